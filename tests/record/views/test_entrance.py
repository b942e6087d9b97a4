"""A record is public only once its partners have agreed to it: nothing of it leaks before, anywhere."""

import pytest
from django.test import Client

from rembuk.institutions.permits import Role
from rembuk.programme.core.agreement import Subject
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record.models import Medium, StatementKind
from tests import desk
from tests.factories import programme as sample
from tests.factories import record
from tests.record.answers import bodies

pytestmark = pytest.mark.django_db

SERIES = "/acara/bincang-contoh/"
RECORD = f"{SERIES}1/rekaman/"
WORD = "Temayun"
"""A word that stands only in the record."""

FILES = ["notulen.pdf", "rekaman.json", "transkrip.vtt", "transkrip.txt", "bab.txt", "bab.vtt", "bab.json"]
PUBLIC = [
    "/", "/acara/", SERIES, f"{SERIES}1/", f"{SERIES}2/", RECORD, f"{SERIES}siniar.xml",
    f"{SERIES}kalender.ics", f"{SERIES}capaian/", f"{SERIES}capaian.csv", f"{SERIES}janji/", "/kiat/",
    "/kiat/?jenis=tip", "/kiat/?jenis=",
    "/berita/", "/berita/umpan.xml", "/sitemap.xml", "/api/v1/programmes", "/api/v1/articles",
    "/api/v1/programmes/bincang-contoh/talks", "/api/v1/talks/bincang-contoh/1",
]  # fmt: skip


def full(state: State) -> tuple[Talk, Medium]:
    """Make a talk whose record bears the word in every part, and the talk that follows it."""
    talk = sample.talk(state)
    for kind in StatementKind:
        record.statement(talk, kind, text=f"{WORD} dalam {kind}")
    record.line(talk, text=f"{WORD} dalam transkrip")
    record.attendance(talk, hall=4_711)
    sample.commitment(talk, text=f"{WORD} sebagai janji")
    medium = record.medium(talk)
    sample.talk(State.ANNOUNCED)
    return talk, medium


def test_no_word_of_a_record_is_public_before_the_partners_have_agreed(client: Client) -> None:
    full(State.HELD)

    told = bodies(client, *PUBLIC, "/cari/?q=dalam", "/cari/?q=transkrip", "/en" + RECORD)

    assert [word for word in (WORD, WORD.lower(), "4711", "4.711", "enclosure") if word in told] == []
    for page in ("/cari/?q=temayn", f"{RECORD}?cari=temayn"):
        assert "temayun" not in client.get(page).text.lower()
    assert RECORD not in bodies(client, *(set(PUBLIC) - {RECORD}))


def test_the_same_words_stand_there_afterwards(client: Client) -> None:
    full(State.PUBLISHED)

    for address in (RECORD, f"{SERIES}2/", f"{SERIES}janji/", "/kiat/?jenis=", "/cari/?q=temayun"):
        assert WORD in client.get(address).text, address
    for address in (f"{SERIES}1/", f"{SERIES}siniar.xml", "/sitemap.xml"):
        assert RECORD in client.get(address).text, address


@pytest.mark.parametrize("at", [*FILES, "rekaman/bagian/1/", "medium"])
def test_no_part_of_it_can_be_taken_before_by_a_visitor_or_by_staff_of_another_body(
    client: Client, at: str
) -> None:
    _talk, medium = full(State.HELD)
    address = f"{RECORD}{medium.pk}/{medium.name}" if at == "medium" else f"{SERIES}1/{at}"

    assert [each.get(address).status_code for each in (client, desk.outsider())] == [404, 404]
    preview = desk.staff().get(address)
    assert preview.status_code == 200
    assert {"private", "no-store"} <= set(preview["Cache-Control"].split(", "))


def test_its_address_says_calmly_that_the_record_is_with_the_bodies(client: Client) -> None:
    full(State.HELD)

    for reader in (client, desk.outsider()):
        response = reader.get(RECORD)
        assert response.status_code == 200
        assert "Bincang ini sudah terlaksana." in response.text
        assert ("noindex" in response.text, "Pratinjau" in response.text) == (True, False)
        assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert client.cookies == {}


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.OPERATOR])
def test_staff_of_a_partner_read_it_as_a_preview_that_nobody_keeps(role: Role) -> None:
    full(State.HELD)

    response = desk.staff(role, at=sample.body("bawaslu-kab")).get(RECORD)

    assert WORD in response.text
    assert "Pratinjau untuk lembaga mitra" in response.text
    assert "noindex" in response.text
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


def test_once_it_is_public_it_is_no_preview_for_anyone(client: Client) -> None:
    full(State.PUBLISHED)

    for reader in (client, desk.staff()):
        response = reader.get(RECORD)
        assert ("Pratinjau" in response.text, "noindex" in response.text) == (False, False)


def test_the_last_partners_agreement_opens_it_though_a_visitor_has_just_looked(client: Client) -> None:
    talk, _medium = full(State.HELD)
    sample.agree(talk, "bawaslu-kab", "bawaslu-kota", "kpu-kab", subject=Subject.RECORD)
    assert WORD not in client.get(RECORD).text

    sample.agree(talk, "kpu-kota", subject=Subject.RECORD)

    assert WORD in client.get(RECORD).text
