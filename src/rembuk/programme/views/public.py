"""What the public sees of programmes and talks."""

from collections.abc import Iterable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rembuk.programme import panels, queries
from rembuk.programme.core import cadence
from rembuk.programme.core.talk import OVER, Mode, State
from rembuk.programme.models import Programme, Talk
from rembuk.programme.queries import registrations as registered
from rembuk.programme.queries.changes import changed_since_known
from rembuk.programme.queries.invitations import as_printed, with_photo
from rembuk.programme.views.card import address_of, card_of
from rembuk.ui.pictures import portrait
from rembuk.ui.structure import breadcrumbs

PAGE = 40
"""Past talks on one page: about a year and a half."""

PHOTO = 96
"""Pixels of a speaker's photo, sharp on a screen that has two for one."""

ATTENDANCE = {
    Mode.IN_PERSON: "OfflineEventAttendanceMode",
    Mode.ONLINE: "OnlineEventAttendanceMode",
    Mode.HYBRID: "MixedEventAttendanceMode",
}


def archive(request: HttpRequest) -> HttpResponse:
    """List every series and, page by page, every talk that has passed."""
    gone = queries.talks_gone(timezone.localdate())
    page = Paginator(gone, PAGE).get_page(request.GET.get("hal"))
    return render(request, "programme/archive.html", {"series": queries.series_with_partners(), "page": page})


def series(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one series: what it is for, whose it is, its rhythm and its talks."""
    programme = get_object_or_404(Programme.objects.prefetch_related("partners"), slug=slug)
    today = timezone.localdate()
    ahead = queries.talks_ahead(today).filter(programme=programme)
    gone = queries.talks_gone(today).filter(programme=programme)
    page = Paginator(gone, PAGE).get_page(request.GET.get("hal"))
    context = {
        "programme": programme,
        "partners": sorted(programme.partners.all(), key=lambda body: body.name),
        "cadence": cadence.words(programme.cadence, _language()),
        "ahead": ahead,
        "page": page,
        "tags": _tags([*ahead, *page]),
    }
    return render(request, "programme/series.html", context)


def _tags(talks: Iterable[Talk]) -> list[tuple[str, str]]:
    """Return the tags that have a calendar: each one's words in an address, and the tag."""
    return sorted({slugify(tag): tag for talk in talks for tag in talk.tags if slugify(tag)}.items())


def talk(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one talk before, during or after it, also when it was postponed or cancelled."""
    found = get_object_or_404(queries.talks_with_rundown(), programme__slug=slug, number=number)
    now, stage, people = timezone.now(), _stage(found), queries.bearers(found)
    picture = address_of(found, card_of(found))
    context = {
        "talk": found,
        "stage": stage,
        "changed": changed_since_known(found) if stage == "before" else [],
        "lines": queries.rundown(found, now),
        "speakers": as_printed(found, people.speakers),
        "moderators": people.moderators,
        "promises": queries.promises_before(found),
        "ways": panels.ways(found),
        "seats": registered.seats(found) if stage in {"before", "live"} else None,
        "starts_at": _starts_at(found),
        "structure": [
            {**event(found, f"{settings.SITE_URL}{request.path}"), "image": [picture]},
            breadcrumbs(
                [
                    (found.programme.name, _series_url(found)),
                    (found.title, f"{settings.SITE_URL}{request.path}"),
                ]
            ),
        ],
        "picture": picture,
    }
    return render(request, "programme/talk.html", context)


@require_safe
def speaker_photo(_request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Give the small photo of someone who speaks on a talk and agrees that it is shown."""
    found = get_object_or_404(queries.public_talks(), programme__slug=slug, number=number)
    invitation = get_object_or_404(with_photo(found), pk=pk)
    with invitation.photo.open("rb") as file:
        return HttpResponse(portrait(file.read(), side=PHOTO), content_type="image/webp")


def event(talk: Talk, url: str) -> dict[str, object]:
    """Return a talk from `talks_with_rundown` as schema.org's Event, the form that search engines read."""
    status = {State.POSTPONED: "EventRescheduled", State.CANCELLED: "EventCancelled"}.get(
        State(talk.state), "EventRescheduled" if talk.postponed_from else "EventScheduled"
    )
    places: list[dict[str, str]] = []
    if talk.venue:
        places.append({"@type": "Place", "name": talk.venue, "address": settings.PLACE})
    if talk.mode != Mode.IN_PERSON:
        places.append({"@type": "VirtualLocation", "url": talk.link or url})
    starts = _starts_at(talk)
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": talk.title,
        "url": url,
        "startDate": starts.isoformat() if starts else talk.date.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": f"https://schema.org/{ATTENDANCE[Mode(talk.mode)]}",
        "location": places,
        "organizer": {"@type": "GovernmentOrganization", "name": talk.host.name},
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "offers": {"@type": "Offer", "price": 0, "priceCurrency": "IDR", "url": url},
    }
    about = [topic for topic in talk.topics if topic != talk.title]
    data["description"] = "; ".join([talk.programme.name, *about])
    if performers := dict.fromkeys(
        each.person.name for item in talk.items.all() for each in item.appearances.all()
    ):
        data["performer"] = [{"@type": "Person", "name": name} for name in performers]
    if talk.ends:
        data["endDate"] = _at(talk, talk.ends).isoformat()
    if talk.postponed_from:
        data["previousStartDate"] = talk.postponed_from.isoformat()
    return data


def _series_url(talk: Talk) -> str:
    return settings.SITE_URL + reverse("programme:series", args=(talk.programme.slug,))


def _at(talk: Talk, clock: time) -> datetime:
    return datetime.combine(talk.date, clock, ZoneInfo(talk.programme.timezone))


def _starts_at(talk: Talk) -> datetime | None:
    return _at(talk, talk.starts) if talk.starts else None


def _stage(talk: Talk) -> str:
    if talk.state == State.CANCELLED:
        return ""
    if talk.state == State.LIVE:
        return "live"
    return "after" if talk.state in OVER else "before"


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]
