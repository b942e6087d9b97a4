"""Telling those who know of a talk that it has changed: one letter that says what was and what is."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from rembuk.programme.actions import seating
from rembuk.programme.actions.letters import TRIES
from rembuk.programme.core.invitation import EXPECTED
from rembuk.programme.core.seats import COMING
from rembuk.programme.core.whereabouts import Whereabouts
from rembuk.programme.models import Letter, LetterKind, Talk, TalkChange

SETTLED_AFTER = timedelta(minutes=5)
"""Whoever corrects a slip within this time writes one letter and not two."""


def note(talk: Talk, *, before: Whereabouts, now: datetime) -> None:
    """Note, within the transaction of an act, how a talk stood before; the worker leaves the letters."""
    TalkChange.objects.create(talk=talk, sequence=talk.sequence, at=now, before=before.packed())


@transaction.atomic
def tell(*, talk: Talk, now: datetime) -> int:
    """Leave one letter for each who comes or is to speak, once the changes have settled; return how many.

    A letter names the first change its reader does not know of, and says what is true when it goes out.
    """
    current = seating.locked(talk)
    untold = list(current.changes.filter(told_at=None))
    if not untold or untold[-1].at > now - SETTLED_AFTER:
        return 0
    letters = [*_to_visitors(current, untold, now), *_to_speakers(current, untold, now)]
    Letter.objects.bulk_create(letters)
    TalkChange.objects.filter(pk__in=[change.pk for change in untold]).update(told_at=now)
    return len(letters)


def _to_visitors(talk: Talk, untold: Sequence[TalkChange], now: datetime) -> Iterator[Letter]:
    waiting = Letter.objects.filter(
        registration=OuterRef("pk"), kind=LetterKind.CHANGE, sent_at=None, tries__lt=TRIES
    )
    for each in talk.registrations.filter(~Exists(waiting), standing__in=COMING, contact__contains="@"):
        missed = _missed(untold, each.made_at)
        if missed:
            yield Letter(kind=LetterKind.CHANGE, registration=each, due_at=now, sequence=missed.sequence)


def _to_speakers(talk: Talk, untold: Sequence[TalkChange], now: datetime) -> Iterator[Letter]:
    # A first letter that is still to go out says what is true then.
    waiting = Letter.objects.filter(
        invitation=OuterRef("pk"),
        kind__in=[LetterKind.CHANGE, LetterKind.INVITATION],
        sent_at=None,
        tries__lt=TRIES,
    )
    for each in talk.invitations.filter(~Exists(waiting), reply__in=EXPECTED, contact__contains="@"):
        missed = _missed(untold, each.sent_at)
        if missed:
            yield Letter(kind=LetterKind.CHANGE, invitation=each, due_at=now, sequence=missed.sequence)


def _missed(untold: Sequence[TalkChange], known_at: datetime | None) -> TalkChange | None:
    """Return the first change that was made after someone learned of the talk."""
    return next((change for change in untold if known_at is None or change.at >= known_at), None)
