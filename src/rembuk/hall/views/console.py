"""The operator's console: everything of the day on one page that needs no scrolling on a laptop."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rembuk.hall import forms
from rembuk.hall.actions.rooms import room_of
from rembuk.hall.core.broadcast import StreamSource
from rembuk.hall.core.page import page_of
from rembuk.hall.core.state import Scene
from rembuk.hall.models import Room, SceneChoice
from rembuk.hall.queries import desk_of, state_now
from rembuk.hall.queries.broadcast import broadcast_of, health
from rembuk.institutions.permits import Permit
from rembuk.institutions.views import staff
from rembuk.programme.models import Talk
from rembuk.programme.queries import today_at
from rembuk.programme.queries.desk import clock, people_to_choose
from rembuk.programme.views.entrance import permits_at, talk_at

_SCENES = [choice for choice in SceneChoice if choice.value != Scene.POLL.value]


@staff
@require_safe
def console(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show where the talk stands, and everything an operator does about it."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    now = timezone.now()
    context = {
        "programme": talk.programme,
        "talk": talk,
        "clock": clock(talk, now=now),
        "today": today_at(talk.programme, now),
        "permits": permits_at(request, talk.programme),
    }
    if talk.is_public:
        context |= _of_room(room_of(talk), talk, now)
    return render(request, "hall/desk/console.html", context)


def _of_room(room: Room, talk: Talk, now: datetime) -> dict[str, object]:
    broadcast = broadcast_of(talk)
    return {
        "room": room,
        "page": page_of(state_now(room, now=now)),
        "desk": desk_of(room, now=now),
        "screen": room.screen,
        "scenes": _SCENES,
        "spoken": room.messages.filter(withdrawn_at=None).first(),
        "people": people_to_choose(talk).here,
        "broadcast": broadcast,
        "health": health(broadcast, now) if broadcast.source == StreamSource.OWN else None,
        "host": urlsplit(settings.SITE_URL).hostname,
        "caption": forms.CaptionForm(auto_id="caption_%s"),
        "message": forms.MessageForm(auto_id="message_%s"),
        "asked": forms.HallQuestionForm(auto_id="asked_%s"),
        "poll": forms.PollForm(auto_id="poll_%s"),
        "source": forms.SourceForm(
            auto_id="source_%s",
            initial={
                "source": broadcast.source,
                "youtube": f"https://youtu.be/{broadcast.youtube}" if broadcast.youtube else "",
            },
        ),
    }
