"""What the operator and the moderator see beyond what everyone does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from rembuk.hall.core.questions import HEARD, Balance, QuestionState, Source, balance
from rembuk.hall.core.similarity import alike
from rembuk.hall.core.speaking import Slot, Times, Turn, times
from rembuk.hall.models import Caption, Poll, Question, Room, Word
from rembuk.institutions.core.positions import position_on
from rembuk.institutions.models import Institution, Person
from rembuk.programme.models import Item

MOST_COMPARED = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The staff's view of a room: rows with their versions, to be named by the act that changes them.

    `alike` suggests for a question, by id, which others ask alike. `buffered` are the captions not shown yet.
    """

    questions: Sequence[Question]
    alike: Mapping[int, Sequence[int]]
    balance: Balance
    polls: Sequence[Poll]
    unjudged: Sequence[Word]
    buffered: Sequence[Caption]
    speaking: Times


@dataclass(frozen=True, slots=True)
class Spoken:
    """How long people and bodies spoke, by name in the order of the alphabet; whole minutes, rounded."""

    people: Sequence[tuple[str, int]]
    bodies: Sequence[tuple[str, int]]

    def __bool__(self) -> bool:
        """Say whether anybody has spoken yet."""
        return bool(self.people)


def desk_of(room: Room, *, now: datetime) -> Desk:
    """Read what the desk shows of a room. At most 11 queries."""
    questions = list(room.questions.select_related("speaker", "body"))
    standing = [each for each in questions if each.leader_id is None and each.state != QuestionState.HIDDEN]
    return Desk(
        questions=questions,
        alike=alike({each.pk: each.text for each in standing[-MOST_COMPARED:]}),
        balance=balance(
            [Source(each.source) for each in questions if each.state in HEARD],
            [Source(each.source) for each in questions if each.state == QuestionState.APPROVED],
        ),
        polls=list(room.polls.all()),
        unjudged=list(Word.objects.filter(poll__room=room, approved=None).select_related("poll")),
        buffered=list(room.captions.filter(Q(shows_at__gt=now), withdrawn=False).select_related("speaker")),
        speaking=speaking(room, now=now),
    )


def speaking(room: Room, *, now: datetime) -> Times:
    """Return how long each person and each body has spoken. Four queries."""
    day = now.astimezone(ZoneInfo(room.talk.programme.timezone)).date()
    items = Item.objects.filter(talk=room.talk_id, opened_at__isnull=False).prefetch_related(
        "appearances__person__positions"
    )
    slots = [
        Slot(
            opened_at=item.opened_at,
            closed_at=item.closed_at,
            people=[
                (each.person_id, _body_of(each.person, room.talk.date or day))
                for each in item.appearances.all()
            ],
        )
        for item in items
        if item.opened_at is not None
    ]
    turns = [Turn(t.person_id, t.body_id, t.began_at, t.ended_at) for t in room.turns.all()]
    return times(slots, turns, now=now)


def spoken(times: Times) -> Spoken:
    """Return speaking times by name. Two queries."""
    people = Person.objects.in_bulk(times.people)
    bodies = Institution.objects.in_bulk(times.bodies)
    return Spoken(
        sorted((people[pk].name, _minutes(length)) for pk, length in times.people.items()),
        sorted((bodies[pk].name, _minutes(length)) for pk, length in times.bodies.items()),
    )


def _minutes(length: timedelta) -> int:
    return round(length / timedelta(minutes=1))


def _body_of(person: Person, day: object) -> int | None:
    position = position_on(person.positions.all(), day)  # type: ignore[arg-type]
    return position.institution_id if position else None
