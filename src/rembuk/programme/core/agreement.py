"""What the bodies agree to: the exact content of a plan or a record, and where each body stands with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from rembuk.programme.core.revisions import moved
from rembuk.programme.core.talk import State


class Subject(StrEnum):
    """What of a talk the bodies agree to."""

    PLAN = "plan"
    RECORD = "record"


class Proof(StrEnum):
    """How an agreement was shown to be the body's own."""

    DESK = "desk"
    LINK = "link"
    LETTER = "letter"


OPEN_IN: Mapping[Subject, frozenset[State]] = {
    Subject.PLAN: frozenset({State.DRAFT, State.AGREED, State.ANNOUNCED, State.POSTPONED}),
    Subject.RECORD: frozenset({State.HELD, State.PUBLISHED}),
}
"""States of a talk in which a subject is there to be agreed to."""

PATIENCE = timedelta(days=3)
"""How long a body may think before it counts as late."""

REMIND_EVERY = timedelta(days=2)
REMIND_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the content as people read it; `key` finds the same line in another version.

    `place` counts from 1 among lines whose order is agreed to as well.
    """

    key: str
    label: str
    text: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A line that reads otherwise than before, or stands elsewhere; what was not there, or is gone, is empty.

    `was_at` and `is_at` are its places where lines have an order; a line that only moved is told by its name.
    """

    label: str
    before: str
    after: str
    was_at: int | None = None
    is_at: int | None = None
    is_moved: bool = False

    @property
    def is_rewritten(self) -> bool:
        """Whether it was there before and after, and reads otherwise."""
        return bool(self.was_at and self.is_at) and self.before != self.after


@dataclass(frozen=True, slots=True)
class Content:
    """What there is to agree to: its version, its lines, and in words what it still lacks.

    The version changes whenever the facts do; the lines are for reading only. What is missing is said in the
    language of the moment. `corrected` tells what differs from what is public, where it is too much for lines;
    `notes` say what one should know before one agrees.
    """

    version: str
    rows: tuple[Row, ...]
    missing: tuple[object, ...] = ()
    corrected: tuple[Change, ...] = ()
    notes: tuple[object, ...] = ()


def changes(before: Iterable[Row], after: Iterable[Row]) -> list[Change]:
    """Return the lines that differ or were moved, in the order of `after`, those that are gone at the end."""
    known = {row.key: row for row in before}
    now = {row.key: row for row in after}
    elsewhere = moved(*([row.key for row in rows.values() if row.place] for rows in (known, now)))
    told = [_change(known.get(key), row, is_moved=key in elsewhere) for key, row in now.items()]
    gone = [_change(row, None) for key, row in known.items() if key not in now]
    return [change for change in [*told, *gone] if change.is_moved or change.before != change.after]


def _change(old: Row | None, new: Row | None, *, is_moved: bool = False) -> Change:
    none = Row("", "", "")
    was, now = old or none, new or none
    before, after = was.text, now.text
    if is_moved and before == after:
        before = after = after.partition("\n")[0]
    return Change(now.label or was.label, before, after, was.place, now.place, is_moved)


class Stand(StrEnum):
    """Where a body stands with the content as it is now."""

    AGREED = "agreed"
    CHANGED = "changed since"
    WAITING = "waiting"


def stand(agreed_to: str | None, version: str) -> Stand:
    """Return where a body stands that agreed to one version, or to none, now that there is this one."""
    if agreed_to is None:
        return Stand.WAITING
    return Stand.AGREED if agreed_to == version else Stand.CHANGED


def is_late(asked_at: datetime | None, *, held_on: date, now: datetime) -> bool:
    """Say whether a body that was asked and has not agreed keeps the others waiting.

    :param asked_at: when it was first asked for this content, if it was.
    :param held_on: the day of the talk; in its last three days nobody has time left.
    """
    if asked_at is None:
        return False
    return now - asked_at >= PATIENCE or held_on - now.date() <= PATIENCE


def reminder_due(sent: Sequence[datetime], *, now: datetime) -> bool:
    """Say whether another letter is due after those sent at these moments; the last reminder is the last."""
    return not sent or (len(sent) <= REMIND_AT_MOST and now - sent[-1] >= REMIND_EVERY)
