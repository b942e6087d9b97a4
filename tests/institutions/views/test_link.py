import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rembuk.institutions.actions import links
from rembuk.institutions.models import Account
from rembuk.institutions.permits import CONSOLE, Role
from tests.factories import institutions as make

pytestmark = pytest.mark.django_db


def address_for(account: Account) -> str:
    return reverse("institutions:link", args=[links.make_link(by=CONSOLE, account=account, now=timezone.now())])


def test_a_preview_of_the_link_does_not_spend_it(client: Client) -> None:
    account = make.account(Role.ADMIN)
    address = address_for(account)

    previews = [client.get(address).status_code, client.head(address).status_code]
    entered = client.post(address)

    assert previews == [200, 200]
    assert (entered.status_code, entered["Location"]) == (302, "/meja/")
    assert client.session["_auth_user_id"] == str(account.pk)


def test_a_spent_link_says_so_and_lets_nobody_in(client: Client) -> None:
    address = address_for(make.account(Role.ADMIN))
    Client().post(address)

    refused = client.post(address)

    assert refused.status_code == 410
    assert 'href="/masuk/"' in refused.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_made_up_link_is_refused_alike(client: Client) -> None:
    assert client.get("/masuk/tautan/karangan/").status_code == 410
    assert client.post("/masuk/tautan/karangan/").status_code == 410


def test_the_link_is_not_kept_by_anyone_on_the_way(client: Client) -> None:
    assert "no-store" in client.get(address_for(make.account(Role.ADMIN)))["Cache-Control"]
