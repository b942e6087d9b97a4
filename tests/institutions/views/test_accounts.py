import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from rembuk.institutions import queries
from rembuk.institutions.models import Account, Institution, Membership
from rembuk.institutions.permits import Role
from tests.factories import institutions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> Institution:
    return make.institution(name="KPU Kota Contoh")


@pytest.fixture
def admin(client: Client, body: Institution) -> Client:
    client.force_login(make.account(Role.ADMIN, at=body, name="Contoh Admin"))
    return client


def roles_at(account: Account, body: Institution) -> set[str]:
    return set(queries.actor_of(account).roles.get(body.pk, frozenset()))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_accounts_asks_the_same_however_long(
    admin: Client, body: Institution, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        make.account(Role.OPERATOR, Role.MODERATOR, at=body)

    with django_assert_num_queries(7):
        assert admin.get("/meja/akun/").status_code == 200


def test_the_list_shows_the_own_bodys_accounts_and_no_others(admin: Client, body: Institution) -> None:
    both = make.account(Role.OPERATOR, at=body, name="Contoh Kawan")
    elsewhere = make.institution(name="Bawaslu Kota Contoh")
    Membership.objects.create(account=both, institution=elsewhere, role="observer")
    make.account(Role.OPERATOR, at=elsewhere, name="Contoh Asing")

    page = admin.get("/meja/akun/").content.decode()

    assert ("Contoh Kawan" in page, "Contoh Asing" in page, elsewhere.name in page) == (True, False, False)


def test_an_account_is_opened_with_a_role(admin: Client, body: Institution) -> None:
    answer = admin.post(
        "/meja/akun-baru/",
        {"email": "satu@example.id", "name": "Contoh Satu", "institution": body.pk, "role": "operator"},
    )

    opened = Account.objects.get(email="satu@example.id")
    assert answer["Location"] == f"/meja/akun/{opened.pk}/"
    assert roles_at(opened, body) == {"operator"}


def test_whoever_chooses_no_role_gives_the_least(admin: Client) -> None:
    assert '<option value="observer" selected>' in admin.get("/meja/akun-baru/").content.decode()


def test_what_is_wrong_with_a_new_account_stands_beside_the_field(admin: Client, body: Institution) -> None:
    answer = admin.post(
        "/meja/akun-baru/",
        {"email": "bukan alamat", "name": "Contoh Satu", "institution": body.pk, "role": "raja"},
    )

    text = answer.content.decode()
    assert answer.status_code == 200
    assert text.count('class="error"') == 2
    assert 'value="Contoh Satu"' in text
    assert Account.objects.count() == 1


def test_roles_are_given_and_withdrawn(admin: Client, body: Institution) -> None:
    account = make.account(Role.OPERATOR, at=body)
    held = Membership.objects.get(account=account)

    admin.post(f"/meja/akun/{account.pk}/peran/", {"institution": body.pk, "role": "moderator"})
    admin.post(f"/meja/akun/{account.pk}/peran/{held.pk}/cabut/")
    twice = admin.post(f"/meja/akun/{account.pk}/peran/{held.pk}/cabut/")

    assert roles_at(account, body) == {"moderator"}
    assert twice.status_code == 404


def test_a_role_that_there_is_not_is_said_beside_the_field(admin: Client, body: Institution) -> None:
    account = make.account(Role.OPERATOR, at=body)

    answer = admin.post(f"/meja/akun/{account.pk}/peran/", {"institution": body.pk, "role": "raja"})

    assert (answer.status_code, answer.content.decode().count('class="error"')) == (200, 1)


def test_the_last_administrator_is_told_why_not(admin: Client, body: Institution) -> None:
    held = Membership.objects.get(institution=body, role="admin")

    pages = [
        admin.post(f"/meja/akun/{held.account_id}/peran/{held.pk}/cabut/", follow=True),
        admin.post(f"/meja/akun/{held.account_id}/tutup/", follow=True),
    ]

    assert ['class="notice warn"' in page.content.decode() for page in pages] == [True, True]
    assert Membership.objects.filter(pk=held.pk).exists()


def test_whose_last_role_here_is_withdrawn_leaves_the_list(admin: Client, body: Institution) -> None:
    held = Membership.objects.get(account=make.account(Role.OPERATOR, at=body))

    answer = admin.post(f"/meja/akun/{held.account_id}/peran/{held.pk}/cabut/")

    assert answer["Location"] == "/meja/akun/"


def test_a_closed_account_is_gone(admin: Client, body: Institution) -> None:
    account = make.account(Role.OPERATOR, at=body)

    admin.post(f"/meja/akun/{account.pk}/tutup/")

    assert not Account.objects.get(pk=account.pk).is_active
    assert admin.get(f"/meja/akun/{account.pk}/").status_code == 404


def test_a_link_for_the_first_sign_in_is_shown_once(admin: Client, body: Institution) -> None:
    account = make.account(Role.OPERATOR, at=body)

    page = admin.post(f"/meja/akun/{account.pk}/tautan/").content.decode()
    [path] = re.findall(r"http://127\.0\.0\.1:8000(/masuk/tautan/[^<]+)", page)
    entered = Client().post(path)

    assert entered["Location"] == "/meja/"
    assert path not in admin.get(f"/meja/akun/{account.pk}/").content.decode()


def test_an_account_in_use_gets_no_link(admin: Client, body: Institution) -> None:
    account = make.account(Role.OPERATOR, at=body)
    Account.objects.filter(pk=account.pk).update(last_login=datetime(2021, 6, 1, tzinfo=UTC))

    page = admin.post(f"/meja/akun/{account.pk}/tautan/", follow=True).content.decode()

    assert 'class="notice warn"' in page
    assert "/masuk/tautan/" not in page


def test_an_outsider_reaches_no_account_of_this_body(client: Client, body: Institution) -> None:
    account = make.account(Role.OPERATOR, at=body)
    held = Membership.objects.get(account=account)
    other = make.institution()
    client.force_login(make.account(Role.ADMIN, at=other))
    at = f"/meja/akun/{account.pk}/"
    role = {"institution": other.pk, "role": "admin"}

    answers = [
        client.get(at),
        client.post(f"{at}peran/", role),
        client.post(f"{at}peran/{held.pk}/cabut/"),
        client.post(f"{at}tutup/"),
        client.post(f"{at}tautan/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 403, 404, 404]
    assert list(Membership.objects.filter(account=account)) == [held]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_only_an_administrator_sees_accounts(client: Client, role: Role) -> None:
    client.force_login(make.account(role))

    assert client.get("/meja/akun/").status_code == 403
    assert client.get("/meja/akun-baru/").status_code == 403
    assert "/meja/akun/" not in client.get("/meja/").content.decode()


def test_ones_own_name_and_language_change(client: Client) -> None:
    account = make.account(Role.OBSERVER)
    client.force_login(account)

    answer = client.post("/meja/akun-saya/", {"name": "Contoh Baru", "language": "en"})

    account.refresh_from_db()
    assert (account.name, account.language) == ("Contoh Baru", "en")
    assert answer["Location"] == "/en/meja/akun-saya/"
