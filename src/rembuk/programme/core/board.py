"""The rules of the board: which days are proposed for talks, which are skipped and why, and who hosts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise


class OffKind(StrEnum):
    """Why no talk is held on a day."""

    HOLIDAY = "holiday"
    LEAVE = "leave"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Off:
    """A day or a period, both ends included, on which no talk is held."""

    starts: date
    ends: date
    kind: OffKind
    name: str
    is_estimate: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A day of the rhythm on which no talk is planned yet; `off` says why it is skipped, if it is."""

    day: date
    off: Off | None = None


_REACH = timedelta(days=31)
"""However rare the talks are, one that is further away stands for another day of the rhythm."""


def slots(
    days: Iterable[date], *, after: date, until: date, off: Sequence[Off], taken: Iterable[date]
) -> list[Slot]:
    """Return the days of the rhythm after one day and up to another that no planned talk stands for.

    A talk that was moved still stands for the day of the rhythm that it is nearest to.

    :param days: the rhythm's days in order, beginning at or before `after`; it may go on for ever.
    """
    planned = {each for each in taken if each > after - _REACH}
    return [
        Slot(day, next((each for each in off if each.starts <= day <= each.ends), None))
        for day, following in pairwise(_up_to(days, until))
        if day > after and day <= until and not _stands_for(day, following, planned)
    ]


def turns(partners: Sequence[int], hosted: Sequence[int], count: int) -> list[int]:
    """Return who hosts the next talks: who has hosted least, then who waited longest, then the order agreed on.

    :param partners: the bodies by id. :param hosted: the hosts so far, oldest first; strangers do not count.
    """
    if not partners:
        return []
    tally = Counter(dict.fromkeys(partners, 0))
    tally.update(body for body in hosted if body in tally)
    latest = {body: place for place, body in enumerate(hosted)}
    found = []
    for place in range(len(hosted), len(hosted) + count):
        body = min(partners, key=lambda each: (tally[each], latest.get(each, -1)))
        tally[body] += 1
        latest[body] = place
        found.append(body)
    return found


def unknown_years(known: Iterable[int], *, since: date, until: date) -> list[int]:
    """Return the years of a period whose public holidays nobody has entered."""
    years = set(known)
    return [year for year in range(since.year, until.year + 1) if year not in years]


def _up_to(days: Iterable[date], until: date) -> Iterator[date]:
    """Yield the days up to the first one after `until`, with one more behind the last of a rhythm that ends."""
    last = None
    for day in days:
        yield day
        last = day
        if day > until:
            return
    if last is not None:
        yield date.max


def _stands_for(day: date, following: date, planned: Iterable[date]) -> bool:
    gap = min(following - day, _REACH).days
    # One that was moved by half the gap stands for the day that it was moved from, as talks are mostly put off.
    return any(-gap < (each - day).days * 2 <= gap for each in planned)
