"""The rows that a room's state is made of, and when they have changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet, Sum

from rembuk.hall.core.polls import Phase, PollKind, keys_of
from rembuk.hall.core.questions import PUBLIC, QuestionState, Source
from rembuk.hall.core.state import (
    MOST_CAPTIONS,
    CaptionRow,
    ItemRow,
    QuestionRow,
    Rows,
    Scene,
    State,
    TalkRow,
    state_of,
)
from rembuk.hall.models import Answer, Audience, Caption, Room, Screen, Support
from rembuk.hall.queries.answers import learned, poll_rows
from rembuk.ledger import queries as ledger
from rembuk.programme.core.talk import PUBLIC as PUBLIC_TALK
from rembuk.programme.core.talk import State as TalkState
from rembuk.programme.models import Item, Talk

COUNT_HOLDS = timedelta(seconds=45)
"""A count of listeners older than this is of a server that is gone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far things had come: the log's length, which every act of the staff lengthens, and the doings."""

    acts: int
    doings: int

    @property
    def version(self) -> int:
        """One number that never goes back, whoever does something."""
        return self.acts + self.doings


def room_at(slug: str, number: int) -> Room | None:
    """Return the room of a talk that the public sees, if it has been opened. One query."""
    return (
        Room.objects.select_related("talk__programme")
        .filter(talk__programme__slug=slug, talk__number=number, talk__state__in=PUBLIC_TALK)
        .first()
    )


def open_rooms() -> QuerySet[Room]:
    """Return the rooms of talks that are on now."""
    return Room.objects.filter(talk__state=TalkState.LIVE).select_related("talk__programme")


def mark(rooms: Mapping[int, object] | set[int]) -> dict[int, Mark]:
    """Return how far each of the rooms that the public sees, by id, has come. Two small queries for all."""
    acts = ledger.size()
    seen = Room.objects.filter(pk__in=rooms, talk__state__in=PUBLIC_TALK)
    return {pk: Mark(acts, doings) for pk, doings in seen.values_list("pk", "doings")}


def state_now(room: Room, *, now: datetime) -> State:
    """Return the room's state at this moment, as everyone sees it."""
    return state_of(rows_of(room, now=now), now=now)


def rows_of(room: Room, *, now: datetime) -> Rows:
    """Read everything that the room's state is made of, as it is now. At most 14 queries."""
    # Read before the rest: what comes in between is shown again with the next version, never lost.
    acts = ledger.size()
    room = Room.objects.select_related("talk__programme", "screen").get(pk=room.pk)
    zone = ZoneInfo(room.talk.programme.timezone)
    screen: Screen | None = getattr(room, "screen", None)
    message = room.messages.filter(withdrawn_at=None).first()
    return Rows(
        version=Mark(acts, room.doings).version,
        talk=_talk(room.talk, zone),
        takes_questions=room.takes_questions,
        phase=Phase(room.quiz_phase),
        quiz_shown=room.quiz_shown,
        gain=learned(room) if room.quiz_shown else None,
        scene=Scene(screen.scene) if screen else Scene.OPENING,
        screen_poll=screen.poll_id if screen else None,
        message=(message.text, message.said_at.astimezone(zone)) if message else None,
        floor=_floor(room),
        items=items_of(room.talk, zone),
        questions=_question_rows(room),
        polls=poll_rows(room),
        captions=_captions(room, zone, now),
        listeners=_listeners(room, now),
    )


def _question_rows(room: Room) -> list[QuestionRow]:
    """Return the room's questions that everyone may read, by number. One query."""
    found = room.questions.filter(state__in=PUBLIC).select_related("speaker", "body")
    return [
        QuestionRow(
            id=question.pk,
            number=question.number,
            text=question.text,
            state=QuestionState(question.state),
            source=Source(question.source),
            name=question.name,
            supported=question.supported,
            leader=question.leader_id,
            speaker=question.speaker.name if question.speaker else "",
            body=question.body.name if question.body else "",
            due=question.due.isoformat() if question.due else "",
            answer=question.answer,
        )
        for question in found
    ]


def mine(room: Room, participant: str) -> dict[str, object]:
    """Return what one phone has done in a room: its questions, supports and answers. Three queries."""
    answers = Answer.objects.filter(participant=participant, poll__room=room).select_related("poll", "word")
    return {
        "questions": {
            str(pk): state
            for pk, state in room.questions.filter(participant=participant).values_list("pk", "state")
        },
        "supported": sorted(
            Support.objects.filter(question__room=room, participant=participant).values_list(
                "question", flat=True
            )
        ),
        "answered": {
            str(answer.poll_id): answer.word.text
            if answer.word
            else keys_of(answer.mask, PollKind(answer.poll.kind), answer.poll.options)
            for answer in answers
            if answer.phase == (room.quiz_phase if answer.poll.kind == PollKind.QUIZ else Phase.NONE)
        },
    }


def next_caption(room: Room, now: datetime) -> datetime | None:
    """Return when the next line that waits for its moment will be shown. One query."""
    waiting = room.captions.filter(shows_at__gt=now, withdrawn=False).order_by("shows_at")
    return waiting.values_list("shows_at", flat=True).first()


def _talk(talk: Talk, zone: ZoneInfo) -> TalkRow:
    return TalkRow(
        programme=talk.programme.slug,
        number=talk.number,
        title=talk.title,
        state=talk.state,
        mode=talk.mode,
        starts=datetime.combine(talk.date, talk.starts, zone) if talk.starts else None,
        started_at=_local(talk.started_at, zone),
        closed_at=_local(talk.closed_at, zone),
    )


def items_of(talk: Talk, zone: ZoneInfo) -> list[ItemRow]:
    """Return the rundown, its times by the programme's clock. Three queries."""
    found = Item.objects.filter(talk=talk).select_related("moderator").prefetch_related("appearances__person")
    return [
        ItemRow(
            id=item.pk,
            kind=item.kind,
            title=item.title,
            minutes=item.minutes,
            people=[appearance.person.name for appearance in item.appearances.all()],
            moderator=item.moderator.name if item.moderator else "",
            points=item.points,
            opened_at=_local(item.opened_at, zone),
            closed_at=_local(item.closed_at, zone),
        )
        for item in found
    ]


def _floor(room: Room) -> tuple[str, str] | None:
    turn = room.turns.filter(ended_at=None).select_related("person", "body").first()
    return (turn.person.name, turn.body.name if turn.body else "") if turn else None


def _captions(room: Room, zone: ZoneInfo, now: datetime) -> list[CaptionRow]:
    lines = Caption.objects.filter(room=room, withdrawn=False, shows_at__lte=now).select_related("speaker")
    latest = reversed(lines.order_by("-said_at", "-pk")[:MOST_CAPTIONS])
    return [caption_row(line, zone) for line in latest]


def caption_row(line: Caption, zone: ZoneInfo) -> CaptionRow:
    """Return a line of the captions, its times by the programme's clock."""
    return CaptionRow(
        id=line.pk,
        text=line.text,
        said_at=line.said_at.astimezone(zone),
        shows_at=line.shows_at.astimezone(zone),
        speaker=line.speaker.name if line.speaker else "",
    )


def _listeners(room: Room, now: datetime) -> dict[str, int]:
    fresh = Audience.objects.filter(room=room, counted_at__gte=now - COUNT_HOLDS)
    counted = dict(fresh.values_list("mode").annotate(Sum("listeners")))
    return {mode: n for mode, n in counted.items() if n}


def _local(at: datetime | None, zone: ZoneInfo) -> datetime | None:
    return at.astimezone(zone) if at else None
