"""What is read of programmes, talks and rundowns."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Case, Count, Prefetch, Q, QuerySet, Subquery, When

from rembuk.institutions.models import Institution, Person
from rembuk.institutions.queries import titles_on
from rembuk.kit.version import version_of
from rembuk.programme.core.rundown import Entry, lay_out, running
from rembuk.programme.core.talk import OVER, PUBLIC, RECORDED, SET_ASIDE, Mode, Plan, Promise, State
from rembuk.programme.models import Appearance, Commitment, Item, Partner, Programme, Talk

PROGRAMME_FACTS = ("slug", "name", "purpose", "formulated_on", "cadence", "timezone", "modes", "open_to_others")
TALK_FACTS = (
    "title", "date", "starts", "ends", "mode", "venue", "link", "capacity", "host_id", "topics", "tags",
    "byline", "dateline",
)  # fmt: skip
ITEM_FACTS = ("kind", "title", "minutes", "moderator_id", "points", "cue")
COMMITMENT_FACTS = ("person_id", "institution_id", "text", "at", "due", "state", "note", "evidence")

AWAITED = (State.ANNOUNCED, State.POSTPONED)
"""States of a talk that is still to come."""

_PROMISES = Count("commitments", filter=Q(state__in=RECORDED))
"""How many commitments a talk's record shows the public."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Someone, by id and name, with the title held on the day of a talk; an unknown title is empty.

    `photo` is the address of a picture that may be shown, with what it shows in words.
    """

    person: int
    name: str
    title: str
    photo: str = ""
    photo_alt: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a rundown: the item, when it starts by the programme's clock if known, and who is on it."""

    item: Item
    starts: datetime | None
    people: list[str]
    is_running: bool


class Series(NamedTuple):
    """A programme as a menu needs it."""

    slug: str
    name: str


def series_with_partners() -> dict[Series, list[str]]:
    """Return every programme with the names of its partner bodies. One query."""
    found: dict[Series, list[str]] = {}
    for slug, name, body in Programme.objects.values_list("slug", "name", "partners__name"):
        found.setdefault(Series(slug, name), []).extend([body] if body else [])
    return found


def partner_ids(programme: int) -> list[int]:
    """Return the bodies that own a programme, both by id, in the order of their agreement."""
    return list(Partner.objects.filter(programme=programme).values_list("institution", flat=True))


def partners(programme: Programme) -> list[Institution]:
    """Return the bodies that own a programme, in the order of their agreement. One query."""
    return [each.institution for each in programme.partnerships.select_related("institution")]


def programme_version(programme: Programme) -> str:
    """Return the version of what a form of the programme shows."""
    facts = {name: getattr(programme, name) for name in PROGRAMME_FACTS}
    return version_of({**facts, "partners": partner_ids(programme.pk)})


def talk_version(talk: Talk) -> str:
    """Return the version of what a form of the talk shows."""
    return version_of({name: getattr(talk, name) for name in TALK_FACTS})


def item_version(item: Item) -> str:
    """Return the version of what a form of the item shows."""
    people = list(item.appearances.values_list("person", flat=True))
    return version_of({**{name: getattr(item, name) for name in ITEM_FACTS}, "people": people})


def commitment_version(commitment: Commitment) -> str:
    """Return the version of what a form of the commitment shows."""
    return version_of({name: getattr(commitment, name) for name in COMMITMENT_FACTS})


def plan_of(talk: Talk, *, items: int | None = None, people: int | None = None) -> Plan:
    """Return what is known of a talk before it is announced. No query for a talk of the desk.

    :param items: how many items and people its rundown has, by whoever has read it already.
    """
    items = getattr(talk, "item_count", items)
    people = getattr(talk, "people_count", people)
    return Plan(
        title=talk.title,
        date=talk.date,
        starts=talk.starts,
        mode=Mode(talk.mode),
        venue=talk.venue,
        items=talk.items.count() if items is None else items,
        people=Appearance.objects.filter(item__talk=talk).count() if people is None else people,
    )


def today_at(programme: Programme, now: datetime) -> date:
    """Return what day it is where the programme is held."""
    return now.astimezone(ZoneInfo(programme.timezone)).date()


def public_talks() -> QuerySet[Talk]:
    """Return the talks that the public may see, each with its programme and host."""
    unheard_of = Q(state__in=SET_ASIDE, was_announced=False)
    return Talk.objects.filter(~unheard_of, state__in=PUBLIC).select_related("programme", "host")


def recorded_talks() -> QuerySet[Talk]:
    """Return the talks whose record the public may see, each with its programme and host."""
    return public_talks().filter(state__in=RECORDED)


def next_talk(today: date) -> Talk | None:
    """Return the talk that is live now, or else the next one from today on, or None. One query."""
    awaited = Q(state__in=AWAITED, date__gte=today)
    return (
        public_talks()
        .filter(Q(state=State.LIVE) | awaited)
        .order_by(Case(When(state=State.LIVE, then=0), default=1), "date", "starts", "pk")
        .first()
    )


def talks_ahead(today: date) -> QuerySet[Talk]:
    """Return the talks that are live or whose day is still to come, the nearest first.

    A cancelled one is among them until its day has passed: who meant to come must find it where it stood.
    """
    return (
        public_talks()
        .exclude(state__in=OVER)
        .filter(Q(state=State.LIVE) | Q(date__gte=today))
        .order_by("date", "starts", "pk")
    )


def called_off(today: date, *, until: date | None) -> list[Talk]:
    """Return the cancelled talks from today on, the nearest first: to the day of the next one, or all.

    One query.
    """
    found = public_talks().filter(state=State.CANCELLED, date__gte=today).order_by("date", "starts", "pk")
    return list(found if until is None else found.filter(date__lte=until))


def talks_gone(today: date) -> QuerySet[Talk]:
    """Return the talks that were held or whose day has passed, latest first, with public `promises`."""
    return (
        public_talks()
        .exclude(state=State.LIVE)
        .filter(Q(state__in=OVER) | Q(date__lt=today))
        .annotate(promises=_PROMISES)
        .order_by("-date", "-number", "-pk")
    )


def talks_held() -> QuerySet[Talk]:
    """Return the talks that have taken place, the latest first, counting public `promises`."""
    return (
        public_talks().filter(state__in=OVER).annotate(promises=_PROMISES).order_by("-date", "-number", "-pk")
    )


def talks_with_rundown() -> QuerySet[Talk]:
    """Return the public's talks with their rundown and everyone on it. Three queries."""
    appearances = Appearance.objects.select_related("person")
    items = Item.objects.select_related("moderator").prefetch_related(Prefetch("appearances", appearances))
    return public_talks().prefetch_related(Prefetch("items", items))


def talks_with_people() -> QuerySet[Talk]:
    """Return the public's talks with their rundown and everyone on it, titles included. Five queries."""
    return talks_with_rundown().prefetch_related(
        "items__moderator__positions", "items__appearances__person__positions"
    )


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of many talks: everyone by id, and who appears on each item (by id), in order."""

    people: Mapping[int, Person]
    on: Mapping[int, Sequence[int]]


def cast_of(talks: Sequence[Talk]) -> Cast:
    """Return the people of talks whose items are prefetched, titles included. Three queries.

    A person is one row here, however often they appear: over a long series that is what costs.
    """
    on: dict[int, list[int]] = defaultdict(list)
    for item, person in Appearance.objects.filter(item__talk__in=talks).values_list("item", "person"):
        on[item].append(person)
    everyone = {person for listed in on.values() for person in listed}
    everyone |= {item.moderator_id for talk in talks for item in talk.items.all() if item.moderator_id}
    people = Person.objects.filter(pk__in=everyone).prefetch_related("positions")
    return Cast(people.in_bulk(), on)


def rundown(talk: Talk, now: datetime) -> list[Line]:
    """Return the rundown with its times, as planned and as the clock was pressed. No query when prefetched."""
    zone = ZoneInfo(talk.programme.timezone)
    items = list(talk.items.all())
    entries = [
        Entry(timedelta(minutes=item.minutes) if item.minutes else None, item.opened_at, item.closed_at)
        for item in items
    ]
    starts = datetime.combine(talk.date, talk.starts, zone) if talk.starts else None
    live = running(entries) if talk.state == State.LIVE else None
    return [
        Line(
            item=item,
            starts=slot.starts.astimezone(zone) if slot.starts else None,
            people=[appearance.person.name for appearance in item.appearances.all()],
            is_running=place == live,
        )
        for place, (item, slot) in enumerate(zip(items, lay_out(entries, starts=starts, now=now), strict=True))
    ]


@dataclass(frozen=True, slots=True)
class Bearers:
    """The people of a talk, each once, in the order in which they appear; who moderates is apart."""

    speakers: list[Bearer]
    moderators: list[Bearer]


def bearers(talk: Talk) -> Bearers:
    """Return everyone on the rundown with the title of that day. One query for a talk with its rundown."""
    items = talk.items.all()
    speakers = {appearance.person: None for item in items for appearance in item.appearances.all()}
    moderators = {item.moderator: None for item in items if item.moderator}
    titles = titles_on({person.pk for person in (*speakers, *moderators)}, talk.date)
    return Bearers(
        [Bearer(person.pk, person.name, titles.get(person.pk, "")) for person in speakers],
        [Bearer(person.pk, person.name, titles.get(person.pk, "")) for person in moderators],
    )


def promises_before(talk: Talk) -> QuerySet[Commitment]:
    """Return what the last public record before this talk promised and is not kept yet. One query.

    Each has its text, day and state, the name of its body, and the title and number of its talk.
    """
    before = (
        Talk.objects.filter(programme=talk.programme_id, state__in=RECORDED, number__lt=talk.number)
        .order_by("-number")
        .values("pk")[:1]
    )
    return (
        Commitment.objects.filter(talk=Subquery(before), state__in=[Promise.OPEN, Promise.LATE])
        .select_related("institution", "talk")
        .only("text", "due", "state", "institution__name", "talk__title", "talk__number")
    )


def promises(talk: Talk) -> QuerySet[Commitment]:
    """Return the commitments made on a talk, in the order they were made. One query."""
    return talk.commitments.select_related("institution", "person")
