from typing import Any

import pytest
from django.test import Client

from rembuk.institutions.permits import Role
from tests.factories import institutions as make
from tests.factories import programme as plan

pytestmark = pytest.mark.django_db


def test_the_desk_says_who_one_is_and_for_which_body(client: Client) -> None:
    body = make.institution(name="Bawaslu Kota Contoh")
    client.force_login(make.account(Role.OBSERVER, at=body, name="Contoh Satu"))

    page = client.get("/meja/").content.decode()

    assert ("Contoh Satu" in page, "Bawaslu Kota Contoh" in page) == (True, True)


@pytest.mark.parametrize(
    ("role", "accounts", "news"),
    [(Role.ADMIN, True, True), (Role.PUBLIC_RELATIONS, False, True), (Role.OBSERVER, False, False)],
)
def test_the_desk_leads_where_ones_roles_allow(client: Client, role: Role, accounts: bool, news: bool) -> None:
    client.force_login(make.account(role))

    page = client.get("/meja/").content.decode()

    assert ('href="/meja/akun/"' in page, 'href="/redaksi/"' in page) == (accounts, news)


def test_an_account_without_a_role_is_refused_kindly(client: Client) -> None:
    client.force_login(make.account())

    assert client.get("/meja/").status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_asks_the_same_however_many_roles(
    client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    client.force_login(make.account(*list(Role)[:rows]))

    with django_assert_num_queries(6):
        assert client.get("/meja/").status_code == 200


def test_the_desk_shows_the_bodys_programmes_with_the_next_step_and_no_others(client: Client) -> None:
    talk = plan.talk(title="Contoh topik terdekat")
    plan.programme(slug="lain", name="Bincang Lain", partners=[make.institution(), make.institution()])
    client.force_login(make.account(Role.SECRETARIAT, at=talk.host))

    page = client.get("/meja/").content.decode()

    assert ('href="/meja/bincang-contoh/"' in page, "Contoh topik terdekat" in page) == (True, True)
    assert ("Bincang Lain" in page, 'href="/meja/program/baru/"' in page) == (False, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_asks_the_same_however_many_programmes(
    client: Client, rows: int, django_assert_num_queries: Any
) -> None:
    body, other = make.institution(), make.institution()
    for n in range(rows):
        programme = plan.programme(slug=f"bincang-{n}", partners=[body, other])
        plan.talk(programme=programme, host=body)
    client.force_login(make.account(Role.OBSERVER, at=body))

    with django_assert_num_queries(7):
        assert client.get("/meja/").status_code == 200
