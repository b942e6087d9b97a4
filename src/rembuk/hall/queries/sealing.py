"""What the log is given of a room once its talk is over."""

from django.db.models import Count, F, Q, QuerySet

from rembuk.hall.models import Answer, Room, Support
from rembuk.programme.core.talk import OVER


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
