"""The rhythm of a programme: a recurrence rule of RFC 5545, by whole days."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

_PART = re.compile(r"([A-Z]+)=([A-Z0-9,+-]+)")
_PARTS = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"})
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})

# The calendar repeats itself, weekdays included, every 400 years, and dateutil gives up at the year 9999.
# Asked from 19 such turns later, it searches four centuries and not eighty for a day that never comes.
_TURNS = 19 * 400

# Each language's words for a rule: every one of them, every so many of them, and the numbers people write out.
_UNITS = {
    "id": {"WEEKLY": ("setiap minggu", "setiap {} minggu"), "MONTHLY": ("setiap bulan", "setiap {} bulan")},
    "en": {"WEEKLY": ("every week", "every {} weeks"), "MONTHLY": ("every month", "every {} months")},
}
_NUMBERS = {
    "id": ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"),
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}


class UnreadableRule(Exception):
    """The text is not a recurrence rule by days, weeks, months or years."""


class NeverHappens(Exception):
    """The rule is readable, and no day ever fits it."""


def check(rule: str, *, since: date) -> None:
    """Accept a rule that names at least one day from `since` on.

    :raises UnreadableRule: if it cannot be read.
    :raises NeverHappens: if it can, but no day fits.
    """
    if next(days(rule, since=since), None) is None:
        raise NeverHappens(rule)


def days(rule: str, *, since: date, near: date = date.min) -> Iterator[date]:
    """Yield the days of the rule in order, counted from one. :raises UnreadableRule: if it cannot be read.

    :param near: days long before this one may be left out; the last one before it never is.
    """
    parts = _parts_of(rule)
    start = datetime.combine(_later_turn(parts, since, near), time.min)
    start = start.replace(year=start.year + _TURNS)
    try:
        until = _day_of(parts.pop("UNTIL", ""))
        for moment in rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=start):
            day = moment.date().replace(year=moment.year - _TURNS)
            if until is not None and day > until:
                return
            yield day
    except (ValueError, TypeError, IndexError, KeyError) as problem:
        raise UnreadableRule(rule) from problem


def words(rule: str, language: str) -> str | None:
    """Say a plain weekly or monthly rule in Indonesian ("id") or English ("en"): "setiap dua minggu".

    None for a rule that also names days or an end, or cannot be read: better nothing than half of it.
    """
    try:
        parts = _parts_of(rule)
    except UnreadableRule:
        return None
    units = _UNITS[language].get(parts["FREQ"])
    if units is None or not parts.keys() <= {"FREQ", "INTERVAL", "WKST"}:
        return None
    every = int(parts.get("INTERVAL", "1"))
    one, many = units
    return one if every == 1 else many.format(_NUMBERS[language][every - 2] if every <= 10 else every)


def _later_turn(parts: dict[str, str], since: date, near: date) -> date:
    """Return a day on which a weekly rhythm begins anew as on its first, two turns or fewer before another."""
    if parts["FREQ"] != "WEEKLY" or "COUNT" in parts or near <= since:
        return since
    turn = timedelta(weeks=int(parts.get("INTERVAL", "1")))
    return since + max((near - since) // turn - 1, 0) * turn


def _parts_of(rule: str) -> dict[str, str]:
    found = [_PART.fullmatch(part) for part in rule[:200].split(";")]
    parts = {part[1]: part[2] for part in found if part is not None}
    whole = len(rule) <= 200 and len(parts) == len(found) and parts.keys() <= _PARTS
    if not (
        whole
        and parts.get("FREQ") in _FREQUENCIES
        and re.fullmatch(r"[1-9][0-9]{0,2}", parts.get("INTERVAL", "1"))
        and re.fullmatch(r"[1-9][0-9]{0,3}", parts.get("COUNT", "1"))
        and not {"COUNT", "UNTIL"} <= parts.keys()
    ):
        raise UnreadableRule(rule)
    return parts


def _day_of(until: str) -> date | None:
    # The end may carry an hour in UTC; by whole days only its date counts.
    return datetime.strptime(until[:8], "%Y%m%d").date() if until else None  # noqa: DTZ007 - a day has no zone
