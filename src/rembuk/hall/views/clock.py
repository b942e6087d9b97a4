"""The rundown's clock: start, next, back, minutes given or taken, close, and the undoing of each."""

from collections.abc import Callable
from functools import partial

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
from rembuk.programme.views.entrance import talk_at


@staff
@require_POST
def start(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Open the talk and its first item."""
    return _on_talk(request, slug, number, actions.start)


@staff
@require_POST
def step(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Go on to the next item."""
    return _on_running(request, slug, number, actions.step)


@staff
@require_POST
def step_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Undo the last step, or the start."""
    return _on_running(request, slug, number, actions.step_back, said=_("Undone."))


@staff
@require_POST
def stretch(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the running item minutes, or take some."""
    form = StretchForm(request.POST)
    minutes = form.cleaned_data["minutes"] if form.is_valid() else 0
    return _on_running(request, slug, number, partial(actions.stretch_running, minutes=minutes))


@staff
@require_POST
def close(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Close the talk."""
    return _on_talk(request, slug, number, actions.close, said=_("The talk is closed. Complete its record."))


@staff
@require_POST
def reopen(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Undo the close."""
    return _on_talk(request, slug, number, actions.reopen)


def _on_talk(
    request: HttpRequest, slug: str, number: int, act: Callable[..., object], *, said: str = ""
) -> HttpResponse:
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    return done(request, talk, lambda: act(by=actor(request), talk=talk, now=timezone.now()), said=said)


def _on_running(
    request: HttpRequest, slug: str, number: int, act: Callable[..., object], *, said: str = ""
) -> HttpResponse:
    """Act on the item that the operator saw running when the button was pressed."""
    talk, form = talk_at(request, slug, number, Permit.RUN_TALK), RunningForm(request.POST)
    pk = form.cleaned_data["running"] if form.is_valid() else None
    running = get_object_or_404(talk.items.select_related("talk__programme"), pk=pk)
    return done(request, talk, lambda: act(by=actor(request), running=running, now=timezone.now()), said=said)
