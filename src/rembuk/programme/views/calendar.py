"""The calendar of a series, to subscribe to."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rembuk.programme import queries
from rembuk.programme.core.calendar import Event, render
from rembuk.programme.core.talk import State
from rembuk.programme.models import Programme, Talk


def calendar(_request: HttpRequest, slug: str) -> HttpResponse:
    """Give every public talk of a series as an event."""
    programme = get_object_or_404(Programme, slug=slug)
    zone = ZoneInfo(programme.timezone)
    address = f"{settings.SITE_URL}{reverse('programme:series', args=[slug])}"
    talks = queries.public_talks().filter(programme=programme).order_by("number")
    content = render(
        (_event(talk, slug, zone, address) for talk in talks),
        name=programme.name,
        zone=programme.timezone,
        stamp=timezone.now(),
    )
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{slug}.ics"'},
    )


def _event(talk: Talk, slug: str, zone: ZoneInfo, address: str) -> Event:
    starts = datetime.combine(talk.date, talk.starts, zone) if talk.starts else talk.date
    reason = {State.POSTPONED: _("Postponed: %(reason)s"), State.CANCELLED: _("Cancelled: %(reason)s")}.get(
        State(talk.state)
    )
    notes = [*talk.topics, reason % {"reason": talk.reason} if reason else "", talk.link]
    return Event(
        uid=f"talk-{talk.number}.{slug}@rembuk",
        sequence=talk.sequence,
        summary=talk.title,
        starts=starts,
        ends=datetime.combine(talk.date, talk.ends, zone) if talk.starts and talk.ends else None,
        location=talk.venue,
        description="\n".join(note for note in notes if note),
        url=f"{address}{talk.number}/",
        is_cancelled=talk.state == State.CANCELLED,
    )
