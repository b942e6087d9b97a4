"""The rundown's clock: start, next, back, minutes given or taken, close, and the undoing of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rembuk.hall.forms import StretchForm
from rembuk.hall.views.acting import done
from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.programme import actions
from rembuk.programme.forms.talks import RunningForm
from rembuk.programme.models import Item, Talk
from rembuk.programme.views.entrance import talk_at


@staff
@require_POST
def start(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Open the talk and its first item."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    return done(request, talk, lambda: actions.start(by=actor(request), talk=talk, now=timezone.now()))


@staff
@require_POST
def step(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Go on to the next item."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    running = _running(request, talk)
    return done(request, talk, lambda: actions.step(by=actor(request), running=running, now=timezone.now()))


@staff
@require_POST
def step_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Undo the last step, or the start."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    running = _running(request, talk)
    return done(
        request,
        talk,
        lambda: actions.step_back(by=actor(request), running=running, now=timezone.now()),
        said=_("Undone."),
    )


@staff
@require_POST
def stretch(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the running item minutes, or take some."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    running, form = _running(request, talk), StretchForm(request.POST)
    minutes = form.cleaned_data["minutes"] if form.is_valid() else 0
    return done(
        request,
        talk,
        lambda: actions.stretch_running(
            by=actor(request), running=running, minutes=minutes, now=timezone.now()
        ),
    )


@staff
@require_POST
def close(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Close the talk."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    return done(
        request,
        talk,
        lambda: actions.close(by=actor(request), talk=talk, now=timezone.now()),
        said=_("The talk is closed. Complete its record."),
    )


@staff
@require_POST
def reopen(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Undo the close."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    return done(request, talk, lambda: actions.reopen(by=actor(request), talk=talk, now=timezone.now()))


def _running(request: HttpRequest, talk: Talk) -> Item:
    """Return the item that the operator saw running when the button was pressed."""
    form = RunningForm(request.POST)
    pk = form.cleaned_data["running"] if form.is_valid() else None
    return get_object_or_404(talk.items.select_related("talk__programme"), pk=pk)
