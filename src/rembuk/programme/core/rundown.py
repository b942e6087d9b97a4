"""When each item of a talk starts and ends: by the plan, and given what has happened so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the rundown: how long it is planned to take, and the clock that was pressed."""

    planned: timedelta | None
    opened_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an item lies in time. A time that nobody can know yet is None."""

    starts: datetime | None
    ends: datetime | None


def lay_out(entries: Sequence[Entry], *, starts: datetime | None, now: datetime) -> list[Slot]:
    """Place the items one after another from `starts`; a pressed clock beats the plan.

    An item still open cannot end in the past, and what follows it shifts. After an item of unknown length
    the times are unknown until a clock is pressed again. With no clock pressed, this is the plan itself.
    """
    slots: list[Slot] = []
    cursor = starts
    for entry in entries:
        begins = entry.opened_at or cursor
        ends = entry.closed_at or _expected_end(entry, begins, now)
        slots.append(Slot(begins, ends))
        cursor = ends
    return slots


def running(entries: Sequence[Entry]) -> int | None:
    """Return the place in the list of the item that is open now, or None."""
    for place, entry in enumerate(entries):
        if entry.opened_at is not None and entry.closed_at is None:
            return place
    return None


def time_left(entry: Entry, *, now: datetime) -> timedelta | None:
    """Return what is left of an open item's planned time, below zero when it runs over; None if unplanned."""
    if entry.opened_at is None or entry.planned is None:
        return None
    return entry.opened_at + entry.planned - now


def overrun(entries: Sequence[Entry], *, starts: datetime | None, now: datetime) -> int | None:
    """Return by how many whole minutes the talk will end later than planned, below zero when earlier.

    None when the plan has no end: no start was set, or an item has no length.
    """
    if starts is None or not entries:
        return None
    planned = lay_out([Entry(entry.planned) for entry in entries], starts=starts, now=starts)[-1].ends
    expected = lay_out(entries, starts=starts, now=now)[-1].ends
    if planned is None or expected is None:
        return None
    return int((expected - planned) / timedelta(minutes=1))


def _expected_end(entry: Entry, begins: datetime | None, now: datetime) -> datetime | None:
    if begins is None or entry.planned is None:
        return None
    ends = begins + entry.planned
    return max(ends, now) if entry.opened_at is not None else ends
