"""The room on a phone, and the room in text alone: reading, asking, supporting and answering."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from rembuk.hall.actions import crowd
from rembuk.hall.actions.rooms import room_of
from rembuk.hall.core.broadcast import LADDER, SOUND, StreamSource
from rembuk.hall.core.doings import Ask, Back, Choose, Doing
from rembuk.hall.core.page import page_of
from rembuk.hall.core.polls import PollKind
from rembuk.hall.forms import AskForm
from rembuk.hall.models import Broadcast, Room
from rembuk.hall.queries import room_at, state_now
from rembuk.hall.queries.broadcast import broadcast_of
from rembuk.hall.views import phone
from rembuk.kit.refusal import Refused
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import ItemKindChoice
from rembuk.programme.queries import public_talks

ROOM, TEXT = "hall:room", "hall:text"
_YOUTUBE = "https://www.youtube-nocookie.com"


@dataclass(frozen=True, slots=True)
class Mode:
    """A way to follow the talk, what it costs in megabytes an hour, and its name in the address."""

    key: str
    cost: int | None
    is_chosen: bool


@require_safe
def room(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the room on a phone."""
    return _page(request, open_room(slug, number), "hall/room.html", AskForm())


@require_safe
def text(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the room in text alone, in one small page that needs nothing else."""
    return _page(request, open_room(slug, number), "hall/text.html", AskForm())


@require_safe
def events(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the room's state as one event, so that a browser asks again every second.

    The rooms' own server takes this address before it comes here; without it the room is slower, not dead.
    """
    state = state_now(open_room(slug, number), now=timezone.now())
    body = json.dumps({**state, "plain": True}, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(
        f"retry: 1000\nevent: key\ndata: {body}\n\n",
        content_type="text/event-stream; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )


# The phone's cookie is not sent along with another site's form, so such a form can do nothing in its name.
@csrf_exempt
@require_POST
def ask(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """Ask a question."""
    found, form = open_room(slug, number), AskForm(request.POST)
    if not form.is_valid():
        return _page(request, found, _template(request), form)
    key = phone.known(request, found) or phone.new_key()
    try:
        asked = crowd.do(found, Ask(key, **form.cleaned_data), now=timezone.now())
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return _page(request, found, _template(request), form)
    return _back(request, found, key, "ask", asked=str(asked))


@csrf_exempt
@require_POST
def support(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponseBase:
    """Support a question, or take the support back."""
    found = open_room(slug, number)
    key = phone.known(request, found) or phone.new_key()
    doing = Back(key, pk, gives=request.POST.get("gives") != "0")
    return _do(request, found, key, doing, f"question-{pk}")


@csrf_exempt
@require_POST
def answer(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponseBase:
    """Answer a poll or a question of the quiz."""
    found = open_room(slug, number)
    poll = get_object_or_404(found.polls, pk=pk)
    key = phone.known(request, found) or phone.new_key()
    several = PollKind(poll.kind) is PollKind.MULTIPLE
    choice = request.POST.getlist("choice") if several else request.POST.get("choice", "")
    return _do(request, found, key, Choose(key, pk, choice), f"poll-{pk}")


def _do(request: HttpRequest, room: Room, key: str, doing: Doing, anchor: str) -> HttpResponseBase:
    try:
        crowd.do(room, doing, now=timezone.now())
    except Refused as refusal:
        return _page(request, room, _template(request), AskForm(), problem=str(refusal))
    return _back(request, room, key, anchor)


def _back(request: HttpRequest, room: Room, key: str, anchor: str, **query: str) -> HttpResponseBase:
    """Lead back to the page the form came from, so that going back sends nothing twice."""
    address = _address(room, TEXT if request.POST.get("from") == "text" else ROOM)
    asked = f"?{urlencode(query)}" if query else ""
    response = redirect(f"{address}{asked}#{anchor}")
    phone.remember(response, room, key)
    return response


def _template(request: HttpRequest) -> str:
    return "hall/text.html" if request.POST.get("from") == "text" else "hall/room.html"


def _address(room: Room, name: str) -> str:
    return reverse(name, kwargs={"slug": room.talk.programme.slug, "number": room.talk.number})


def open_room(slug: str, number: int) -> Room:
    """Return the room of a talk that the public sees; the first look opens it. :raises Http404: otherwise."""
    room = room_at(slug, number)
    if room is not None:
        return room
    return room_of(get_object_or_404(public_talks(), programme__slug=slug, number=number))


def _page(
    request: HttpRequest, room: Room, template: str, form: forms.Form, *, problem: str = ""
) -> HttpResponse:
    now = timezone.now()
    # After the talk nothing plays here: its record tells what there is to hear.
    broadcast = Broadcast(talk=room.talk) if room.talk.state in OVER else broadcast_of(room.talk)
    wanted = request.GET.get("cara", "teks")
    chosen = wanted if wanted in _costs(broadcast) else "teks"
    known = phone.known(request, room)
    mine = phone.doings(room, known)
    page = page_of(state_now(room, now=now), mine)
    context = {
        "talk": room.talk,
        "programme": room.talk.programme,
        "room": page,
        "left": page.now.minutes_left(now),
        "share": page.now.share(now),
        "seen_at": local(room, now),
        "modes": [Mode(key, cost, key == chosen) for key, cost in _costs(broadcast).items()],
        "mode": chosen,
        "broadcast": broadcast,
        "form": form,
        # A page that loads again by itself would take away what somebody is writing.
        "writes": form.is_bound or "tulis" in request.GET,
        "problem": problem,
        "asked": request.GET.get("asked") in {str(pk) for pk in mine.questions} and request.GET["asked"],
        "known": known is not None,
        "words": _words(),
    }
    response = render(request, template, context)
    # What one phone has done stands in it.
    patch_cache_control(response, private=True, no_cache=True)
    _allow_media(response, broadcast, chosen)
    return response


def _costs(broadcast: Broadcast) -> Mapping[str, int | None]:
    """Return the modes that there are with what an hour costs in megabytes; None where a stranger decides."""
    costs: Mapping[StreamSource, Mapping[str, int | None]] = {
        StreamSource.NONE: {"teks": 1},
        StreamSource.OWN: {
            "teks": 1,
            "suara": SOUND.megabytes_an_hour,
            "video": LADDER[1].megabytes_an_hour,
        },
        StreamSource.YOUTUBE: {"teks": 1, "video": None},
        StreamSource.MEETING: {"teks": 1, "rapat": None},
    }
    return costs[StreamSource(broadcast.source)]


def _allow_media(response: HttpResponse, broadcast: Broadcast, chosen: str) -> None:
    """Open the page's policy for exactly what was chosen, and for nothing before."""
    if broadcast.source == StreamSource.YOUTUBE and chosen == "video":
        response._csp_update = {"frame-src": [_YOUTUBE]}  # type: ignore[attr-defined]  # noqa: SLF001 - as the library does
    elif broadcast.source == StreamSource.OWN and chosen != "teks":
        response._csp_update = {"media-src": ["'self'", "blob:"]}  # type: ignore[attr-defined]  # noqa: SLF001 - as the library does


def _words() -> dict[str, object]:
    """Return the words that the page's script needs, in the language of the page."""
    return {
        "kinds": {value: str(label) for value, label in ItemKindChoice.choices},
        "answeredBy": _("answered by %s"),
        "someone": _("A participant"),
        "yourAnswer": _("Your answer"),
        "oneWord": _("One word"),
        "answer": pgettext("button", "Answer"),
        "right": pgettext("answer", "right"),
        "closed": _("This poll is closed. The results come when the host opens them."),
        "haveAnswered": _("have answered"),
        "mean": _("On average"),
        "unapproved": _("No answer has been approved yet."),
        "owed": _("%(body)s answers in writing by %(day)s") % {"body": "%s", "day": "%s"},
        "arrived": _("Your answer has arrived."),
        "kept": _("Kept on this phone. It is sent by itself when the connection is back."),
    }


def local(room: Room, at: datetime) -> datetime:
    """Return an instant by the programme's clock."""
    return at.astimezone(ZoneInfo(room.talk.programme.timezone))
