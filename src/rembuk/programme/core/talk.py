"""The words of a talk's life: its states, its modes, and the kinds of things on its rundown."""

from enum import StrEnum


class State(StrEnum):
    """Where a talk stands: draft → agreed → announced → live → held → published; or postponed, or cancelled."""

    DRAFT = "draft"
    AGREED = "agreed"
    ANNOUNCED = "announced"
    LIVE = "live"
    HELD = "held"
    PUBLISHED = "published"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


PUBLIC = frozenset(State) - {State.DRAFT, State.AGREED}
"""States in which the public sees a talk."""

OVER = frozenset({State.HELD, State.PUBLISHED})
"""States of a talk that has taken place."""


class Mode(StrEnum):
    """How people take part; the values are the words of the file format."""

    IN_PERSON = "luring"
    ONLINE = "daring"
    HYBRID = "hibrida"


class ItemKind(StrEnum):
    """What an item of the rundown is."""

    REMARKS = "remarks"
    CORE = "core"
    QUESTIONS = "questions"
    POLL = "poll"
    QUIZ = "quiz"
    CLOSING = "closing"
    BREAK = "break"


class Promise(StrEnum):
    """What became of a commitment."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    DROPPED = "dropped"
