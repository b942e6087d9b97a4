"""Registering for a talk, and what someone who has registered may still change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rembuk.kit.refusal import Refused
from rembuk.programme.actions import seating
from rembuk.programme.core import codes
from rembuk.programme.core.contact import is_mail
from rembuk.programme.core.seats import COMING, Place, Standing
from rembuk.programme.models import Letter, LetterKind, Registration, Source, Talk
from rembuk.programme.queries import registrations as registered

MOST_UNDER_ONE_CONTACT = 8
"""A family shares a phone; a crowd does not."""


class RegistrationClosed(Refused):
    """One can register only for a talk that is announced or on."""

    words = _("Registration for this talk is closed.")


class PlaceNotOffered(Refused):
    """The talk cannot be followed there."""

    words = _("This talk cannot be followed there.")
    field = "place"


class TooManyUnderOneContact(Refused):
    """One contact has registered more people than a family has."""

    words = _("Too many people are registered under this contact. Use another one, or ask the host.")
    field = "contact"


class TicketSpent(Refused):
    """The registration was cancelled or has lapsed."""

    words = _("This registration no longer stands. Register again if you want to come.")


class NothingOffered(Refused):
    """No seat is on offer, or the time to answer is over."""

    words = _("The time to answer is over, and the seat went to the next in line.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationFacts:
    """What someone says who registers. `contact` is as `contact_of` returns it."""

    name: str
    contact: str
    place: Place
    needs: Sequence[str] = ()
    needs_note: str = ""
    district: str = ""
    language: str = "id"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A registration, and whether it was made just now or stood already."""

    registration: Registration
    is_new: bool


@transaction.atomic
def register(*, talk: Talk, facts: RegistrationFacts, now: datetime) -> Receipt:
    """Register someone, with a seat if the hall has one, else at the end of its waiting list.

    Who is registered already keeps that registration, and gets its ticket by e-mail once more.

    :raises RegistrationClosed, PlaceNotOffered, TooManyUnderOneContact: as named.
    """
    current = seating.locked(talk)
    if not registered.takes_registrations(current):
        raise RegistrationClosed
    if facts.place not in registered.places_of(current):
        raise PlaceNotOffered
    known = registered.same_person(current, name=facts.name, contact=facts.contact)
    if known:
        _write(known, LetterKind.TICKET, now)
        return Receipt(known, is_new=False)
    under_contact = current.registrations.filter(contact__iexact=facts.contact, standing__in=COMING)
    if under_contact.count() >= MOST_UNDER_ONE_CONTACT:
        raise TooManyUnderOneContact
    made = enrol(
        current,
        name=facts.name,
        contact=facts.contact,
        place=facts.place,
        standing=seating.standing_for(current, facts.place),
        source=Source.WEB,
        needs=list(facts.needs),
        needs_note=facts.needs_note,
        district=facts.district,
        language=facts.language,
        now=now,
    )
    _write(made, LetterKind.TICKET, now)
    seating.record("registration.made", made, now=now, place=made.place, standing=made.standing)
    return Receipt(made, is_new=True)


@transaction.atomic
def change_place(*, registration: Registration, place: Place, now: datetime) -> Registration:
    """Move someone to the hall or online; who comes to a full hall waits, and a seat left goes to the next.

    :raises TicketSpent, RegistrationClosed, PlaceNotOffered: as named.
    """
    talk, current = _opened(registration)
    if place not in registered.places_of(talk):
        raise PlaceNotOffered
    if place == current.place:
        return current
    current.place = place.value
    current.standing = seating.standing_for(talk, place).value
    current.answer_by = None
    current.queued_at = now
    current.save(update_fields=["place", "standing", "answer_by", "queued_at"])
    seating.record("registration.moved", current, now=now, place=current.place, standing=current.standing)
    seating.deal(talk, now=now)
    return current


@transaction.atomic
def accept_seat(*, registration: Registration, now: datetime) -> Registration:
    """Take the seat that is on offer. :raises NothingOffered: if there is none any more."""
    talk = seating.locked(registration.talk)
    current = Registration.objects.get(pk=registration.pk)
    if current.standing == Standing.SURE:
        return current
    if current.standing != Standing.OFFERED or current.answer_by is None or current.answer_by < now:
        raise NothingOffered
    current.talk = talk
    current.standing, current.answer_by = Standing.SURE.value, None
    current.save(update_fields=["standing", "answer_by"])
    seating.record("registration.accepted", current, now=now)
    return current


@transaction.atomic
def cancel_registration(*, registration: Registration, now: datetime) -> Registration:
    """Give a seat back; it goes to the next in line. Cancelling twice changes nothing."""
    talk = seating.locked(registration.talk)
    current = Registration.objects.get(pk=registration.pk)
    current.talk = talk
    if current.standing not in COMING:
        return current
    current.standing, current.answer_by = Standing.CANCELLED.value, None
    current.save(update_fields=["standing", "answer_by"])
    current.letters.filter(sent_at=None).delete()
    seating.record("registration.cancelled", current, now=now)
    seating.deal(talk, now=now)
    return current


def enrol(talk: Talk, *, now: datetime, standing: Standing, place: Place, **facts: object) -> Registration:
    """Add a row with codes of its own to a talk whose row is locked."""
    return Registration.objects.create(
        talk=talk,
        code=codes.new_code(codes.OPENING),
        door_code=_free_door_code(talk),
        place=place.value,
        standing=standing.value,
        made_at=now,
        queued_at=now,
        **facts,
    )


def _free_door_code(talk: Talk) -> str:
    taken = set(talk.registrations.values_list("door_code", flat=True))
    while (code := codes.new_code(codes.SHOWN)) in taken:
        pass
    return code


def _opened(registration: Registration) -> tuple[Talk, Registration]:
    talk = seating.locked(registration.talk)
    current = Registration.objects.get(pk=registration.pk)
    if current.standing not in COMING:
        raise TicketSpent
    if not registered.takes_registrations(talk):
        raise RegistrationClosed
    current.talk = talk
    return talk, current


def _write(registration: Registration, kind: LetterKind, now: datetime) -> None:
    if is_mail(registration.contact):
        Letter.objects.create(kind=kind, registration=registration, due_at=now)
