"""The talk's own stream as HLS: one address a playlist, one a segment."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from rembuk.hall.core.broadcast import MASTER, RUNGS
from rembuk.hall.core.playlist import write
from rembuk.hall.queries import broadcast
from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import Talk
from rembuk.programme.queries import partner_ids

_PLAYLIST = "application/vnd.apple.mpegurl"
_NAMES = frozenset(rung.name for rung in RUNGS)
_GONE = 410

Rest = ParamSpec("Rest")


def _of_stream(
    view: Callable[Concatenate[Talk, Rest], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, str, int, Rest], HttpResponseBase]:
    """Answer for a stream that may be seen: by everyone while the talk is live, by its operators before.

    Of a talk that is over nothing plays here any more: what was recorded is heard with its record, once every
    partner has agreed to that.
    """

    @require_safe
    @wraps(view)
    def answer(
        request: HttpRequest, slug: str, number: int, *rest: Rest.args, **more: Rest.kwargs
    ) -> HttpResponseBase:
        talk = get_object_or_404(Talk, programme__slug=slug, number=number)
        if broadcast.has_ended(talk, timezone.now()):
            return HttpResponse("", status=_GONE, content_type="text/plain")
        is_for_all = State(talk.state) in {State.LIVE, *OVER}
        if not is_for_all and not actor(request).may(Permit.RUN_TALK, at=partner_ids(talk.programme_id)):
            raise Http404
        return view(talk, *rest, **more)

    return answer  # type: ignore[return-value]  # the addresses hand slug and number over by these names


@_of_stream
def master(talk: Talk) -> HttpResponse:
    """Give the list of rungs."""
    try:
        text = (broadcast.folder_of(talk.pk) / "live" / MASTER).read_text(encoding="utf-8")
    except FileNotFoundError as problem:
        raise Http404 from problem
    return _fresh(text)


@_of_stream
def playlist(talk: Talk, rung: str) -> HttpResponse:
    """Give the segments of a rung as they stand."""
    found = broadcast.playlist(talk, rung) if rung in _NAMES else None
    if found is None:
        raise Http404
    return _fresh(write(found))


@_of_stream
def segment(talk: Talk, rung: str, run: int, place: int) -> FileResponse:
    """Give one segment, which never changes."""
    if rung not in _NAMES:
        raise Http404
    name = f"{rung}-{run:04d}-{place:06d}.ts"
    try:
        file = (broadcast.folder_of(talk.pk) / "live" / name).open("rb")
    except FileNotFoundError as problem:
        raise Http404 from problem
    response = FileResponse(file, content_type="video/mp2t")
    response["Cache-Control"] = f"public, max-age={int(broadcast.LAST_WORDS.total_seconds())}, immutable"
    return response


def _fresh(text: str) -> HttpResponse:
    # Shared caches may answer a crowd that asks at once, and never with a list that is old.
    return HttpResponse(text, content_type=_PLAYLIST, headers={"Cache-Control": "no-cache"})
