"""The calendar of a series, to subscribe to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from rembuk.programme import queries
from rembuk.programme.core.calendar import render
from rembuk.programme.models import Programme
from rembuk.programme.queries.events import event_of


def calendar(_request: HttpRequest, slug: str) -> HttpResponse:
    """Give every public talk of a series as an event."""
    programme = get_object_or_404(Programme, slug=slug)
    talks = queries.public_talks().filter(programme=programme).order_by("number")
    content = render(
        (event_of(talk) for talk in talks),
        name=programme.name,
        zone=programme.timezone,
        stamp=timezone.now(),
    )
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{slug}.ics"'},
    )
