"""The one state of a room that everyone sees, as a pure function of its rows; and what changed between two.

A state is `{"version": 7, "talk": {…}, "support": {"4": 12}, …}`: sections of keys. A value that is not known
is left out. What changed has the same shape with only the keys that differ, and `null` for a key that is gone;
so whoever puts the changes over the old state has the new one.

Nothing of a participant enters it before a person has approved it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from rembuk.hall.core.learning import Gain, learned_of
from rembuk.hall.core.polls import WORDED, Phase, PollKind, PollState, option_key, tally
from rembuk.hall.core.questions import HEARD, PUBLIC, QuestionState, Source
from rembuk.programme.core.rundown import Entry, lay_out

MOST_QUESTIONS, MOST_CAPTIONS, MOST_WORDS = 100, 6, 60
"""The most that a state holds of each: a phone loads it over slow data, and the pages have the rest."""

Section = dict[str, object]
State = dict[str, object]


class Scene(StrEnum):
    """What the projector shows."""

    OPENING = "opening"
    NOW = "now"
    QUESTION = "question"
    POLL = "poll"
    QUIZ = "quiz"
    BREAK = "break"
    CLOSING = "closing"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkRow:
    """The talk as the room needs it. `starts` is when the plan begins."""

    programme: str
    number: int
    title: str
    state: str
    mode: str
    starts: datetime | None = None
    started_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """An item of the rundown, its people and its moderator by name."""

    id: int
    kind: str
    title: str
    minutes: int | None
    people: Sequence[str] = ()
    moderator: str = ""
    points: Sequence[str] = ()
    opened_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_running(self) -> bool:
        """Say whether its clock was pressed and not stopped."""
        return self.opened_at is not None and self.closed_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question; names of people and bodies as they are printed."""

    id: int
    number: int
    text: str
    state: QuestionState
    source: Source
    name: str = ""
    supported: int = 0
    leader: int | None = None
    speaker: str = ""
    body: str = ""
    due: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollRow:
    """A poll with what was answered: `masks` and `words` give how many people answered each."""

    id: int
    number: int
    kind: PollKind
    text: str
    options: Sequence[str]
    state: PollState
    shown: bool = False
    right: int | None = None
    people: int = 0
    masks: Mapping[int, int] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionRow:
    """A line of the captions; `speaker` as printed."""

    id: int
    text: str
    said_at: datetime
    shows_at: datetime
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Everything that a room's state is made of."""

    version: int
    talk: TalkRow
    takes_questions: bool = True
    phase: Phase = Phase.NONE
    quiz_shown: bool = False
    gain: Gain | None = None
    scene: Scene = Scene.OPENING
    screen_poll: int | None = None
    message: tuple[str, datetime] | None = None
    floor: tuple[str, str] | None = None
    items: Sequence[ItemRow] = ()
    questions: Sequence[QuestionRow] = ()
    polls: Sequence[PollRow] = ()
    captions: Sequence[CaptionRow] = ()
    listeners: Mapping[str, int] = field(default_factory=dict)


def state_of(rows: Rows, *, now: datetime) -> State:
    """Return the state that these rows give at this moment. Of time only the captions' delay depends on it."""
    public = [question for question in rows.questions if question.state in PUBLIC]
    chosen = _most_wanted(public)
    open_polls = [poll for poll in rows.polls if is_public(poll, rows.phase)]
    return {
        "version": rows.version,
        "talk": _talk(rows.talk, takes_questions=rows.takes_questions),
        "now": _now(rows),
        "rundown": _rundown(rows),
        "screen": _known(scene=rows.scene.value, poll=rows.screen_poll),
        "message": {"text": rows.message[0], "at": moment(rows.message[1])} if rows.message else {},
        "captions": {str(line.id): _caption(line) for line in shown_captions(rows.captions, now)},
        "questions": {str(question.id): _question(question) for question in chosen},
        "support": {str(question.id): question.supported for question in chosen},
        "polls": {str(poll.id): _poll(poll, rows.phase) for poll in open_polls},
        "answered": {str(poll.id): poll.people for poll in open_polls},
        "results": {
            str(poll.id): results(poll) for poll in open_polls if is_shown(poll, quiz_shown=rows.quiz_shown)
        },
        "quiz": _quiz(rows),
        "listeners": dict(rows.listeners),
    }


def changes(before: State, after: State) -> State:
    """Return what turns the one state into the other: the keys that differ, None for those gone."""
    different: State = {}
    for name, section in after.items():
        old = before.get(name)
        if not isinstance(section, dict) or not isinstance(old, dict):
            if section != old:
                different[name] = section
            continue
        parts = {key: value for key, value in section.items() if key not in old or old[key] != value}
        parts.update(dict.fromkeys(old.keys() - section.keys()))
        if parts:
            different[name] = parts
    return different


def put_over(state: State, different: State) -> State:
    """Return the state after these changes; what a phone does with each message."""
    result = dict(state)
    for name, section in different.items():
        old = result.get(name)
        if isinstance(section, dict) and isinstance(old, dict):
            result[name] = {key: value for key, value in {**old, **section}.items() if value is not None}
        else:
            result[name] = section
    return result


def shown_captions(lines: Iterable[CaptionRow], now: datetime) -> list[CaptionRow]:
    """Return the last lines whose delay is over, in the order they were said."""
    return [line for line in lines if line.shows_at <= now][-MOST_CAPTIONS:]


def is_public(poll: PollRow, phase: Phase) -> bool:
    """Say whether everyone sees the poll; a quiz is there during its rounds, and once it has results."""
    if poll.kind is PollKind.QUIZ:
        return phase is not Phase.NONE or bool(poll.people)
    return poll.state is not PollState.DRAFT


def is_shown(poll: PollRow, *, quiz_shown: bool) -> bool:
    """Say whether the operator has opened the results."""
    return quiz_shown if poll.kind is PollKind.QUIZ else poll.shown


def results(poll: PollRow) -> Section:
    """Return what was answered: counts by option, or of the approved words, the most frequent first."""
    if poll.kind in WORDED:
        frequent = sorted(poll.words.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_WORDS]
        return {"words": dict(frequent)}
    total = tally(poll.masks, len(poll.options))
    return _known(
        counts={option_key(poll.kind, place): n for place, n in enumerate(total.counts)},
        mean=round(total.mean, 2) if poll.kind is PollKind.SCALE and total.mean is not None else None,
        right=option_key(poll.kind, poll.right) if poll.right is not None else None,
    )


def moment(at: datetime | None) -> str | None:
    """Return an instant as text, to the second, with its zone."""
    return at.isoformat(timespec="seconds") if at else None


def _most_wanted(questions: Sequence[QuestionRow]) -> list[QuestionRow]:
    """Return what there is room for: whatever had its turn last and waits with most support; by number."""
    if len(questions) <= MOST_QUESTIONS:
        return list(questions)
    heard = [question for question in questions if question.state in HEARD][-MOST_QUESTIONS // 2 :]
    waiting = sorted(
        (question for question in questions if question.state not in HEARD),
        key=lambda question: (-question.supported, question.number),
    )
    return sorted(heard + waiting[: MOST_QUESTIONS - len(heard)], key=lambda question: question.number)


def _talk(talk: TalkRow, *, takes_questions: bool) -> Section:
    return _known(
        programme=talk.programme,
        number=talk.number,
        title=talk.title,
        state=talk.state,
        mode=talk.mode,
        started_at=moment(talk.started_at),
        closed_at=moment(talk.closed_at),
        takes_questions=takes_questions,
    )


def _now(rows: Rows) -> Section:
    floor = _known(speaker=rows.floor[0], body=rows.floor[1]) if rows.floor else {}
    for place, item in enumerate(rows.items):
        if item.is_running and item.opened_at is not None:
            ends = item.opened_at + timedelta(minutes=item.minutes) if item.minutes else None
            following = next((later.id for later in rows.items[place + 1 :] if later.opened_at is None), None)
            return (
                _known(
                    item=item.id,
                    kind=item.kind,
                    title=item.title,
                    opened_at=moment(item.opened_at),
                    ends_at=moment(ends),
                    next=following,
                )
                | floor
            )
    return floor


def _rundown(rows: Rows) -> Section:
    entries = [
        Entry(timedelta(minutes=item.minutes) if item.minutes else None, item.opened_at, item.closed_at)
        for item in rows.items
    ]
    running = next((item.opened_at for item in rows.items if item.is_running), None)
    starts = rows.talk.starts
    # Laid out at the moment the running item was opened, so that an overrun changes nothing every second: by
    # how much it runs over, each screen reckons from `ends_at`.
    reckoned = running or starts
    slots = lay_out(entries, starts=starts, now=reckoned) if reckoned else []
    begins = [slot.starts for slot in slots] or [None] * len(rows.items)
    return {
        str(item.id): _known(
            position=place,
            kind=item.kind,
            title=item.title,
            minutes=item.minutes,
            people=list(item.people),
            moderator=item.moderator,
            points=list(item.points),
            starts=moment(begun),
            opened_at=moment(item.opened_at),
            closed_at=moment(item.closed_at),
        )
        for place, (item, begun) in enumerate(zip(rows.items, begins, strict=True), start=1)
    }


def _question(question: QuestionRow) -> Section:
    return _known(
        label=f"T{question.number}",
        text=question.text,
        name=question.name,
        source=question.source.value,
        state=question.state.value,
        leader=question.leader,
        speaker=question.speaker,
        body=question.body,
        due=question.due,
        answer=question.answer,
    )


def _poll(poll: PollRow, phase: Phase) -> Section:
    is_quiz = poll.kind is PollKind.QUIZ
    state = (PollState.OPEN if phase is not Phase.NONE else PollState.CLOSED) if is_quiz else poll.state
    return _known(
        label=f"{'K' if is_quiz else 'J'}{poll.number}",
        kind=poll.kind.value,
        text=poll.text,
        options=[
            {"id": option_key(poll.kind, place), "text": words} for place, words in enumerate(poll.options)
        ],
        state=state.value,
    )


def _quiz(rows: Rows) -> Section:
    measured: Section = {}
    if rows.gain and rows.quiz_shown:
        told = learned_of(rows.gain)
        shares = ("before", "after", "gain", "low", "high")
        measured = {"people": told.people} | {name: getattr(told, name) / 100 for name in shares}
    return _known(phase=rows.phase.value, shown=rows.quiz_shown or None, **measured)


def _caption(line: CaptionRow) -> Section:
    return _known(text=line.text, speaker=line.speaker, at=moment(line.said_at))


def _known(**values: object) -> Section:
    """Leave out what is not known."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}
