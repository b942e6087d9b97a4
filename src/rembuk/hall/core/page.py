"""A room's state as a page lays it out: lists in the order in which people read them, times as instants.

The one source is the state that everyone sees, so a page can show nothing that the state does not hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from rembuk.hall.core.questions import HEARD, QuestionState

State = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mine:
    """What one phone has done: questions it supports, its questions with their states, its answers."""

    supported: frozenset[int] = frozenset()
    questions: Mapping[int, str] = field(default_factory=dict)
    answered: Mapping[int, Sequence[str] | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """An item of the rundown."""

    id: int
    kind: str
    title: str
    minutes: int | None
    people: Sequence[str]
    starts: datetime | None
    is_past: bool
    is_running: bool


@dataclass(frozen=True, slots=True)
class Now:
    """The item that is on, when it began and should end, who speaks, and what comes next."""

    kind: str = ""
    title: str = ""
    opened_at: datetime | None = None
    ends_at: datetime | None = None
    speaker: str = ""
    body: str = ""
    next: Line | None = None

    def minutes_left(self, now: datetime) -> int | None:
        """Return the whole minutes left, the one under way included; 0 or below when it runs over."""
        if self.ends_at is None:
            return None
        return -int((now - self.ends_at).total_seconds() // 60)

    def share(self, now: datetime) -> int | None:
        """Return how much of its time has passed, in per cent, at most 100."""
        if self.ends_at is None or self.opened_at is None or self.ends_at <= self.opened_at:
            return None
        return max(0, min(100, int((now - self.opened_at) / (self.ends_at - self.opened_at) * 100)))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, with how many support it and how many others were grouped under it."""

    id: int
    label: str
    text: str
    name: str
    state: str
    supported: int
    leader: int | None
    speaker: str
    body: str
    due: date | None
    answer: str
    is_mine: bool
    is_supported: bool


@dataclass(frozen=True, slots=True)
class Option:
    """What a poll offers, and how many chose it: in number and in per cent of those who answered."""

    key: str
    text: str
    people: int
    share: int
    is_right: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Ballot:
    """A poll or a question of the quiz. Without results the options' counts say nothing."""

    id: int
    label: str
    kind: str
    text: str
    is_open: bool
    is_shown: bool
    people: int
    options: Sequence[Option]
    words: Sequence[tuple[str, int]]
    mean: float | None
    mine: Sequence[str] | str


@dataclass(frozen=True, slots=True)
class Caption:
    """A line of what is being said."""

    id: int
    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class RoomPage:
    """Everything that a page of the room shows."""

    version: int
    state: str
    takes_questions: bool
    now: Now
    rundown: Sequence[Line]
    scene: str
    on_screen: Ballot | None
    message: str
    captions: Sequence[Caption]
    on_air: Asked | None
    waiting: Sequence[Asked]
    answered: Sequence[Asked]
    polls: Sequence[Ballot]
    quiz: Mapping[str, Any]
    quiz_questions: Sequence[Ballot]
    listeners: Mapping[str, int]


NOBODY = Mine()


def page_of(state: State, mine: Mine = NOBODY) -> RoomPage:
    """Return the state laid out for reading, with what one phone has done marked in it."""
    rundown = _rundown(state)
    questions = [_asked(int(key), value, state, mine) for key, value in state["questions"].items()]
    ballots = [_ballot(int(key), value, state, mine) for key, value in state["polls"].items()]
    standing = [each for each in questions if each.leader is None]
    waiting = [each for each in standing if each.state not in HEARD]
    screen = state["screen"]
    return RoomPage(
        version=state["version"],
        state=state["talk"]["state"],
        takes_questions=state["talk"].get("takes_questions", False),
        now=_now(state["now"], rundown),
        rundown=rundown,
        scene=screen["scene"],
        on_screen=next((ballot for ballot in ballots if ballot.id == screen.get("poll")), None),
        message=state["message"].get("text", ""),
        captions=[
            Caption(int(key), line["text"], line.get("speaker", "")) for key, line in state["captions"].items()
        ],
        on_air=next((each for each in questions if each.state == QuestionState.ON_AIR), None),
        waiting=sorted(waiting, key=lambda each: (-each.supported, each.id)),
        answered=[each for each in reversed(standing) if each.state == QuestionState.ANSWERED],
        polls=[ballot for ballot in reversed(ballots) if ballot.kind != "quiz"],
        quiz=state["quiz"],
        quiz_questions=[ballot for ballot in ballots if ballot.kind == "quiz"],
        listeners=state["listeners"],
    )


def _now(now: State, rundown: Sequence[Line]) -> Now:
    return Now(
        kind=now.get("kind", ""),
        title=now.get("title", ""),
        opened_at=_instant(now.get("opened_at")),
        ends_at=_instant(now.get("ends_at")),
        speaker=now.get("speaker", ""),
        body=now.get("body", ""),
        next=next((line for line in rundown if line.id == now.get("next")), None),
    )


def _rundown(state: State) -> list[Line]:
    running = state["now"].get("item")
    return [
        Line(
            id=int(key),
            kind=item["kind"],
            title=item.get("title", ""),
            minutes=item.get("minutes"),
            people=item.get("people", []),
            starts=_instant(item.get("opened_at") or item.get("starts")),
            is_past="closed_at" in item,
            is_running=int(key) == running,
        )
        for key, item in state["rundown"].items()
    ]


def _asked(key: int, question: State, state: State, mine: Mine) -> Asked:
    return Asked(
        id=key,
        label=question["label"],
        text=question["text"],
        name=question.get("name", ""),
        state=question["state"],
        supported=state["support"].get(str(key), 0),
        leader=question.get("leader"),
        speaker=question.get("speaker", ""),
        body=question.get("body", ""),
        due=date.fromisoformat(question["due"]) if "due" in question else None,
        answer=question.get("answer", ""),
        is_mine=key in mine.questions,
        is_supported=key in mine.supported,
    )


def _ballot(key: int, poll: State, state: State, mine: Mine) -> Ballot:
    results = state["results"].get(str(key))
    people = state["answered"].get(str(key), 0)
    chosen = mine.answered.get(key, ())
    counts = results.get("counts", {}) if results else {}
    options = [
        Option(
            key=option["id"],
            text=option["text"],
            people=counts.get(option["id"], 0),
            share=round(counts.get(option["id"], 0) * 100 / people) if people else 0,
            is_right=bool(results) and results.get("right") == option["id"],
            is_chosen=not isinstance(chosen, str) and option["id"] in chosen,
        )
        for option in poll.get("options", [])
    ]
    return Ballot(
        id=key,
        label=poll["label"],
        kind=poll["kind"],
        text=poll["text"],
        is_open=poll["state"] == "open",
        is_shown=results is not None,
        people=people,
        options=options,
        words=list(results.get("words", {}).items()) if results else [],
        mean=results.get("mean") if results else None,
        mine=chosen,
    )


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
