"""A plan of talks as offices keep it in a spreadsheet: found by its headings, read row by row.

Dates come as cells or as text ("Rabu, 30 Juni 2021", "30/6/2021"), hours as "13.30 s.d. 15.30 WIB", hosts by as
much of the name as names only one. A row that cannot be read is told with its reason and holds up no other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from rembuk.kit.dates import MONTHS
from rembuk.programme.core.talk import Mode

_HEADINGS = {
    "date": (
        "tanggal",
        "haritanggal",
        "tgl",
        "haritgl",
        "tanggalpelaksanaan",
        "haritanggalpelaksanaan",
        "date",
    ),
    "title": ("topik", "topikbincang", "tema", "judul", "materi", "title", "topic"),
    "host": ("tuanrumah", "penyelenggara", "pelaksana", "host"),
    "hours": ("waktu", "waktupelaksanaan", "pukul", "jam", "time", "hours"),
    "mode": ("caraikut", "metode", "bentuk", "mode", "format"),
    "venue": ("tempat", "tempatpelaksanaan", "lokasi", "venue"),
}
_MODES = {
    Mode.IN_PERSON: ("luring", "tatapmuka", "offline", "inperson"),
    Mode.ONLINE: ("daring", "online", "zoom"),
    Mode.HYBRID: ("hibrida", "hybrid", "hibrid"),
}
_MONTH = {name.casefold(): place for names in MONTHS.values() for place, name in enumerate(names, start=1)}
_MONTH |= {"pebruari": 2, "agt": 8, "ags": 8, "nopember": 11, "nop": 11}
_WEEKDAY = r"(?:[\w'’]+\s*[,/\s]\s*)?"  # Friday is Jumat, and Jum'at as many offices write it
_WORD = re.compile(r"\w+")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[.:](\d{2})(?!\d)")


class Problem(StrEnum):
    """Why a row is not taken over."""

    DATE_MISSING = "date missing"
    DATE_UNREADABLE = "date unreadable"
    DAY_TWICE = "day twice"
    DAY_PASSED = "day passed"
    DAY_OFF = "day off"
    TOO_FAR = "too far"
    HOST_MISSING = "host missing"
    HOST_UNKNOWN = "host unknown"
    HOURS_UNREADABLE = "hours unreadable"
    MODE_UNKNOWN = "mode unknown"
    TITLE_TOO_LONG = "title too long"
    VENUE_MISSING = "venue missing"


class NoHeadings(Exception):
    """No row of any sheet names a column for the date."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row that can be read. `line` is its number in the sheet, counted from one; what is empty is None."""

    line: int
    date: date
    title: str | None = None
    host: int | None = None
    starts: time | None = None
    ends: time | None = None
    mode: Mode | None = None
    venue: str | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row that cannot be taken over, and why."""

    line: int
    problem: Problem
    sheet: str = ""


def read(
    sheets: Iterable[tuple[str, Iterable[Sequence[object]]]], *, hosts: Mapping[str, int]
) -> tuple[list[PlannedRow], list[WrongRow]]:
    """Return the rows that can be read and those that cannot, both in order; empty rows count as neither.

    A sheet that names no columns, such as a cover, is passed over.

    :param sheets: the name of each sheet, and its cells from its first row on.
    :param hosts: the bodies that may host, by name.
    :raises NoHeadings: if no row of any sheet names a column for the date.
    """
    good: list[PlannedRow] = []
    wrong: list[WrongRow] = []
    days: set[date] = set()
    has_headings = False
    for sheet, rows in sheets:
        for line, found in _lines(rows):
            has_headings = True
            row = None if found is None else _row(line, found, hosts)
            if isinstance(row, PlannedRow) and row.date in days:
                row = Problem.DAY_TWICE
            if isinstance(row, Problem):
                wrong.append(WrongRow(line, row, sheet))
            elif row is not None:
                days.add(row.date)
                good.append(replace(row, sheet=sheet))
    if not has_headings:
        raise NoHeadings
    return good, wrong


def _lines(rows: Iterable[Sequence[object]]) -> Iterator[tuple[int, dict[str, object] | None]]:
    """Yield the headings' line with None, then each line that is not empty with its cells by column."""
    columns: dict[str, int] = {}
    for line, cells in enumerate(rows, start=1):
        if not columns:
            columns = _columns(cells)
            if columns:
                yield line, None
        elif any(_text(cell) for cell in cells):
            yield line, {name: cells[place] for name, place in columns.items() if place < len(cells)}


def spans(lines: Iterable[int]) -> str:
    """Write line numbers as people do: "4–7, 9"."""
    runs: list[list[int]] = []
    for line in sorted(lines):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def _columns(cells: Sequence[object]) -> dict[str, int]:
    names = [_bare(_text(cell)) for cell in cells]
    found = {
        key: next(place for place, name in enumerate(names) if name in words)
        for key, words in _HEADINGS.items()
        if any(name in words for name in names)
    }
    return found if "date" in found else {}


def _row(line: int, cells: Mapping[str, object], hosts: Mapping[str, int]) -> PlannedRow | Problem:
    day = day_of(cells.get("date"))
    if isinstance(day, Problem):
        return day
    title, venue = _text(cells.get("title")), _text(cells.get("venue"))
    host = _host(_text(cells.get("host")), hosts)
    hours = _hours(cells.get("hours"))
    mode = _mode(_text(cells.get("mode")))
    for each in (host, hours, mode):
        if isinstance(each, Problem):
            return each
    if len(title) > 200 or len(venue) > 200:
        return Problem.TITLE_TOO_LONG
    starts, ends = hours if isinstance(hours, tuple) else (None, None)
    return PlannedRow(
        line, day, title or None, host if isinstance(host, int) else None, starts, ends,
        mode if isinstance(mode, Mode) else None, venue or None,
    )  # fmt: skip


def day_of(cell: object) -> date | Problem:
    """Return the day that a cell means."""
    if isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    text = _text(cell)
    if not text:
        return Problem.DATE_MISSING
    return _day_in(text) or Problem.DATE_UNREADABLE


def _day_in(text: str) -> date | None:
    numbers = re.fullmatch(_WEEKDAY + r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})", text)
    words = re.fullmatch(_WEEKDAY + r"(\d{1,2})[\s-]+([^\W\d]+)\.?[\s-]+(\d{4})", text)
    try:
        if numbers and len(numbers[1]) == 4:
            return date(int(numbers[1]), int(numbers[2]), int(numbers[3]))
        if numbers and len(numbers[3]) == 4:
            return date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
        month = _month_of(words[2].casefold()) if words else None
        if words and month:
            return date(int(words[3]), month, int(words[1]))
    except ValueError:
        return None
    return None


def _month_of(word: str) -> int | None:
    """Return the month that a word names: whole, as it was once spelled, or by its first letters."""
    begun = {place for name, place in _MONTH.items() if len(word) > 2 and name.startswith(word)}
    return _MONTH.get(word) or (begun.pop() if len(begun) == 1 else None)


def _host(text: str, hosts: Mapping[str, int]) -> int | Problem | None:
    if not text:
        return None
    wanted = _WORD.findall(text.casefold())
    named = {body: _WORD.findall(name.casefold()) for name, body in hosts.items()}
    exact = [body for body, words in named.items() if words == wanted]
    found = exact or [
        body for body, words in named.items() if wanted and all(_is_in(each, words) for each in wanted)
    ]
    return found[0] if len(found) == 1 else Problem.HOST_UNKNOWN


def _is_in(wanted: str, words: Sequence[str]) -> bool:
    """Say whether a word, or what it abbreviates ("Kab."), is among those of a name."""
    return any(word == wanted or (len(wanted) > 2 and word.startswith(wanted)) for word in words)


def _hours(cell: object) -> tuple[time | None, time | None] | Problem:
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0), None
    text = _text(cell)
    if not text:
        return None, None
    found = [(int(hour), int(minute)) for hour, minute in _CLOCK.findall(text)]
    if not 1 <= len(found) <= 2 or any(hour > 23 or minute > 59 for hour, minute in found):
        return Problem.HOURS_UNREADABLE
    starts, ends = time(*found[0]), time(*found[1]) if len(found) == 2 else None
    return Problem.HOURS_UNREADABLE if ends is not None and ends <= starts else (starts, ends)


def _mode(text: str) -> Mode | Problem | None:
    if not text:
        return None
    return next((mode for mode, words in _MODES.items() if _bare(text) in words), Problem.MODE_UNKNOWN)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
