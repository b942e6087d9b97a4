"""The day console: the clock of a talk, and the quick forms of its record beside it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.refusal import Refused
from rembuk.programme import actions, queries
from rembuk.programme.forms.talks import RunningForm
from rembuk.programme.models import Item, Talk
from rembuk.programme.queries import desk as at_desk
from rembuk.programme.views.entrance import permits_at, talk_at
from rembuk.record.views.entries import Entries


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def console(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show where the talk stands by the clock, and take down what is said."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    now = timezone.now()
    clock = at_desk.clock(talk, now=now)
    entries = Entries(request, talk, now=now, speaker=clock.speaker)
    if entries.act():
        return redirect("record:console", slug, number)
    return render(
        request,
        "record/desk/console.html",
        {
            "programme": talk.programme,
            "talk": talk,
            "clock": clock,
            "entries": entries,
            "today": queries.today_at(talk.programme, now),
            "taken_down": talk.statements.count(),
            "promised": talk.commitments.count(),
            "permits": permits_at(request, talk.programme),
        },
    )


@staff
@require_POST
def start(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Open the talk and its first item."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    try:
        actions.start(by=actor(request), talk=talk, now=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("record:console", slug, number)


@staff
@require_POST
def step(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Go on to the next item."""
    running = _running(request, talk_at(request, slug, number, Permit.RUN_TALK))
    try:
        actions.step(by=actor(request), running=running, now=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("record:console", slug, number)


@staff
@require_POST
def step_back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Undo the last step, or the start."""
    running = _running(request, talk_at(request, slug, number, Permit.RUN_TALK))
    try:
        earlier = actions.step_back(by=actor(request), running=running, now=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Undone.") if earlier else _("The start is undone."))
    return redirect("record:console", slug, number)


@staff
@require_POST
def close(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Close the talk."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    try:
        actions.close(by=actor(request), talk=talk, now=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The talk is closed. Complete its record."))
    return redirect("record:console", slug, number)


@staff
@require_POST
def reopen(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Undo the close."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    try:
        actions.reopen(by=actor(request), talk=talk, now=timezone.now())
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("record:console", slug, number)


def _running(request: HttpRequest, talk: Talk) -> Item:
    """Return the item that the operator saw running when the button was pressed."""
    form = RunningForm(request.POST)
    pk = form.cleaned_data["running"] if form.is_valid() else None
    return get_object_or_404(talk.items.select_related("talk__programme"), pk=pk)
