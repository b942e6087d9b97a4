"""What the live room left behind: questions with their answers, polls with their results, what was learned."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from statistics import median

from django.db.models import Max
from django.utils.translation import gettext as _

from rembuk.hall.core.learning import Gain, Learned, learned_of, signed
from rembuk.hall.core.polls import WORDED, PollKind, PollState, tally
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.core.state import PollRow
from rembuk.hall.models import Participant, Question, Room
from rembuk.hall.queries import Spoken, answers, speaking, spoken
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import Talk
from rembuk.record.models import Scope
from rembuk.record.queries import consent, guests

FEWEST = 5
"""Of fewer people than these, no result is shown: who answered what could be guessed."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One option of a poll: how many chose it, which share of those who answered, if it is right in a quiz."""

    label: str
    people: int
    percent: int
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A poll and what came of it; `bars` is empty where too few answered, `words` where it has options.

    `label` is what the room called it, as J2, a question of the quiz K1; `mean` is the mean step of a scale.
    """

    label: str
    kind: PollKind
    text: str
    people: int
    bars: list[Bar] = field(default_factory=list)
    words: list[tuple[str, int]] = field(default_factory=list)
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was answered: who asked it if they allow that, what the answer was, and who gave it.

    `speaker` is the id of the person who gave it, None for a body.

    Of a speaker who withholds being quoted neither the answer nor the name stands here.
    """

    number: int
    text: str
    asker: str
    answer: str
    by: str
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """How a talk was followed live: by how many phones, and half of them for so many minutes or longer."""

    phones: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Left:
    """What the room left behind; nothing if the talk had none."""

    questions: list[Answered] = field(default_factory=list)
    polls: list[Outcome] = field(default_factory=list)
    gain: Gain | None = None
    spoken: Spoken = field(default_factory=lambda: Spoken([], []))
    followed: Followed | None = None

    @property
    def learned(self) -> Learned | None:
        """What was learned, in whole points; None of too few people."""
        return learned_of(self.gain) if self.gain else None

    @property
    def lesson(self) -> str:
        """What the quiz says was learned, in words; empty of too few people."""
        return _lesson(self.learned) if self.learned else ""

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        return bool(self.questions or self.polls or self.gain or self.spoken or self.followed)


def left(talk: Talk) -> Left:
    """Return what the live room of a talk left behind. One query without a room, eighteen at most with one."""
    room: Room | None = getattr(talk, "room", None)
    if room is None or room.rehearsal:
        return Left()
    talked = spoken(speaking(room, now=talk.closed_at)) if talk.closed_at else Spoken([], [])
    return Left(_answered(room), _outcomes(room), answers.learned(room), talked, followed(room))


def followed(room: Room) -> Followed | None:
    """Return how a room was followed, the longest way of each phone; None of fewer than `FEWEST`. One query."""
    longest = Participant.objects.filter(room=room, presences__seconds__gt=0).annotate(
        seconds=Max("presences__seconds")
    )
    stays = sorted(longest.values_list("seconds", flat=True))
    if len(stays) < FEWEST:
        return None
    return Followed(len(stays), int(median(stays)) // 60)


def _answered(room: Room) -> list[Answered]:
    rows = list(
        room.questions.filter(state=QuestionState.ANSWERED, leader=None)
        .select_related("speaker", "body")
        .order_by("number")
    )
    silent = consent.withheld(room.talk, Scope.QUOTE) if rows else frozenset()
    askers = guests.named(room.talk, rows)
    return [
        Answered(
            row.number,
            row.text,
            askers.get(row.pk, ""),
            "" if row.speaker_id in silent else row.answer,
            _answerer(row, silent),
            row.speaker_id if row.speaker_id not in silent else None,
        )
        for row in rows
    ]


def _answerer(row: Question, silent: Collection[int]) -> str:
    if row.speaker and row.speaker_id not in silent:
        return row.speaker.name
    return row.body.name if row.body else ""


def _outcomes(room: Room) -> list[Outcome]:
    # Once a talk is over nothing more is answered, whether or not somebody closed the poll.
    is_over = State(room.talk.state) in OVER
    rows = [row for row in answers.poll_rows(room) if is_over or row.state is PollState.CLOSED]
    return [_outcome(row) for row in rows if row.people]


def _outcome(row: PollRow) -> Outcome:
    label = f"{'K' if row.kind is PollKind.QUIZ else 'J'}{row.number}"
    told = Outcome(label, row.kind, row.text, row.people)
    if row.people < FEWEST:
        return told
    if row.kind in WORDED:
        return replace(told, words=sorted(row.words.items(), key=lambda pair: (-pair[1], pair[0])))
    total = tally(row.masks, len(row.options))
    bars = [
        Bar(option, n, round(100 * n / row.people), place == row.right)
        for place, (option, n) in enumerate(zip(row.options, total.counts, strict=True))
    ]
    return replace(told, bars=bars, mean=total.mean if row.kind is PollKind.SCALE else None)


def _lesson(learned: Learned) -> str:
    return _(
        "%(people)d people answered before and after: right answers went from %(before)d %% to %(after)d %% "
        "(95 %% interval of the change: %(low)s to %(high)s points)."
    ) % {
        "people": learned.people,
        "before": learned.before,
        "after": learned.after,
        "low": signed(learned.low),
        "high": signed(learned.high),
    }
