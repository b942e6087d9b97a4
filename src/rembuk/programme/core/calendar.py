"""A calendar to subscribe to (RFC 5545): one event a talk, with one UID for life.

The library writes the time zone's own block, once; the events are a few plain lines each, which take it many
times longer to write.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone

_LINE_BYTES = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One talk. `starts` is a moment, or a date where no hour is known."""

    uid: str
    sequence: int
    summary: str
    starts: date | datetime
    ends: datetime | None = None
    location: str = ""
    description: str = ""
    url: str = ""
    is_cancelled: bool = False


def render(events: Iterable[Event], *, name: str, zone: str, stamp: datetime) -> bytes:
    """Return the calendar as the bytes of an .ics file.

    :param zone: full name of the time zone, such as Asia/Jakarta; the events' hours are printed in it.
    :param stamp: when the calendar was made.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Rembuk//Talks//ID",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        f"X-WR-TIMEZONE:{zone}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    ]
    body = [line for event in events for line in _event(event, zone, stamp)]
    folded = "".join(f"{_folded(line)}\r\n" for line in lines)
    return (
        folded + _zone_block(zone) + "".join(f"{_folded(line)}\r\n" for line in [*body, "END:VCALENDAR"])
    ).encode()


def _event(event: Event, zone: str, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if isinstance(event.starts, datetime):
        yield f"DTSTART;TZID={zone}:{_local(event.starts, zone)}"
        if event.ends is not None:
            yield f"DTEND;TZID={zone}:{_local(event.ends, zone)}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.starts + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(event.summary)}"
    for key, value in (("LOCATION", event.location), ("DESCRIPTION", event.description)):
        if value:
            yield f"{key}:{_text(value)}"
    if event.url:
        yield f"URL:{event.url}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _local(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%Y%m%dT%H%M%S}"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> str:
    """Break a line after at most 75 bytes, never inside a character."""
    if len(line) <= _LINE_BYTES and line.isascii():
        return line
    parts, part, size = [], "", 0
    for character in line:
        width = len(character.encode())
        if size + width > _LINE_BYTES:
            parts.append(part)
            # The space that opens a continued line counts as well.
            part, size = "", 1
        part += character
        size += width
    return "\r\n ".join([*parts, part])


@lru_cache(maxsize=16)
def _zone_block(zone: str) -> str:
    block = Timezone.from_tzinfo(ZoneInfo(zone), zone, first_date=date(2020, 1, 1), last_date=date(2040, 1, 1))
    return str(block.to_ical().decode())
