"""Who has a seat in the hall, who waits for one, and how the waiting list moves up."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from rembuk.programme.core.talk import Mode

Waiting = TypeVar("Waiting")


class Place(StrEnum):
    """Where someone takes part."""

    HALL = "hall"
    ONLINE = "online"


class Standing(StrEnum):
    """Where a registration stands. A seat on offer is kept free until the time to answer is over."""

    SURE = "sure"
    WAITING = "waiting"
    OFFERED = "offered"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


HOLDING = frozenset({Standing.SURE, Standing.OFFERED})
"""Standings that take a seat in the hall."""

COMING = frozenset({Standing.SURE, Standing.OFFERED, Standing.WAITING})
"""Standings of those who still want to come."""

PLACES = {
    Mode.IN_PERSON: (Place.HALL,),
    Mode.ONLINE: (Place.ONLINE,),
    Mode.HYBRID: (Place.HALL, Place.ONLINE),
}
"""Where one can take part in a talk of each mode."""

_TIME_TO_ANSWER = timedelta(hours=24)
_TOO_LATE_TO_ASK = timedelta(hours=3)


def free_seats(capacity: int | None, held: int) -> int | None:
    """Return how many seats are free, never below zero; None where nobody counts them."""
    return None if capacity is None else max(0, capacity - held)


def standing_on_arrival(place: Place, *, capacity: int | None, held: int, waiting: int) -> Standing:
    """Return where a new registration stands: behind those who wait, if anyone does."""
    if place is Place.ONLINE or capacity is None:
        return Standing.SURE
    return Standing.SURE if held < capacity and waiting == 0 else Standing.WAITING


def moving_up(waiting: Sequence[Waiting], *, capacity: int | None, held: int) -> Sequence[Waiting]:
    """Return those of a waiting list, the longest waiting first, for whom there is a seat now."""
    free = free_seats(capacity, held)
    return waiting if free is None else waiting[:free]


def answer_by(*, now: datetime, opens: datetime | None) -> datetime | None:
    """Return until when someone who moves up may answer, or None if the seat is simply theirs.

    A day, yet never more than half the time left, so that the next in line can still come.
    In the last three hours nobody is asked.
    """
    if opens is None:
        return now + _TIME_TO_ANSWER
    left = opens - now
    return None if left < _TOO_LATE_TO_ASK else now + min(_TIME_TO_ANSWER, left / 2)
