"""Which records are still to be begun with what the live room of their talk left."""

from django.db.models import F, Q, QuerySet

from rembuk.hall.models import Caption
from rembuk.hall.queries.broadcast import reels
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk


def unbegun() -> QuerySet[Talk]:
    """Return the talks with a room that were closed, or closed again, after their record was last begun."""
    return Talk.objects.filter(state=State.HELD, closed_at__isnull=False, room__rehearsal=False).filter(
        Q(tape=None) | Q(tape__begun_at=None) | Q(tape__begun_at__lt=F("closed_at"))
    )


def awaits_beginning(talk: Talk) -> bool:
    """Say whether a room left words or a film that the worker has yet to take in. Three queries at most."""
    if not unbegun().filter(pk=talk.pk).exists():
        return False
    return Caption.objects.filter(room__talk=talk, withdrawn=False).exists() or bool(reels(talk))
