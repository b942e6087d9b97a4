from datetime import UTC, datetime, timedelta

import icalendar
import pytest
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
