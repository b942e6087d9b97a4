"""Who comes in: scanned at the door, added on the spot, or taken from the paper list; nobody twice."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.permits import Actor, Permit
from rembuk.kit.refusal import Refused
from rembuk.programme.actions import lifecycle, registration, seating
from rembuk.programme.core.door import Answer, Seen
from rembuk.programme.core.paperlist import Signature
from rembuk.programme.core.seats import Place, Standing
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import Arrival, Registration, Source, Talk, Witness
from rembuk.programme.queries import desk as at_desk
from rembuk.programme.queries import entries
from rembuk.programme.queries.registrations import folded

_OLDEST = timedelta(days=3)
DOOR_STATES = frozenset({State.ANNOUNCED, State.LIVE, *OVER})
"""States of a talk in which someone can come in, or be entered afterwards."""


class NoDoorNow(Refused):
    """A talk that is a draft, postponed or cancelled has no door."""

    words = _("This talk has no door now.")


class NothingToFollow(Refused):
    """Who has a place online follows a talk that is on."""

    words = _("This ticket opens the room online while the talk is on.")


class NotOnePerson(Refused):
    """Two registrations of different talks are never one person's."""

    words = _("These two registrations cannot be put together.")


@transaction.atomic
def take_in(
    *, by: Actor, talk: Talk, device: str, door: str, seen: Sequence[Seen], now: datetime
) -> list[Answer]:
    """Take in what a door's phone saw, in the order it saw it. The same queue sent again changes nothing.

    :raises NoDoorNow: by the talk's state. :raises NotPermitted: as everywhere.
    """
    current = _opened(by, talk)
    known = entries.by_key(current)
    done = dict(_done(current, device, [each.counter for each in seen]))
    before = len(done)
    answers = []
    for each in sorted(seen, key=lambda one: one.counter):
        if each.counter in done and not each.undo:
            answers.append(Answer(each.counter, "in", done[each.counter]))
            continue
        answers.append(_take(current, known, each, device=device, door=door, now=now))
    changed = [each for each in answers if each.word in {"in", "out"}]
    if len(changed) > before:
        lifecycle.record("door.taken_in", current, by=by, now=now, count=len(changed) - before)
    return answers


@transaction.atomic
def enter_paper(*, by: Actor, talk: Talk, signatures: Sequence[Signature], now: datetime) -> dict[str, int]:
    """Enter the paper list: who had registered is found by contact or by name, everyone else is added.

    Return how many were `found`, `added`, and in `already`. Entering the same list again changes nothing.
    """
    current = _opened(by, talk)
    people = _People(current.registrations.exclude(name="").select_related("arrival").order_by("pk"))
    counts = {"found": 0, "added": 0, "already": 0}
    for each in signatures:
        person = people.find(each)
        if person is None:
            person = registration.enrol(
                current,
                name=each.name,
                contact=each.contact,
                place=Place.HALL,
                standing=Standing.SURE,
                source=Source.PAPER,
                now=now,
            )
            counts["added"] += 1
        # Who followed online and signed the list sat in the hall, with a phone.
        elif hasattr(person, "arrival") and person.arrival.witness != Witness.ONLINE:
            counts["already"] += 1
            continue
        else:
            counts["found"] += 1
        person.arrival = _arrive(current, person, Witness.PAPER, at=at_desk.opening_of(current) or now)
        people.add(person)
    if counts["found"] or counts["added"]:
        lifecycle.record("paper.entered", current, by=by, now=now, **counts)
    return counts


@transaction.atomic
def note_online(*, registration: Registration, now: datetime) -> Arrival:
    """Note that whoever holds a ticket followed online; who was seen already is not counted twice.

    Called within the transaction and the ledger entry of the higher room that has seen it.
    """
    talk = Talk.objects.select_for_update().get(pk=registration.talk_id)
    person = talk.registrations.select_related("arrival").get(pk=registration.pk)
    if hasattr(person, "arrival"):
        return person.arrival
    return _seen_online(person, at=at_desk.opening_of(talk) or now)


@transaction.atomic
def follow_online(*, registered: Registration, now: datetime) -> Arrival:
    """Count someone who enters the room by an online ticket as there, once; the room learns nothing of it.

    :raises NothingToFollow: unless the talk is on and the place online stands.
    """
    talk = seating.locked(registered.talk)
    person = talk.registrations.select_related("arrival").get(pk=registered.pk)
    if hasattr(person, "arrival"):
        return person.arrival
    is_online = person.place == Place.ONLINE and person.standing == Standing.SURE
    if talk.state != State.LIVE or not is_online:
        raise NothingToFollow
    seating.record("registration.followed", person, now=now)
    return _seen_online(person, at=now)


def _seen_online(person: Registration, *, at: datetime) -> Arrival:
    return Arrival.objects.create(talk=person.talk, registration=person, witness=Witness.ONLINE, at=at)


@transaction.atomic
def put_together(*, by: Actor, kept: Registration, other: Registration, now: datetime) -> Registration:
    """Make two registrations one person's: what the other had passes to the kept one, and the other goes.

    :raises NotOnePerson: if they belong to different talks or are the same.
    """
    if kept.talk_id != other.talk_id or kept.pk == other.pk:
        raise NotOnePerson
    talk = _opened(by, kept.talk)
    if not hasattr(kept, "arrival") and hasattr(other, "arrival"):
        Arrival.objects.filter(registration=other).update(registration=kept)
        Registration.objects.filter(pk=kept.pk).update(
            standing=Standing.SURE, answer_by=None, place=other.place
        )
    if not kept.contact and other.contact:
        Registration.objects.filter(pk=kept.pk).update(contact=other.contact)
    other.delete()
    lifecycle.record("visitors.put_together", talk, by=by, now=now, kept=kept.pk)
    seating.deal(talk, now=now)
    return Registration.objects.get(pk=kept.pk)


class _People:
    """Those who are known, found by contact or by a name that only one bears."""

    def __init__(self, rows: Iterable[Registration]) -> None:
        self._named: dict[str, list[Registration]] = {}
        for each in rows:
            self.add(each)

    def add(self, person: Registration) -> None:
        """Know one more."""
        group = self._named.setdefault(folded(person.name), [])
        if person not in group:
            group.append(person)

    def find(self, signature: Signature) -> Registration | None:
        """Return who signed: of namesakes the one with this contact; without a contact, one not yet there."""
        alike = self._named.get(folded(signature.name), [])
        if signature.contact:
            same = [each for each in alike if each.contact.casefold() == signature.contact.casefold()]
            return next(iter(same or [each for each in alike if not each.contact]), None)
        return next(iter(alike), None)


def _opened(by: Actor, talk: Talk) -> Talk:
    current = lifecycle.opened(talk, by=by, permit=Permit.RUN_TALK)
    if State(current.state) not in DOOR_STATES:
        raise NoDoorNow
    return current


def _done(talk: Talk, device: str, counters: list[int]) -> list[tuple[int, str]]:
    """Return what the phone had sent before; what is entered by hand (no device) is never sent twice."""
    if not device:
        return []
    rows = Arrival.objects.filter(talk=talk, device=device, counter__in=counters).select_related("registration")
    return [(row.counter or 0, entries.key_of(row.registration.code)) for row in rows]


def _take(
    talk: Talk, known: dict[str, Registration], seen: Seen, *, device: str, door: str, now: datetime
) -> Answer:
    person = known.get(seen.key)
    if seen.undo:
        gone = Arrival.objects.filter(registration=person, witness=Witness.DOOR).delete()[0] if person else 0
        return Answer(seen.counter, "out" if gone else "unknown", seen.key)
    if person is None and seen.guest:
        person = registration.enrol(
            talk,
            name=seen.guest,
            contact="",
            place=Place.HALL,
            standing=Standing.SURE,
            source=Source.DOOR,
            now=now,
        )
    if person is None:
        return Answer(seen.counter, "unknown", seen.key)
    key = entries.key_of(person.code)
    # Who followed online at first and then came is counted in the hall.
    if Arrival.objects.filter(registration=person).exclude(witness=Witness.ONLINE).exists():
        return Answer(seen.counter, "again", key)
    _arrive(
        talk,
        person,
        Witness.DOOR,
        at=seen.at if now - _OLDEST < seen.at <= now else now,
        door=door,
        device=device,
        counter=seen.counter if device else None,
    )
    return Answer(seen.counter, "in", key)


def _arrive(talk: Talk, person: Registration, witness: Witness, *, at: datetime, **more: object) -> Arrival:
    """Say that someone came, whatever they had said before: who is in the hall has a place in it."""
    if person.standing != Standing.SURE or person.place != Place.HALL:
        person.standing, person.place, person.answer_by = Standing.SURE.value, Place.HALL.value, None
        person.save(update_fields=["standing", "place", "answer_by"])
    seen, _is_new = Arrival.objects.update_or_create(
        registration=person, defaults={"talk": talk, "witness": witness, "at": at, **more}
    )
    return seen
