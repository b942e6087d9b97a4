"""What is read of a talk's files."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from rembuk.programme.models import Talk
from rembuk.record.models import Medium, MediumKind, MediumState, Scope
from rembuk.record.queries import consent, editions


def path_of(medium: Medium) -> Path:
    """Return where a file lies."""
    return Path(settings.MEDIA_ROOT) / medium.path


def shown(talk: Talk, *, working: bool = False) -> list[Medium]:
    """Return the files of a talk that may be shown, each with its person. At most five queries.

    A recording in which someone speaks who withholds it is not shown: a voice cannot be left out of a file that
    holds it. One that was taken in after that, cut, may be; the stream as it ran is never cut. Nor is a picture
    of someone who withholds photographs. What came to a public record waits for the partners' agreement, unless
    it is the `working` edition that is asked for; what was taken off is gone at once.
    """
    ready = list(talk.media.filter(state=MediumState.READY).select_related("person"))
    if not ready:
        return []
    kept = None if working else editions.correction_of(talk)
    if kept is not None:
        ready = [medium for medium in ready if medium.added_at < kept.since]
    silent, unseen = consent.withheld(talk, Scope.RECORDING), consent.withheld(talk, Scope.PHOTO)
    since = consent.withheld_since(talk, Scope.RECORDING) if silent else None
    return [medium for medium in ready if _may_be_shown(medium, silent, unseen, since)]


def _may_be_shown(
    medium: Medium, silent: Collection[int], unseen: Collection[int], since: datetime | None
) -> bool:
    if medium.kind != MediumKind.MATERIAL:
        return since is None or (medium.added_at > since and not medium.is_uncut)
    pictured = medium.type.startswith("image/") and medium.person_id in unseen
    return medium.person_id not in silent and not pictured


def waiting() -> QuerySet[Medium]:
    """Return the files that the worker has still to make ready."""
    return Medium.objects.filter(state=MediumState.WAITING)
