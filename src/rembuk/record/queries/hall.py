"""What the live room left behind: questions with their answers, polls with their results, what was learned."""

from collections.abc import Collection
from dataclasses import dataclass, field
from statistics import median

from django.db.models import Max

from rembuk.hall.core.learning import Gain
from rembuk.hall.core.polls import WORDED, PollKind, PollState, tally
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Participant, Question, Room
from rembuk.hall.queries import Spoken, speaking, spoken
from rembuk.hall.queries.answers import learned, poll_rows
from rembuk.programme.models import Talk
from rembuk.record.models import Scope
from rembuk.record.queries import consent, guests

FEWEST = 5
"""Of fewer people than these, no result is shown: who answered what could be guessed."""

_WIDTH = 240


@dataclass(frozen=True, slots=True)
class Bar:
    """One option of a poll: how many chose it, which share of those who answered, and how long its bar is."""

    label: str
    people: int
    percent: int
    width: int
    top: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A poll and what came of it; `bars` is empty where too few answered, `words` where it has options."""

    number: int
    text: str
    people: int
    bars: list[Bar]
    words: list[tuple[str, int]]
    is_quiz: bool = False

    @property
    def height(self) -> int:
        """How tall the chart is."""
        return 44 * len(self.bars)


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

    def __bool__(self) -> bool:
        """Say whether there is anything."""
        return bool(self.questions or self.polls or self.gain or self.spoken or self.followed)


def left(talk: Talk) -> Left:
    """Return what the live room of a talk left behind. One query without a room, eighteen at most with one."""
    room = Room.objects.select_related("talk").filter(talk=talk, rehearsal=False).first()
    if room is None:
        return Left()
    talked = spoken(speaking(room, now=talk.closed_at)) if talk.closed_at else Spoken([], [])
    return Left(_answered(room), _outcomes(room), learned(room), talked, followed(room))


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
    found = []
    for row in poll_rows(room):
        if row.state is not PollState.CLOSED or not row.people:
            continue
        enough = row.people >= FEWEST
        words = sorted(row.words.items(), key=lambda pair: (-pair[1], pair[0])) if enough else []
        bars: list[Bar] = []
        if enough and row.kind not in WORDED:
            counts = tally(row.masks, len(row.options)).counts
            most = max(counts) or 1
            bars = [
                Bar(label, n, round(100 * n / row.people), round(_WIDTH * n / most), 44 * place)
                for place, (label, n) in enumerate(zip(row.options, counts, strict=True))
            ]
        found.append(Outcome(row.number, row.text, row.people, bars, words, row.kind is PollKind.QUIZ))
    return found
