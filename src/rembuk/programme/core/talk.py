"""The words of a talk's life: its states, its modes, and the kinds of things on its rundown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
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
"""States in which the public sees a talk; one that was set aside, only if it was announced before."""

SET_ASIDE = frozenset({State.POSTPONED, State.CANCELLED})
"""States in which a talk may never have been announced."""

OVER = frozenset({State.HELD, State.PUBLISHED})
"""States of a talk that has taken place."""

RECORDED = frozenset({State.PUBLISHED})
"""States of a talk whose record the public sees: every partner has agreed to it."""


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


NEXT: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.AGREED, State.ANNOUNCED, State.HELD, State.POSTPONED, State.CANCELLED}),
    State.AGREED: frozenset({State.DRAFT, State.ANNOUNCED, State.HELD, State.POSTPONED, State.CANCELLED}),
    State.ANNOUNCED: frozenset({State.LIVE, State.HELD, State.POSTPONED, State.CANCELLED}),
    State.POSTPONED: frozenset({State.ANNOUNCED, State.HELD, State.POSTPONED, State.CANCELLED}),
    State.CANCELLED: frozenset({State.POSTPONED}),
    State.LIVE: frozenset({State.HELD}),
    State.HELD: frozenset({State.PUBLISHED}),
    State.PUBLISHED: frozenset(),
}
"""Which state may follow which."""

UNDO: Mapping[State, State] = {State.LIVE: State.ANNOUNCED, State.HELD: State.LIVE}
"""Where a button pressed too early leads back to."""


class StateRefused(Exception):
    """A talk in this state cannot go to that one."""

    def __init__(self, current: State, wanted: State) -> None:
        super().__init__(f"{current} → {wanted}")
        self.current = current
        self.wanted = wanted


def must_allow(current: State, wanted: State) -> None:
    """Go on only if one state may follow the other. :raises StateRefused: otherwise."""
    if wanted not in NEXT[current]:
        raise StateRefused(current, wanted)


class Gap(StrEnum):
    """What a talk still lacks before it can be announced."""

    TITLE = "title"
    DATE_PAST = "date past"
    START = "start"
    VENUE = "venue"
    ITEMS = "items"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of a talk before it is announced."""

    title: str
    date: date
    starts: time | None
    mode: Mode
    venue: str
    items: int
    people: int


def gaps(plan: Plan, *, today: date) -> list[Gap]:
    """Return all that the plan lacks, in the order in which one would fill it in; empty when it is ready."""
    lacking = {
        Gap.TITLE: not plan.title.strip(),
        Gap.DATE_PAST: plan.date < today,
        Gap.START: plan.starts is None,
        Gap.VENUE: plan.mode is not Mode.ONLINE and not plan.venue.strip(),
        Gap.ITEMS: plan.items == 0,
        Gap.PEOPLE: plan.items > 0 and plan.people == 0,
    }
    return [gap for gap, lacks in lacking.items() if lacks]


class Step(StrEnum):
    """What someone at the desk would do next about a talk."""

    COMPLETE = "complete the plan"
    AGREE = "agree with the partners"
    ANNOUNCE = "announce"
    WAIT = "wait for the day"
    RUN = "run"
    ENTER = "enter what was held"
    RECORD = "complete the record"
    NOTHING = "nothing"


def next_step(state: State, *, date: date, gaps: Sequence[Gap], today: date) -> Step:
    """Return the next step of a talk that stands in this state, on this date, with these gaps in its plan."""
    fixed = {
        State.LIVE: Step.RUN,
        State.HELD: Step.RECORD,
        State.PUBLISHED: Step.NOTHING,
        State.CANCELLED: Step.NOTHING,
    }
    if state in fixed:
        return fixed[state]
    if date < today:
        return Step.ENTER
    if state is State.ANNOUNCED:
        return Step.RUN if date == today else Step.WAIT
    if gaps:
        return Step.COMPLETE
    return Step.AGREE if state is State.DRAFT else Step.ANNOUNCE
