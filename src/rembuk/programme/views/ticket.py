"""A ticket: what its holder sees, prints and may still change. Whoever has the code has the ticket."""

from collections.abc import Callable
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rembuk.kit.refusal import Refused
from rembuk.programme import panels
from rembuk.programme.actions import entries
from rembuk.programme.actions import registration as registering
from rembuk.programme.core.codes import typed
from rembuk.programme.core.seats import COMING, Place, Standing
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.forms.registrations import PlaceChangeForm
from rembuk.programme.models import PlaceChoice, Registration
from rembuk.programme.queries import registrations as registered
from rembuk.programme.queries.changes import changed_since_known
from rembuk.programme.queries.events import address_of, calendar_of
from rembuk.programme.queries.papers import ticket_pdf
from rembuk.programme.views.visitors import kept_by_nobody, without_cookies
from rembuk.ui import qr

_CALENDAR, _PDF = "text/calendar; charset=utf-8", "application/pdf"


@kept_by_nobody
@require_safe
def ticket(request: HttpRequest, code: str) -> HttpResponse:
    """Show a ticket, whatever has become of it."""
    return _page(request, _found(code))


@without_cookies
@kept_by_nobody
@require_POST
def accept(request: HttpRequest, code: str) -> HttpResponse:
    """Take the seat that is on offer."""
    found = _found(code)
    return _done(request, code, lambda: registering.accept_seat(registration=found, now=timezone.now()))


@without_cookies
@kept_by_nobody
@require_POST
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    """Give the seat back."""
    found = _found(code)
    return _done(request, code, lambda: registering.cancel_registration(registration=found, now=timezone.now()))


@without_cookies
@kept_by_nobody
@require_POST
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Go to the hall, or follow online."""
    found, form = _found(code), PlaceChangeForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=400)
    place: Place = form.cleaned_data["place"]
    return _done(
        request,
        code,
        lambda: registering.change_place(registration=found, place=place, now=timezone.now()),
    )


@without_cookies
@kept_by_nobody
@require_POST
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Count the holder of an online ticket as there, and lead to the room."""
    found = _found(code)
    try:
        entries.follow_online(registered=found, now=timezone.now())
    except Refused as refusal:
        return _page(request, found, refusal=str(refusal), status=409)
    talk = found.talk
    rooms = [way.url for way in panels.ways(talk) if way.main]
    response = HttpResponse(status=303)
    response["Location"] = next(iter(rooms), reverse("programme:talk", args=[talk.programme.slug, talk.number]))
    return response


@kept_by_nobody
@require_safe
def paper(_request: HttpRequest, code: str) -> HttpResponse:
    """Give the ticket as a page to print."""
    found = _found(code)
    return _file(ticket_pdf(found, at=found.made_at), _PDF, f"tiket-{found.door_code}.pdf")


@kept_by_nobody
@require_safe
def calendar(_request: HttpRequest, code: str) -> HttpResponse:
    """Give the talk as an entry for one's own calendar."""
    talk = _found(code).talk
    return _file(calendar_of(talk, now=timezone.now()), _CALENDAR, f"acara-{talk.number}.ics")


def _found(code: str) -> Registration:
    found = registered.ticket(typed(code))
    if found is None:
        raise Http404
    return found


def _done(request: HttpRequest, code: str, act: Callable[[], object]) -> HttpResponse:
    """Do an act on a ticket and show the ticket anew; a refusal stands on top of it."""
    try:
        act()
    except Refused as refusal:
        return _page(request, _found(code), refusal=str(refusal), status=409)
    response = HttpResponse(status=303)
    response["Location"] = reverse("programme:ticket", args=[typed(code)])
    return response


def _page(request: HttpRequest, found: Registration, *, refusal: str = "", status: int = 200) -> HttpResponse:
    talk, standing = found.talk, Standing(found.standing)
    address = f"{settings.SITE_URL}{reverse('programme:ticket', args=[found.code])}"
    opens = registered.takes_registrations(talk)
    is_ahead = talk.state not in {*OVER, State.CANCELLED}
    context = {
        "registration": found,
        "talk": talk,
        "refusal": refusal,
        "changed": changed_since_known(talk) if is_ahead else [],
        "place_is_gone": is_ahead and Place(found.place) not in registered.places_of(talk),
        "is_coming": standing in COMING,
        "has_seat": standing is Standing.SURE and found.place == Place.HALL,
        "answer_by": found.answer_by and found.answer_by.astimezone(ZoneInfo(talk.programme.timezone)),
        "line": registered.place_in_line(found) if standing is Standing.WAITING else 0,
        "may_cancel": is_ahead and standing in COMING,
        "others": [
            PlaceChoice(place.value)
            for place in registered.places_of(talk)
            if place != found.place and opens and standing in COMING
        ],
        "code": SafeString(qr.svg(address)),
        "share": f"https://wa.me/?text={quote(_invitation(found))}",
        "ways": panels.ways_of_ticket(found),
        "own_link": f"https://wa.me/?text={quote(_reminder(found, address))}",
    }
    return render(request, "programme/ticket.html", context, status=status)


def _invitation(found: Registration) -> str:
    return _("%(title)s. Take part: %(address)s") % {
        "title": found.talk.title,
        "address": address_of(found.talk),
    }


def _reminder(found: Registration, address: str) -> str:
    return _("My ticket for %(title)s: %(address)s") % {"title": found.talk.title, "address": address}


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
