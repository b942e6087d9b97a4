"""The calendars of a series, to subscribe to: all of it, what one body hosts, what bears one tag."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import slugify

from rembuk.programme import queries
from rembuk.programme.core.calendar import render
from rembuk.programme.models import Programme, Talk
from rembuk.programme.queries.events import event_of


def calendar(_request: HttpRequest, slug: str) -> HttpResponse:
    """Give every public talk of a series as an event."""
    programme = get_object_or_404(Programme, slug=slug)
    return _answer(programme, _talks(programme), programme.name, slug)


def calendar_of_body(_request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Give the talks of a series that one body hosts. A talk has the same UID in every calendar."""
    programme = get_object_or_404(Programme, slug=slug)
    body = get_object_or_404(programme.partners, key=key)
    talks = _talks(programme).filter(host=body)
    return _answer(programme, talks, f"{programme.name}: {body.name}", f"{slug}-{key}")


def calendar_of_topic(_request: HttpRequest, slug: str, topic: str) -> HttpResponse:
    """Give the talks of a series that bear a tag, by the tag's words in an address."""
    programme = get_object_or_404(Programme, slug=slug)
    found = [(talk, tag) for talk in _talks(programme) for tag in talk.tags if slugify(tag) == topic]
    if not found:
        raise Http404
    # Two tags of one talk may come to the same word.
    talks = list(dict.fromkeys(talk for talk, _tag in found))
    return _answer(programme, talks, f"{programme.name}: {found[0][1]}", f"{slug}-{topic}")


def _talks(programme: Programme) -> QuerySet[Talk]:
    return queries.public_talks().filter(programme=programme).order_by("number")


def _answer(programme: Programme, talks: Iterable[Talk], name: str, file: str) -> HttpResponse:
    content = render(
        (event_of(talk) for talk in talks), name=name, zone=programme.timezone, stamp=timezone.now()
    )
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{file}.ics"'},
    )
