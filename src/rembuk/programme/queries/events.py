"""A talk as an event of a calendar."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rembuk.programme.core.calendar import Event, render
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk


def event_of(talk: Talk) -> Event:
    """Return a talk, its programme at hand, as the event that every calendar knows by one UID."""
    zone = ZoneInfo(talk.programme.timezone)
    starts = datetime.combine(talk.date, talk.starts, zone) if talk.starts else talk.date
    reason = {State.POSTPONED: _("Postponed: %(reason)s"), State.CANCELLED: _("Cancelled: %(reason)s")}.get(
        State(talk.state)
    )
    notes = [*talk.topics, reason % {"reason": talk.reason} if reason else "", talk.link]
    return Event(
        uid=f"talk-{talk.number}.{talk.programme.slug}@rembuk",
        sequence=talk.sequence,
        summary=talk.title,
        starts=starts,
        ends=datetime.combine(talk.date, talk.ends, zone) if talk.starts and talk.ends else None,
        location=talk.venue,
        description="\n".join(note for note in notes if note),
        url=address_of(talk),
        is_cancelled=talk.state == State.CANCELLED,
    )


def calendar_of(talk: Talk, *, now: datetime) -> bytes:
    """Return a calendar file that holds one talk."""
    return render([event_of(talk)], name=talk.programme.name, zone=talk.programme.timezone, stamp=now)


def address_of(talk: Talk) -> str:
    """Return the whole address of a talk's page, in the language of the moment."""
    return f"{settings.SITE_URL}{reverse('programme:talk', args=[talk.programme.slug, talk.number])}"
