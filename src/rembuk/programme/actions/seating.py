"""The seats of a hall: given under the lock of the talk's row, so that there is never one too many."""

from datetime import datetime

from django.db import transaction

from rembuk.ledger import actions as ledger
from rembuk.programme.core.contact import is_mail
from rembuk.programme.core.seats import COMING, Place, Standing, answer_by, moving_up, standing_on_arrival
from rembuk.programme.models import Letter, LetterKind, Registration, Talk
from rembuk.programme.queries import registrations as registered

VISITOR = "visitor"
"""How the log names whoever acts without an account."""

CLOCK = "clock"
"""How the log names what happens because time has passed."""


def locked(talk: Talk) -> Talk:
    """Return the talk's row as it is now, locked until the end of the transaction."""
    return Talk.objects.select_for_update(of=("self",)).select_related("programme", "host").get(pk=talk.pk)


def standing_for(talk: Talk, place: Place) -> Standing:
    """Return where someone new stands in a talk whose row is locked."""
    return standing_on_arrival(
        place,
        capacity=talk.capacity,
        held=registered.held_seats(talk),
        waiting=registered.waiting_list(talk).count(),
    )


def deal(talk: Talk, *, now: datetime) -> list[Registration]:
    """Give the free seats of a talk, whose row is locked, to those who wait longest; return who moved up.

    Each has a time to answer; shortly before the talk the seat is simply theirs.
    """
    if not registered.takes_registrations(talk):
        return []
    until = answer_by(now=now, opens=registered.opens_at(talk))
    chosen = list(
        moving_up(list(registered.waiting_list(talk)), capacity=talk.capacity, held=registered.held_seats(talk))
    )
    for each in chosen:
        each.standing = (Standing.OFFERED if until else Standing.SURE).value
        each.answer_by = until
        each.save(update_fields=["standing", "answer_by"])
        if is_mail(each.contact):
            Letter.objects.create(kind=LetterKind.OFFER, registration=each, due_at=now)
        record("registration.moved_up", each, by=CLOCK, now=now)
    return chosen


@transaction.atomic
def let_lapse(*, talk: Talk, now: datetime) -> list[Registration]:
    """End the offers of a talk that nobody answered in time, and deal the seats again; return who moved up.

    Seats that were added to the hall since are dealt as well.
    """
    current = locked(talk)
    for each in current.registrations.filter(standing=Standing.OFFERED, answer_by__lt=now):
        each.standing, each.answer_by = Standing.LAPSED.value, None
        each.save(update_fields=["standing", "answer_by"])
        record("registration.lapsed", each, by=CLOCK, now=now)
    return deal(current, now=now)


def send_online(talk: Talk, *, now: datetime) -> int:
    """Let all who come to the hall of a talk, whose row is locked, follow it online if it has no hall any more.

    Return how many.
    """
    if Place.HALL in registered.places_of(talk):
        return 0
    moved = talk.registrations.filter(place=Place.HALL, standing__in=COMING).update(
        place=Place.ONLINE, standing=Standing.SURE, answer_by=None
    )
    if moved:
        subject = f"programme.talk:{talk.pk}"
        ledger.record("registrations.sent_online", by=CLOCK, subject=subject, at=now, data={"count": moved})
    return moved


def record(kind: str, registration: Registration, *, now: datetime, by: str = VISITOR, **data: object) -> None:
    """Write an act on a registration into the log, without a word about the person."""
    subject = f"programme.registration:{registration.pk}"
    ledger.record(kind, by=by, subject=subject, at=now, data={"talk": registration.talk_id, **data})
