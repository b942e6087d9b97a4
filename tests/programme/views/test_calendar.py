import warnings
from datetime import UTC, datetime, timedelta

import icalendar
import ics
import pytest
import vobject
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rembuk.programme import actions
from rembuk.programme.core.talk import State
from tests.factories import programme as make

pytestmark = pytest.mark.django_db
ADDRESS = "/acara/bincang-contoh/kalender.ics"
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def events(client: Client) -> list[icalendar.Component]:
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))


def test_the_public_sees_announced_talks_and_no_draft(client: Client) -> None:
    make.talk(State.ANNOUNCED, title="Talk yang diumumkan")
    make.talk(State.DRAFT, title="Talk yang rahasia")

    assert [str(event["summary"]) for event in events(client)] == ["Talk yang diumumkan"]


def test_a_moved_date_keeps_the_uid_and_raises_the_sequence(client: Client) -> None:
    talk = make.talk(State.ANNOUNCED)
    (before,) = events(client)

    day = talk.date + timedelta(days=7)
    actions.postpone(by=make.officer(), talk=talk, date=day, reason="Contoh alasan", now=NOW)

    (after,) = events(client)
    assert (after["uid"], after.decoded("sequence")) == (before["uid"], before.decoded("sequence") + 1)
    assert after.decoded("dtstart").date() == day
    assert "Contoh alasan" in str(after["description"])


def test_a_cancelled_talk_stays_and_says_so(client: Client) -> None:
    talk = make.talk(State.ANNOUNCED)
    actions.cancel(by=make.officer(), talk=talk, reason="Contoh alasan", now=NOW)

    (event,) = events(client)
    assert (event["status"], event.decoded("sequence")) == ("CANCELLED", 1)


@pytest.mark.parametrize("count", [1, 3])
def test_more_talks_ask_the_database_no_more(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make.talk(State.ANNOUNCED)

    with django_assert_num_queries(2):
        events(client)


def test_a_series_that_is_not_there_has_no_calendar(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 404


def test_a_talk_has_one_uid_in_the_calendars_of_the_series_of_its_host_and_of_its_tag(client: Client) -> None:
    talk = make.talk(State.ANNOUNCED, tags=["Daftar Pemilih", "daftar pemilih"])
    make.talk(State.ANNOUNCED, programme=talk.programme, host=make.body("kpu-kab"), tags=["Umum"])
    addresses = ["kalender.ics", "kalender/lembaga/kpu-kota.ics", "kalender/topik/daftar-pemilih.ics"]

    found = [
        [str(event["uid"]) for event in icalendar.Calendar.from_ical(answer.content).walk("VEVENT")]
        for answer in (client.get(f"/acara/bincang-contoh/{address}") for address in addresses)
    ]

    one = "talk-1.bincang-contoh@rembuk"
    assert found == [[one, "talk-2.bincang-contoh@rembuk"], [one], [one]]


@pytest.mark.parametrize("address", ["lembaga/kampus.ics", "topik/rahasia.ics"])
def test_a_body_that_is_no_partner_and_a_tag_only_a_draft_bears_have_no_calendar(
    client: Client, address: str
) -> None:
    make.body("kampus")
    make.talk(State.DRAFT, tags=["Rahasia"])

    assert client.get(f"/acara/bincang-contoh/kalender/{address}").status_code == 404


def test_two_other_parsers_read_the_same_events_at_the_same_instants(client: Client) -> None:
    make.talk(
        State.ANNOUNCED, title="Koma, titik; koma \\ dan 🗳️" + " panjang" * 20, topics=["Satu\nDua", "Tiga"]
    )
    make.talk(State.CANCELLED, date=make.DAY + timedelta(days=14), starts=None, ends=None)
    text = client.get(ADDRESS).content.decode()

    first = [(str(e["uid"]), str(e["summary"]), e.decoded("dtstart"), str(e["status"])) for e in events(client)]
    with warnings.catch_warnings():
        # The parsers themselves use what newer Pythons discourage.
        warnings.simplefilter("ignore")
        second = sorted((e.uid, e.name, e.begin.datetime, e.status) for e in ics.Calendar(text).events)
        third = [
            (e.uid.value, e.summary.value, e.dtstart.value, e.status.value)
            for e in vobject.readOne(text).vevent_list
        ]

    assert third == first
    assert [(uid, name, status) for uid, name, _begins, status in second] == [
        (uid, name, status) for uid, name, _begins, status in first
    ]
    assert second[0][2] == first[0][2] == make.OPENING
    assert second[1][2].date() == first[1][2]


def test_a_validator_finds_every_part_that_the_standard_asks_for_and_none_too_often(client: Client) -> None:
    make.talk(State.ANNOUNCED)
    make.talk(State.CANCELLED, date=make.DAY + timedelta(days=14), starts=None, ends=None)
    text = client.get(ADDRESS).content.decode()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert vobject.readOne(text).validate(raiseException=True)
        broken = vobject.readOne(text.replace("UID:talk-1", "X-UID:talk-1"))
        with pytest.raises(vobject.base.ValidateError, match="UID"):
            broken.validate(raiseException=True)


def test_the_zone_is_named_in_full_and_brings_its_own_rules(client: Client) -> None:
    make.talk(State.ANNOUNCED)
    text = client.get(ADDRESS).content.decode()

    assert "DTSTART;TZID=Asia/Jakarta:20261125T133000" in text
    assert [str(zone["tzid"]) for zone in icalendar.Calendar.from_ical(text).walk("VTIMEZONE")] == [
        "Asia/Jakarta"
    ]
