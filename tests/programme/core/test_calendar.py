import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.calendar import Event, render

ZONE = "Asia/Jakarta"
STAMP = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
STARTS = datetime(2026, 11, 25, 13, 30, tzinfo=ZoneInfo(ZONE))


def event(**changes: Any) -> Event:
    return Event(
        **{"uid": "talk-1.contoh@rembuk", "sequence": 0, "summary": "Contoh", "starts": STARTS, **changes}
    )


def text(*events: Event) -> str:
    return render(events, name="Bincang Contoh", zone=ZONE, stamp=STAMP).decode()


def parsed(*events: Event) -> list[icalendar.Component]:
    return list(icalendar.Calendar.from_ical(text(*events)).walk("VEVENT"))


def unfolded(content: str) -> list[str]:
    """A second reading, by hand: RFC 5545 section 3.1."""
    return re.sub(r"\r\n[ \t]", "", content).split("\r\n")


def test_an_hour_is_printed_in_the_zone_by_its_full_name() -> None:
    ends = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)

    lines = unfolded(text(event(ends=ends)))

    assert "DTSTART;TZID=Asia/Jakarta:20261125T133000" in lines
    assert "DTEND;TZID=Asia/Jakarta:20261125T150000" in lines
    assert lines.count("TZID:Asia/Jakarta") == 1
    (found,) = parsed(event(ends=ends))
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (STARTS, ends)


def test_a_talk_without_an_hour_takes_its_whole_day() -> None:
    (found,) = parsed(event(starts=date(2021, 6, 30)))

    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2021, 6, 30), date(2021, 7, 1))


def test_a_talk_called_off_says_so_to_every_calendar() -> None:
    (found,) = parsed(event(is_cancelled=True, sequence=3))

    assert (found["status"], found.decoded("sequence")) == ("CANCELLED", 3)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200),
    st.text("abc,;\\\n", max_size=80),
)
def test_whatever_a_talk_is_called_a_calendar_reads_it_back(summary: str, description: str) -> None:
    content = text(event(summary=summary, description=description, location=summary))

    assert [line for line in content.split("\r\n") if len(line.encode()) > 75] == []
    (found,) = parsed(event(summary=summary, description=description, location=summary))
    assert (str(found["summary"]), str(found["location"])) == (summary, summary)
    assert str(found.get("description", "")) == description


@pytest.mark.parametrize("count", [0, 1, 36])
def test_a_calendar_has_one_event_a_talk(count: int) -> None:
    events = [event(uid=f"talk-{number}.contoh@rembuk") for number in range(count)]

    assert [str(found["uid"]) for found in parsed(*events)] == [each.uid for each in events]
