"""Who may read a talk's record: everyone once it is public, before that the staff of its partners."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor
from rembuk.programme import queries as programme
from rembuk.programme.core.talk import OVER, RECORDED
from rembuk.programme.models import Talk

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Talk, P], HttpResponseBase]
Guarded = Callable[Concatenate[HttpRequest, str, int, P], HttpResponseBase]


def page_of_record(view: View[P]) -> Guarded[P]:
    """Open a page of a record; whoever may not read it yet is told that it is with the bodies."""
    return _guarded(view, _records, _still_with_the_bodies)


def file_of_record(view: View[P]) -> Guarded[P]:
    """Open a file of a record, or what is part of its page; for whoever may not read it yet, there is none."""
    return _guarded(view, _records, _not_found)


def paper_of_record(view: View[P]) -> Guarded[P]:
    """Open a file of a record that tells of the people on the rundown."""
    return _guarded(view, programme.talks_with_people, _not_found)


def _records() -> QuerySet[Talk]:
    return programme.public_talks().select_related("correction", "room")


def _guarded(
    view: View[P],
    talks: Callable[[], QuerySet[Talk]],
    closed: Callable[[HttpRequest, Talk], HttpResponseBase],
) -> Guarded[P]:
    """Hand the talk on to a view; of what is not public yet no copy is kept on the way."""

    @require_safe
    @wraps(view)
    def guarded(
        request: HttpRequest, slug: str, number: int, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        talk = get_object_or_404(talks(), programme__slug=slug, number=number, state__in=OVER)
        if talk.state in RECORDED:
            return view(request, talk, *args, **kwargs)
        may_read = may_preview(request, talk)
        response = view(request, talk, *args, **kwargs) if may_read else closed(request, talk)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return guarded  # type: ignore[return-value]  # the addresses hand slug and number over by these names


def may_preview(request: HttpRequest, talk: Talk) -> bool:
    """Say whether someone is on the staff of a partner, who reads what waits for the partners' agreement."""
    # Nobody else's session is looked for, so that the page of a visitor is the same for every visitor.
    return settings.SESSION_COOKIE_NAME in request.COOKIES and actor(request).may(
        Permit.SEE_DESK, at=programme.partner_ids(talk.programme_id)
    )


def _still_with_the_bodies(request: HttpRequest, talk: Talk) -> HttpResponseBase:
    return render(request, "record/waiting.html", {"talk": talk})


def _not_found(_request: HttpRequest, _talk: Talk) -> HttpResponseBase:
    raise Http404
