from datetime import timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from rembuk.programme.core import codes
from rembuk.programme.core.seats import Standing
from rembuk.programme.core.talk import State
from rembuk.programme.models import Arrival, Registration, TalkChange
from rembuk.programme.queries.changes import whereabouts
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db
UNTIL = NOW + timedelta(days=1)


def at(one: Registration, what: str = "") -> str:
    return f"/tiket/{one.code}/{what}"


def test_a_ticket_shows_what_the_door_needs_and_is_kept_by_nobody(client: Client) -> None:
    one = visitors.registration(visitors.open_talk(), name="<b>Siti</b>", needs=["seat"])

    response = client.get(at(one))

    assert "&lt;b&gt;Siti&lt;/b&gt;" in response.text
    assert one.door_code in response.text
    assert '<div class="qr" role="img" aria-label="Kode QR tiket"><svg' in response.text
    assert "Kursi di depan" in response.text
    assert "no-store" in response["Cache-Control"]
    assert (response.cookies, one.contact in response.text) == ({}, False)


def test_a_code_is_taken_however_it_is_written_and_a_wrong_one_opens_nothing(client: Client) -> None:
    one = visitors.registration(visitors.open_talk())

    assert client.get(f"/tiket/{codes.grouped(one.code).lower()}/").status_code == 200
    for wrong in (one.door_code, codes.new_code(codes.OPENING), "x" * 500):
        assert client.get(f"/tiket/{wrong}/").status_code == 404
        assert client.post(f"/tiket/{wrong}/batal/").status_code == 404


@pytest.mark.parametrize("action", ["ambil", "batal", "pindah"])
def test_looking_changes_nothing(client: Client, action: str) -> None:
    one = visitors.registration(visitors.open_talk())

    assert client.get(at(one, f"{action}/")).status_code == 405


def test_a_seat_is_taken_moved_and_given_back_by_one_press_each(client: Client) -> None:
    one = visitors.registration(visitors.open_talk(), standing="offered", answer_by=UNTIL)

    assert "Ambil paling lambat Rabu, 25 November 2026, 10.00 WIB" in client.get(at(one)).text
    seen = []
    for action, data in (("ambil/", {}), ("pindah/", {"place": "online"}), ("batal/", {})):
        response = client.post(at(one, action), data)
        one.refresh_from_db()
        seen.append((response.status_code, response["Location"] == at(one), one.place, one.standing))

    assert seen == [
        (303, True, "hall", "sure"),
        (303, True, "online", "sure"),
        (303, True, "online", "cancelled"),
    ]


def test_a_refusal_stands_on_top_of_the_ticket(client: Client) -> None:
    one = visitors.registration(visitors.open_talk(), standing="waiting")

    response = client.post(at(one, "ambil/"))

    assert response.status_code == 409
    assert "Waktu menjawab sudah lewat" in response.text
    assert "antrean ke-1" in response.text
    assert "setelah kursinya milik Anda" in response.text
    assert "Tunjukkan kode ini" not in response.text


def test_a_place_that_does_not_exist_changes_nothing(client: Client) -> None:
    one = visitors.registration(visitors.open_talk())

    assert client.post(at(one, "pindah/"), {"place": "bulan"}).status_code == 400


@pytest.mark.parametrize(
    ("state", "words"),
    [(State.POSTPONED, "Tiket Anda berlaku untuk tanggal baru"), (State.CANCELLED, "Bincang ini batal")],
)
def test_what_has_become_of_the_talk_stands_on_the_ticket(client: Client, state: State, words: str) -> None:
    one = visitors.registration(sample.talk(state))

    page = client.get(at(one)).text

    assert words in page
    assert "Contoh alasan" in page
    # Who cannot come on the new day gives the seat back at once.
    assert ("Rencana berubah?" in page) == (state is State.POSTPONED)


def test_a_cancelled_ticket_leads_back_to_the_form(client: Client) -> None:
    one = visitors.registration(visitors.open_talk(), standing=Standing.CANCELLED.value)

    page = client.get(at(one)).text

    assert "/acara/bincang-contoh/1/daftar/" in page
    assert one.door_code not in page


def test_a_ticket_is_printed_and_put_into_a_calendar(client: Client) -> None:
    one = visitors.registration(visitors.open_talk())

    paper, calendar = client.get(at(one, "tiket.pdf")), client.get(at(one, "acara.ics"))

    assert (paper["Content-Type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    [event] = Calendar.from_ical(calendar.content).walk("VEVENT")
    assert (event["UID"], event["DTSTART"].params["TZID"]) == ("talk-1.bincang-contoh@rembuk", "Asia/Jakarta")


def test_a_ticket_says_what_has_changed_and_where_one_can_still_take_part(client: Client) -> None:
    talk = sample.talk(State.ANNOUNCED)
    before = {**whereabouts(talk).packed(), "mode": "hibrida"}
    TalkChange.objects.create(talk=talk, sequence=1, at=NOW, before=before)

    page = client.get(at(visitors.registration(talk, place="online"))).text

    assert "Cara ikut: <ins>tatap muka</ins>" in page
    assert "tidak bisa lagi diikuti daring" in page
    assert "Saya datang ke aula saja" in page


def test_an_online_ticket_leads_into_the_room_and_counts_its_holder(client: Client) -> None:
    one = visitors.registration(sample.talk(State.LIVE, mode="hibrida"), place="online")

    assert "Masuk ke ruang" in client.get(at(one)).text
    response = client.post(at(one, "ikut/"))

    assert (response.status_code, response["Location"], response.cookies) == (
        303,
        "/acara/bincang-contoh/1/ruang/",
        {},
    )
    assert Arrival.objects.get().registration == one


def test_a_ticket_opens_no_room_before_the_talk(client: Client) -> None:
    one = visitors.registration(visitors.open_talk(), place="online")

    assert client.post(at(one, "ikut/")).status_code == 409
    assert Arrival.objects.count() == 0
