"""Who or what is booked twice at the same time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Booking:
    """A person or a hall, by a key, taken from one instant to another at a place, such as an item of a talk.

    `is_known` is false where the hours are not, so that the whole day had to be assumed.
    """

    key: str
    place: str
    starts: datetime
    ends: datetime
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Clash:
    """Two bookings of one key that overlap; `is_certain` unless an hour of one of them is unknown."""

    one: Booking
    other: Booking
    is_certain: bool


def clashes(bookings: Iterable[Booking]) -> list[Clash]:
    """Return every pair of bookings of one key, in different places, that overlap. Touching ends do not."""
    by_key: dict[str, list[Booking]] = defaultdict(list)
    for booking in bookings:
        by_key[booking.key].append(booking)
    return [
        Clash(one, other, is_certain=one.is_known and other.is_known)
        for same in by_key.values()
        for one, other in combinations(same, 2)
        if one.place != other.place and one.starts < other.ends and other.starts < one.ends
    ]
