"""The projector in the hall: what the operator chose, readable from far away."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from rembuk.hall.core.page import page_of
from rembuk.hall.queries import state_now
from rembuk.hall.views.room import local, open_room
from rembuk.ui import qr


@require_safe
def screen(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show what the operator chose. It reads the state that everyone sees, so it can show nothing else."""
    room = open_room(slug, number)
    now = timezone.now()
    page = page_of(state_now(room, now=now))
    address = f"{settings.SITE_URL}{reverse('join')}"
    context = {
        "talk": room.talk,
        "programme": room.talk.programme,
        "room": page,
        "scene": page.scene if page.state == "live" or page.scene == "blank" else "opening",
        "left": page.now.minutes_left(now),
        "share": page.now.share(now),
        "seen_at": local(room, now),
        # Drawn by us from our own address.
        "code": SafeString(qr.svg(address)),
        "address": f"{urlsplit(address).netloc}{urlsplit(address).path}",
    }
    response = render(request, "hall/screen.html", context)
    patch_cache_control(response, private=True, no_cache=True)
    return response
