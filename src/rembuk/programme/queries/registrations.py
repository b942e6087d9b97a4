"""What is read of registrations: seats, waiting lists, tickets and lists of names."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from rembuk.programme.core.seats import COMING, HOLDING, PLACES, Place, Standing, free_seats
from rembuk.programme.core.talk import Mode, State
from rembuk.programme.models import Registration, Talk
from rembuk.programme.queries.desk import planned_start

OPEN_STATES = frozenset({State.ANNOUNCED, State.LIVE})
"""States of a talk in which one can register."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The hall of a talk. `free` is None where nobody counts the seats."""

    capacity: int | None
    free: int | None
    waiting: int
    is_open: bool


def takes_registrations(talk: Talk) -> bool:
    """Say whether one can register for a talk."""
    return talk.state in OPEN_STATES


def places_of(talk: Talk) -> tuple[Place, ...]:
    """Return where one can take part in a talk."""
    return PLACES[Mode(talk.mode)]


def held_seats(talk: Talk) -> int:
    """Return how many seats of the hall are taken or on offer. One query."""
    return Registration.objects.filter(talk=talk, place=Place.HALL, standing__in=HOLDING).count()


def waiting_list(talk: Talk) -> QuerySet[Registration]:
    """Return who waits for a seat, the longest waiting first."""
    return Registration.objects.filter(talk=talk, place=Place.HALL, standing=Standing.WAITING).order_by(
        "queued_at", "pk"
    )


def seats(talk: Talk) -> Seats:
    """Return how the hall of a talk stands. One query."""
    standings = list(
        Registration.objects.filter(
            talk=talk, place=Place.HALL, standing__in=[*HOLDING, Standing.WAITING]
        ).values_list("standing", flat=True)
    )
    waiting = standings.count(Standing.WAITING.value)
    return Seats(
        capacity=talk.capacity,
        free=free_seats(talk.capacity, len(standings) - waiting),
        waiting=waiting,
        is_open=takes_registrations(talk),
    )


def place_in_line(registration: Registration) -> int:
    """Return the place of someone who waits, the first being 1. One query."""
    earlier = Q(queued_at__lt=registration.queued_at)
    same_moment = Q(queued_at=registration.queued_at, pk__lt=registration.pk)
    return waiting_list(registration.talk).filter(earlier | same_moment).count() + 1


def ticket(code: str) -> Registration | None:
    """Return the registration that a code opens, with its talk and programme. One query."""
    return Registration.objects.select_related("talk__programme", "talk__host").filter(code=code).first()


def same_person(talk: Talk, *, name: str, contact: str) -> Registration | None:
    """Return the registration of the same name under the same contact, if it still stands. One query."""
    wanted = folded(name)
    known = Registration.objects.filter(talk=talk, contact__iexact=contact, standing__in=COMING)
    return next((each for each in known if folded(each.name) == wanted), None)


def folded(name: str) -> str:
    """Return a name as two people would agree that it is the same: small letters, single spaces."""
    return " ".join(name.casefold().split())


def registrations(talk: Talk) -> QuerySet[Registration]:
    """Return all registrations of a talk by name, each with its arrival if there was one. One query."""
    return talk.registrations.select_related("arrival").order_by("name", "pk")


def opens_at(talk: Talk) -> datetime | None:
    """Return when a talk opens, as planned; None if no hour is set."""
    return planned_start(talk)
