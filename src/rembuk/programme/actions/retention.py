"""Writing to visitors before and after a talk, and forgetting them in time."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from rembuk.ledger import actions as ledger
from rembuk.programme.actions.seating import CLOCK
from rembuk.programme.core.seats import Standing
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import Letter, LetterKind, Registration, Talk
from rembuk.programme.queries import registrations as registered

KEPT_FOR = timedelta(days=30)
"""How long after a talk a visitor's contact is kept."""

_REMIND_BEFORE = timedelta(hours=24)
_TOO_NEAR = timedelta(hours=6)
"""Who registered so shortly before has the ticket still in hand."""


@transaction.atomic
def remind(*, talk: Talk, now: datetime) -> int:
    """Leave a reminder for everyone with a seat, once, from a day before the talk opens; return how many."""
    opens = registered.opens_at(talk)
    if opens is None or talk.state != State.ANNOUNCED or not now < opens <= now + _REMIND_BEFORE:
        return 0
    chosen = talk.registrations.filter(
        standing=Standing.SURE, contact__contains="@", made_at__lt=opens - _TOO_NEAR
    )
    return _write(chosen.exclude(letters__kind=LetterKind.REMINDER), LetterKind.REMINDER, now)


@transaction.atomic
def thank(*, talk: Talk, now: datetime) -> int:
    """Leave a word of thanks, once, for everyone who was there; return how many."""
    if talk.state not in OVER:
        return 0
    there = talk.registrations.filter(Q(arrival__isnull=False) | Q(place="online"), contact__contains="@")
    there = there.filter(standing=Standing.SURE)
    return _write(there.exclude(letters__kind=LetterKind.THANKS), LetterKind.THANKS, now)


@transaction.atomic
def forget_visitors(*, talk: Talk, now: datetime) -> int:
    """Forget what was kept of a talk's visitors, once it lies thirty days back; return how many.

    Of those invited to speak, the contact and the word with the answer go as well.
    Of those who were there the name stays, since the attendance list does.
    """
    talk.invitations.update(contact="", word="")
    rows = talk.registrations.select_for_update(of=("self",)).select_related("arrival")
    kept = list(rows.filter(forgotten_at=None))
    for each in kept:
        each.contact, each.needs, each.needs_note, each.forgotten_at = "", [], "", now
        if not hasattr(each, "arrival"):
            each.name = each.district = ""
    Registration.objects.bulk_update(
        kept, ["contact", "needs", "needs_note", "forgotten_at", "name", "district"]
    )
    if kept:
        subject = f"programme.talk:{talk.pk}"
        ledger.record("visitors.forgotten", by=CLOCK, subject=subject, at=now, data={"count": len(kept)})
    return len(kept)


def _write(chosen: QuerySet[Registration], kind: LetterKind, now: datetime) -> int:
    letters = [Letter(kind=kind, registration=each, due_at=now) for each in chosen]
    return len(Letter.objects.bulk_create(letters))
