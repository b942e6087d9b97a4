"""The clashes of a talk: with itself, with other talks, and with those of other programmes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q

from rembuk.institutions.models import Person
from rembuk.programme.core.clashes import Booking, clashes
from rembuk.programme.core.rundown import Entry, lay_out
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import Appearance, Item, Talk

HALL = "hall"


@dataclass(frozen=True, slots=True)
class FoundClash:
    """Who or what is booked twice: a person, or the hall if `person` is None; on which item, and where else."""

    person: Person | None
    item: int | None
    other: Talk
    is_certain: bool


def clashes_of(talk: Talk) -> list[FoundClash]:
    """Return the clashes of a talk with all others of that day and the days beside it. Three queries.

    The days beside it count because another programme may be held in another time zone.
    """
    near = Q(date__range=(talk.date - timedelta(days=1), talk.date + timedelta(days=1)))
    appearances = Prefetch("appearances", Appearance.objects.select_related("person"))
    items = Prefetch("items", Item.objects.select_related("moderator").prefetch_related(appearances))
    gone = [*(state.value for state in OVER), State.CANCELLED.value]
    others = Talk.objects.filter(Q(pk=talk.pk) | near & ~Q(state__in=gone))
    found = list(others.select_related("programme").prefetch_related(items))
    talks = {str(each.pk): each for each in found}
    people: dict[str, Person] = {}
    bookings = [booking for each in found for booking in _bookings(each, people)]
    return [
        FoundClash(people.get(own.key), _item_of(own), talks[other.place.split("/")[0]], clash.is_certain)
        for clash in clashes(bookings)
        for own, other in ((clash.one, clash.other), (clash.other, clash.one))
        if own.place.split("/")[0] == str(talk.pk) != other.place.split("/")[0]
    ]


def _bookings(talk: Talk, people: dict[str, Person]) -> Iterator[Booking]:
    """Yield who stands on each item when, and the hall for the whole of the talk."""
    items = list(talk.items.all())
    zone = ZoneInfo(talk.programme.timezone)
    begins = datetime.combine(talk.date, talk.starts, zone) if talk.starts else None
    midnight = datetime.combine(talk.date, time.min, zone)
    next_day = midnight + timedelta(days=1)
    entries = [Entry(timedelta(minutes=item.minutes) if item.minutes else None) for item in items]
    slots = lay_out(entries, starts=begins, now=midnight)
    for item, slot in zip(items, slots, strict=True):
        here = {each.person for each in item.appearances.all()}
        for person in here | {item.moderator}:
            if person is not None:
                people[f"person:{person.pk}"] = person
                yield Booking(
                    f"person:{person.pk}",
                    f"{talk.pk}/{item.pk}",
                    slot.starts or midnight,
                    slot.ends or next_day,
                    is_known=slot.ends is not None,
                )
    if talk.venue:
        ends = datetime.combine(talk.date, talk.ends, zone) if talk.ends else slots[-1].ends if slots else None
        hall = f"{HALL}:{' '.join(talk.venue.casefold().split())}"
        yield Booking(hall, str(talk.pk), begins or midnight, ends or next_day, is_known=ends is not None)


def _item_of(booking: Booking) -> int | None:
    _talk, _slash, item = booking.place.partition("/")
    return int(item) if item else None
