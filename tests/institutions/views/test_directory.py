from datetime import date
from typing import Any

import pytest
from django.test import Client

from rembuk.institutions.models import Institution, Kind, Person, Position
from rembuk.institutions.permits import Role
from tests.factories import institutions as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> Institution:
    return make.institution(name="KPU Kota Contoh")


@pytest.fixture
def staff(client: Client, body: Institution) -> Client:
    client.force_login(make.account(Role.SECRETARIAT, at=body))
    return client


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_bodies_asks_the_same_however_long(
    staff: Client, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        make.institution()

    with django_assert_num_queries(6):
        assert staff.get("/meja/lembaga/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_people_asks_the_same_however_long(
    staff: Client, rows: int, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        make.position()

    with django_assert_num_queries(7):
        assert staff.get("/meja/orang/").status_code == 200


def test_a_body_is_added_and_corrected(staff: Client) -> None:
    staff.post("/meja/lembaga-baru/", {"name": "Universitas Contoh", "kind": "university", "region": ""})
    staff.post(
        "/meja/lembaga/universitas-contoh/",
        {"name": "Universitas Contoh", "kind": "university", "region": "35.74"},
    )

    added = Institution.objects.get(key="universitas-contoh")
    assert (added.name, added.kind, added.region) == ("Universitas Contoh", "university", "35.74")
    assert "Universitas Contoh" in staff.get("/meja/lembaga/").content.decode()


def test_what_is_wrong_stands_beside_the_field_and_what_was_typed_stays(staff: Client) -> None:
    page = staff.post(
        "/meja/lembaga-baru/", {"name": "Universitas Contoh", "kind": "university", "region": "kota"}
    )

    text = page.content.decode()
    assert page.status_code == 200
    assert 'value="Universitas Contoh"' in text
    assert 'value="kota"' in text
    assert text.count('class="error"') == 1
    assert 'aria-invalid="true"' in text
    assert Institution.objects.filter(kind=Kind.UNIVERSITY).count() == 0


def test_a_person_with_a_position_is_added_and_the_position_ended(staff: Client, body: Institution) -> None:
    added = staff.post("/meja/orang-baru/", {"name": "Contoh Satu, S.H."})
    staff.post(
        "/meja/orang/contoh-satu-sh/jabatan-baru/",
        {"institution": body.pk, "title": "Ketua KPU Kota Contoh", "since": "2018-08-15", "until": ""},
    )
    position = Position.objects.get()
    staff.post(
        f"/meja/orang/contoh-satu-sh/jabatan/{position.pk}/",
        {"title": position.title, "since": "2018-08-15", "until": "2023-08-14"},
    )

    assert added["Location"] == "/meja/orang/contoh-satu-sh/"
    position.refresh_from_db()
    assert (position.since, position.until) == (date(2018, 8, 15), date(2023, 8, 14))
    assert "Ketua KPU Kota Contoh" in staff.get("/meja/orang/contoh-satu-sh/").content.decode()


def test_a_position_that_ends_before_it_starts_is_sent_back(staff: Client, body: Institution) -> None:
    person = make.person()
    typed = {"title": "Ketua", "since": "2021-06-30", "until": "2021-06-29"}
    position = make.position(person, body)

    added = staff.post(f"/meja/orang/{person.key}/jabatan-baru/", {**typed, "institution": body.pk})
    edited = staff.post(f"/meja/orang/{person.key}/jabatan/{position.pk}/", typed)

    for page in (added, edited):
        assert page.status_code == 200
        assert page.content.decode().count('class="error"') == 1
        assert 'value="2021-06-29"' in page.content.decode()
    assert Position.objects.count() == 1


def test_a_printed_name_is_corrected(staff: Client) -> None:
    person = make.person("Contoh Sato", key="contoh")

    staff.post("/meja/orang/contoh/", {"name": "Contoh Satu"})

    assert Person.objects.get(pk=person.pk).name == "Contoh Satu"


def test_people_are_found_by_a_part_of_their_name(staff: Client) -> None:
    for name in ("Contoh Satu", "Contoh Dua", "Lain Sekali"):
        make.person(name)

    found = staff.get("/meja/orang/?cari=CONTOH").content.decode()
    none = staff.get("/meja/orang/?cari=%00tak%20ada").content.decode()

    assert ("Contoh Satu" in found, "Contoh Dua" in found, "Lain Sekali" in found) == (True, True, False)
    assert "tak ada" in none


def test_many_people_are_shown_page_by_page(staff: Client) -> None:
    for n in range(51):
        make.person(f"Contoh {n:02}")

    first = staff.get("/meja/orang/").content.decode()
    second = staff.get("/meja/orang/?hal=2").content.decode()
    beyond = staff.get("/meja/orang/?hal=ngawur")

    assert ("Contoh 50" in first, "Contoh 50" in second, beyond.status_code) == (False, True, 200)


def test_an_outsider_cannot_touch_what_the_body_keeps(client: Client, body: Institution) -> None:
    make.account(Role.SECRETARIAT, at=body)
    position = make.position(at=body, title="Ketua Contoh")
    client.force_login(make.account(Role.SECRETARIAT))
    person = position.person

    answers = [
        client.post(f"/meja/lembaga/{body.key}/", {"name": "Lain", "kind": "kpu"}),
        client.post(f"/meja/orang/{person.key}/", {"name": "Lain"}),
        client.post(f"/meja/orang/{person.key}/jabatan/{position.pk}/", {"title": "Lain"}),
        client.post(f"/meja/orang/{person.key}/jabatan-baru/", {"institution": body.pk, "title": "Lain"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 403, 404, 200]
    assert 'class="error"' in answers[3].content.decode()
    assert list(Position.objects.values_list("title", flat=True)) == ["Ketua Contoh"]


@pytest.mark.parametrize("address", ["/meja/lembaga-baru/", "/meja/orang-baru/"])
def test_who_keeps_no_directory_sees_no_form(client: Client, address: str) -> None:
    client.force_login(make.account(Role.OBSERVER))

    assert client.get(address).status_code == 403
    assert address not in client.get("/meja/orang/").content.decode()


@pytest.mark.parametrize(
    "address", ["/meja/", "/meja/lembaga/", "/meja/orang/", "/meja/akun/", "/meja/akun-saya/"]
)
def test_the_public_is_led_to_the_door(client: Client, address: str) -> None:
    assert client.get(address)["Location"] == f"/masuk/?next={address}"
