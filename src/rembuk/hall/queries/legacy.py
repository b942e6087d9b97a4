"""What a room leaves behind when its talk is over, for the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet, Sum

from rembuk.hall.core.learning import Gain
from rembuk.hall.core.questions import HEARD, QuestionState
from rembuk.hall.core.speaking import Times
from rembuk.hall.core.state import CaptionRow, ItemRow, PollRow, QuestionRow
from rembuk.hall.models import Answer, Presence, Room, Support
from rembuk.hall.queries.answers import learned, poll_rows
from rembuk.hall.queries.rooms import caption_row, items_of, question_rows
from rembuk.hall.queries.tables import speaking
from rembuk.programme.core.talk import OVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """How long one phone followed the room, by its key; whole seconds of all modes together."""

    participant: str
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Legacy:
    """Everything the record is written from; times by the programme's clock.

    `chapters` are the items that were opened; `asked` the questions that had their turn or are owed an answer.
    """

    chapters: Sequence[ItemRow]
    transcript: Sequence[CaptionRow]
    asked: Sequence[QuestionRow]
    polls: Sequence[PollRow]
    gain: Gain | None
    speaking: Times
    stays: Sequence[Stay]


def legacy(room: Room, *, now: datetime) -> Legacy:
    """Return what the room leaves. Of polls only those that were opened."""
    zone = ZoneInfo(room.talk.programme.timezone)
    lines = room.captions.filter(withdrawn=False).select_related("speaker")
    stays = Presence.objects.filter(participant__room=room).values("participant").annotate(total=Sum("seconds"))
    return Legacy(
        chapters=[item for item in items_of(room.talk, zone) if item.opened_at],
        transcript=[caption_row(line, zone) for line in lines],
        asked=question_rows(room, Q(state__in=HEARD) | Q(body__isnull=False, state=QuestionState.APPROVED)),
        polls=[poll for poll in poll_rows(room) if poll.people or poll.words],
        gain=learned(room),
        speaking=speaking(room, now=room.talk.closed_at or now),
        stays=[
            Stay(participant=key, seconds=total)
            for key, total in stays.order_by("participant").values_list("participant", "total")
        ],
    )


def totals(room: Room) -> dict[str, object]:
    """Return the room's totals as plain JSON, the same whenever they are recomputed from the same rows."""
    answers = (
        Answer.objects.filter(poll__room=room).values("poll", "phase", "mask").annotate(people=Count("pk"))
    )
    return {
        "participants": room.participants.count(),
        "questions": dict(room.questions.values_list("state").annotate(Count("pk")).order_by("state")),
        "supports": Support.objects.filter(question__room=room).count(),
        "answers": [
            [poll, phase, mask, people]
            for poll, phase, mask, people in answers.order_by("poll", "phase", "mask").values_list(
                "poll", "phase", "mask", "people"
            )
        ],
        "lines": room.captions.filter(withdrawn=False).count(),
    }


def transcript_lines(room: Room) -> list[list[object]]:
    """Return the captions that stand, as plain JSON: when, who by id, and the words."""
    lines = room.captions.filter(withdrawn=False).values_list("said_at", "speaker", "text")
    return [[said_at.isoformat(), speaker, text] for said_at, speaker, text in lines]


def unsealed_rooms() -> QuerySet[Room]:
    """Return the rooms of talks that are over and whose totals, as they are now, the log does not have yet."""
    return (
        Room.objects.filter(talk__state__in=OVER, rehearsal=False)
        .filter(Q(sealed_at=None) | Q(sealed_at__lt=F("talk__closed_at")))
        .select_related("talk__programme")
    )
