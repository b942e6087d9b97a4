"""Who has spoken for how long, by person and by body, from the clocks that were pressed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Turn:
    """Someone had the floor, for a body; an open end lasts until now."""

    person: int
    body: int | None
    began_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """An item of the rundown that was opened, and who stands on it, each with the body they speak for."""

    opened_at: datetime
    closed_at: datetime | None
    people: Sequence[tuple[int, int | None]]


@dataclass(frozen=True, slots=True)
class Times:
    """How long each person and each body spoke, by id."""

    people: Mapping[int, timedelta]
    bodies: Mapping[int, timedelta]


def times(slots: Iterable[Slot], turns: Sequence[Turn], *, now: datetime) -> Times:
    """Add up the speaking times.

    Where the operator pressed turns, they count. An item without any turn counts for the one person on it; of
    several people nobody knows who spoke, so it counts for none.
    """
    spoken = [(turn.person, turn.body, (turn.ended_at or now) - turn.began_at) for turn in turns]
    for slot in slots:
        ends = slot.closed_at or now
        if len(slot.people) == 1 and not any(_touch(turn, slot.opened_at, ends, now) for turn in turns):
            person, body = slot.people[0]
            spoken.append((person, body, ends - slot.opened_at))
    people: Counter[int] = Counter()
    bodies: Counter[int] = Counter()
    for person, body, length in spoken:
        # Counters count whole numbers: microseconds keep every length exactly.
        people[person] += length // timedelta(microseconds=1)
        if body is not None:
            bodies[body] += length // timedelta(microseconds=1)
    return Times(_lengths(people), _lengths(bodies))


def _touch(turn: Turn, opened_at: datetime, ends: datetime, now: datetime) -> bool:
    return turn.began_at < ends and (turn.ended_at or now) > opened_at


def _lengths(counted: Counter[int]) -> dict[int, timedelta]:
    return {key: timedelta(microseconds=total) for key, total in counted.items()}
