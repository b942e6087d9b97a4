"""Programmes and talks for other programs: what the public pages show, as data."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Router
from pydantic import BaseModel

from rembuk.institutions.models import Institution, Person
from rembuk.institutions.queries import title_on
from rembuk.kit.api import Page, Wanted, page_of, told
from rembuk.programme import queries
from rembuk.programme.models import Item, Programme, Talk

router = Router(tags=["programmes"])

# An answer before the schema has checked it; checking it once is enough.
Told = dict[str, object]


class BodyOut(BaseModel):
    """A body."""

    key: str
    name: str
    kind: str
    region: str


class ProgrammeOut(BaseModel):
    """A series of talks. `cadence` is a rule of RFC 5545."""

    slug: str
    name: str
    purpose: str
    formulated_on: dt.date | None
    cadence: str
    timezone: str
    modes: list[str]
    open_to_others: bool
    partners: list[BodyOut]
    url: str


class PersonOut(BaseModel):
    """A person with the title held on the day of the talk."""

    name: str
    title: str


class ItemOut(BaseModel):
    """One item of a rundown. `opened_at` and `closed_at` are when the clock was pressed."""

    kind: str
    title: str
    minutes: int | None
    moderator: PersonOut | None
    people: list[PersonOut]
    points: list[str]
    opened_at: dt.datetime | None
    closed_at: dt.datetime | None


class TalkOut(BaseModel):
    """One talk. `starts` and `ends` are local to the programme's time zone."""

    programme: str
    number: int
    title: str
    state: str
    date: dt.date
    starts: dt.time | None
    ends: dt.time | None
    mode: str
    venue: str
    link: str
    capacity: int | None
    host: BodyOut
    topics: list[str]
    tags: list[str]
    postponed_from: dt.date | None
    reason: str
    started_at: dt.datetime | None
    closed_at: dt.datetime | None
    rundown: list[ItemOut]
    url: str


@router.get("/programmes", response=Page[ProgrammeOut], summary="All programmes")
def programmes(request: HttpRequest, window: Wanted) -> HttpResponse:
    """List every programme with its partner bodies."""
    rows = Programme.objects.prefetch_related("partners")
    return told(Page[ProgrammeOut], page_of(rows, window, lambda part: [_programme(row) for row in part]))


@router.get("/programmes/{slug}", response=ProgrammeOut, summary="One programme")
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Give one programme."""
    return told(ProgrammeOut, _programme(get_object_or_404(Programme, slug=slug)))


@router.get("/programmes/{slug}/talks", response=Page[TalkOut], summary="The talks of a programme")
def talks(request: HttpRequest, slug: str, window: Wanted) -> HttpResponse:
    """List the talks that the public may see, by number, with rundown and people."""
    found = get_object_or_404(Programme, slug=slug)
    rows = queries.public_talks().filter(programme=found).prefetch_related("items").order_by("number")
    return told(Page[TalkOut], page_of(rows, window, _talks))


@router.get("/talks/{slug}/{int:number}", response=TalkOut, summary="One talk")
def talk(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give one talk that the public may see."""
    rows = queries.public_talks().prefetch_related("items")
    (shown,) = _talks([get_object_or_404(rows, programme__slug=slug, number=number)])
    return told(TalkOut, shown)


def _programme(row: Programme) -> Told:
    return {
        "slug": row.slug,
        "name": row.name,
        "purpose": row.purpose,
        "formulated_on": row.formulated_on,
        "cadence": row.cadence,
        "timezone": row.timezone,
        "modes": row.modes,
        "open_to_others": row.open_to_others,
        "partners": [_body(body) for body in sorted(row.partners.all(), key=lambda body: body.name)],
        "url": settings.SITE_URL + reverse("programme:series", args=[row.slug]),
    }


def _talks(rows: Sequence[Talk]) -> list[Told]:
    cast = queries.cast_of(rows)
    return [_talk(row, cast) for row in rows]


def _talk(row: Talk, cast: queries.Cast) -> Told:
    # Most people stand on several items of a talk, always with the same title.
    person = cache(lambda key: _person(cast.people[key], row.date))
    return {
        "programme": row.programme.slug,
        "number": row.number,
        "title": row.title,
        "state": row.state,
        "date": row.date,
        "starts": row.starts,
        "ends": row.ends,
        "mode": row.mode,
        "venue": row.venue,
        "link": row.link,
        "capacity": row.capacity,
        "host": _body(row.host),
        "topics": row.topics,
        "tags": row.tags,
        "postponed_from": row.postponed_from,
        "reason": row.reason,
        "started_at": row.started_at,
        "closed_at": row.closed_at,
        "rundown": [_item(item, cast.on.get(item.pk, ()), person) for item in row.items.all()],
        "url": settings.SITE_URL + reverse("programme:talk", args=[row.programme.slug, row.number]),
    }


def _item(row: Item, people: Sequence[int], person: Callable[[int], Told]) -> Told:
    return {
        "kind": row.kind,
        "title": row.title,
        "minutes": row.minutes,
        "moderator": person(row.moderator_id) if row.moderator_id else None,
        "people": [person(key) for key in people],
        "points": row.points,
        "opened_at": row.opened_at,
        "closed_at": row.closed_at,
    }


def _person(row: Person, day: dt.date) -> Told:
    return {"name": row.name, "title": title_on(row, day)}


def _body(row: Institution) -> Told:
    return {"key": row.key, "name": row.name, "kind": row.kind, "region": row.region}
