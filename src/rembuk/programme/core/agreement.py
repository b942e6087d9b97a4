"""What the bodies agree to: the exact content of a plan or a record, and where each body stands with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

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
    """One line of the content as people read it; `key` finds the same line in another version."""

    key: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A line that reads otherwise than before; what was not there, or is there no more, is empty."""

    label: str
    before: str
    after: str


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
    """Return the lines that differ, in the order of `after`, those that are gone at the end."""
    known = {row.key: row for row in before}
    now = {row.key: row for row in after}
    told = [Change(row.label, known[key].text if key in known else "", row.text) for key, row in now.items()]
    gone = [Change(row.label, row.text, "") for key, row in known.items() if key not in now]
    return [change for change in [*told, *gone] if change.before != change.after]


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
