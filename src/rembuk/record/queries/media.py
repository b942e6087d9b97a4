"""What is read of a talk's files."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from rembuk.programme.models import Talk
from rembuk.record.models import Medium, MediumKind, MediumState, Scope
from rembuk.record.queries import consent


def path_of(medium: Medium) -> Path:
    """Return where a file lies."""
    return Path(settings.MEDIA_ROOT) / medium.path


def shown(talk: Talk) -> list[Medium]:
    """Return the files of a talk that may be shown, each with its person. At most three queries.

    A recording in which someone speaks who withholds it is not shown: a voice cannot be left out of a file that
    holds it. One that was taken in after that, cut, may be.
    """
    ready = list(talk.media.filter(state=MediumState.READY).select_related("person"))
    silent = consent.withheld(talk, Scope.RECORDING) if ready else frozenset()
    if not silent:
        return ready
    since = silent_since(talk)
    return [
        medium
        for medium in ready
        if (medium.kind == MediumKind.MATERIAL and medium.person_id not in silent)
        or (medium.kind != MediumKind.MATERIAL and medium.added_at > since)
    ]


def silent_since(talk: Talk) -> datetime:
    """Return when the last one who withholds the recording said so."""
    return talk.consents.filter(scope=Scope.RECORDING, given=False).latest("at").at


def waiting() -> QuerySet[Medium]:
    """Return the files that the worker has still to make ready."""
    return Medium.objects.filter(state=MediumState.WAITING)
