"""The talk's own stream as HLS: one address a playlist, one a segment."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from rembuk.hall.core.broadcast import MASTER, RUNGS
from rembuk.hall.core.playlist import write
from rembuk.hall.queries import broadcast
from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.programme.queries import partner_ids

_PLAYLIST = "application/vnd.apple.mpegurl"
_NAMES = frozenset(rung.name for rung in RUNGS)


@require_safe
def master(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the list of rungs."""
    talk = _opened(request, slug, number)
    try:
        text = (broadcast.folder_of(talk.pk) / "live" / MASTER).read_text(encoding="utf-8")
    except FileNotFoundError as problem:
        raise Http404 from problem
    return _fresh(text)


@require_safe
def playlist(request: HttpRequest, slug: str, number: int, rung: str) -> HttpResponse:
    """Give the segments of a rung as they stand."""
    found = broadcast.playlist(_opened(request, slug, number), rung) if rung in _NAMES else None
    if found is None:
        raise Http404
    return _fresh(write(found))


@require_safe
def segment(request: HttpRequest, slug: str, number: int, rung: str, run: int, place: int) -> FileResponse:
    """Give one segment, which never changes."""
    if rung not in _NAMES:
        raise Http404
    name = f"{rung}-{run:04d}-{place:06d}.ts"
    try:
        file = (broadcast.folder_of(_opened(request, slug, number).pk) / "live" / name).open("rb")
    except FileNotFoundError as problem:
        raise Http404 from problem
    response = FileResponse(file, content_type="video/mp2t")
    response["Cache-Control"] = "public, max-age=86400, immutable"
    return response


def _opened(request: HttpRequest, slug: str, number: int) -> Talk:
    """Return a talk whose stream may be seen: by everyone while it is live, by its operators before."""
    talk = get_object_or_404(Talk, programme__slug=slug, number=number)
    if State(talk.state) in {State.LIVE, State.HELD}:
        return talk
    if not actor(request).may(Permit.RUN_TALK, at=partner_ids(talk.programme_id)):
        raise Http404
    return talk


def _fresh(text: str) -> HttpResponse:
    # Shared caches may answer a crowd that asks at once, and never with a list that is old.
    return HttpResponse(text, content_type=_PLAYLIST, headers={"Cache-Control": "no-cache"})
