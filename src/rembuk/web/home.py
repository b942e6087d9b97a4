"""The home page, the one address of the talk that is on now, and what robots may read."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from rembuk.newsroom import queries as newsroom
from rembuk.programme import queries as programme
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk


@dataclass(frozen=True, slots=True)
class Countdown:
    """How long it still is until a talk starts."""

    until: datetime
    days: int
    hours: int
    minutes: int


def home(request: HttpRequest) -> HttpResponse:
    """Show the next talk, what one can do here, and what the last talks left behind."""
    now = timezone.now()
    found = programme.next_talk(timezone.localdate(now))
    context = {
        "talk": found,
        "called_off": programme.called_off(timezone.localdate(now), until=found.date if found else None),
        "countdown": countdown(found, now) if found else None,
        "news": newsroom.latest(get_language() or settings.LANGUAGE_CODE, 3),
        "held": programme.talks_held()[:3],
    }
    return render(request, "web/home.html", context)


def countdown(talk: Talk, now: datetime) -> Countdown | None:
    """Return how long it is until an announced talk starts; None when that is not known or has passed."""
    if talk.state != State.ANNOUNCED or talk.starts is None:
        return None
    until = datetime.combine(talk.date, talk.starts, ZoneInfo(talk.programme.timezone))
    left = until - now
    if left <= timedelta(0):
        return None
    hours, minutes = divmod(left.seconds // 60, 60)
    return Countdown(until, left.days, hours, minutes)


@never_cache
def join(_request: HttpRequest) -> HttpResponse:
    """Lead to the room of the talk that is on now, or else to the next talk, or else to the talks."""
    found = programme.next_talk(timezone.localdate())
    if found is not None and found.state == State.LIVE:
        return redirect("hall:room", slug=found.programme.slug, number=found.number)
    if found is not None:
        return redirect("programme:talk", slug=found.programme.slug, number=found.number)
    series = list(programme.series_with_partners())
    return (
        redirect("programme:series", slug=series[0].slug) if len(series) == 1 else redirect("programme:archive")
    )


def robots(_request: HttpRequest) -> HttpResponse:
    """Let search engines read what is public, and nothing of the desks."""
    closed = [reverse("account_login"), reverse("desk"), reverse("wagtailadmin_home"), "/api/"]
    found_at = f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}"
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), "", found_at, ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def mark(_request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask for an icon unasked, as on a feed or a text file, to the site's mark."""
    return redirect(static("ui/mark.svg"))
