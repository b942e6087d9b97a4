"""The operator's acts on polls, the quiz, and the words that people answer with."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rembuk.hall import forms
from rembuk.hall.actions import polls
from rembuk.hall.models import Poll, Word
from rembuk.hall.views.acting import done, refused, room_at
from rembuk.institutions.views import actor, staff


@staff
@require_POST
def add(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Prepare a poll or a question of the quiz."""
    room, form = room_at(request, slug, number), forms.PollForm(request.POST)
    if not form.is_valid():
        return refused(request, room.talk, form)
    return done(
        request,
        room.talk,
        lambda: polls.add_poll(
            by=actor(request), room=room, facts=polls.PollFacts(**form.facts()), now=timezone.now()
        ),
        said=_("The poll is prepared. Nobody sees it before you open it."),
    )


@staff
@require_POST
def start(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Let people answer."""
    return _on_poll(request, slug, number, pk, polls.open_poll)


@staff
@require_POST
def end(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Take no more answers."""
    return _on_poll(request, slug, number, pk, polls.close_poll)


@staff
@require_POST
def remove(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Take away a poll that nobody has answered."""
    return _on_poll(request, slug, number, pk, polls.remove_poll)


@staff
@require_POST
def results(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Open a poll's results to everyone, or close them."""
    room, form = room_at(request, slug, number), forms.ShownForm(request.POST)
    poll = get_object_or_404(room.polls.select_related("room__talk"), pk=pk)
    if not form.is_valid():
        return refused(request, room.talk, form)
    return done(
        request,
        room.talk,
        lambda: polls.show_results(by=actor(request), poll=poll, now=timezone.now(), **form.cleaned_data),
    )


@staff
@require_POST
def judge(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Approve or hide what people answered in their own words."""
    room = room_at(request, slug, number)
    poll = get_object_or_404(room.polls.select_related("room__talk"), pk=pk)
    form = forms.WordsForm(request.POST, of=Word.objects.filter(poll=poll))
    if not form.is_valid():
        return refused(request, room.talk, form)
    judged = list(form.cleaned_data["word"])
    approves = form.cleaned_data["approve"]
    return done(
        request,
        room.talk,
        lambda: polls.judge_words(
            by=actor(request),
            poll=poll,
            approved=judged if approves else [],
            hidden=[] if approves else judged,
            now=timezone.now(),
        ),
    )


@staff
@require_POST
def hold_quiz(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Open a round of the quiz, or close the one that is open."""
    room, form = room_at(request, slug, number), forms.RoundForm(request.POST)
    if not form.is_valid():
        return refused(request, room.talk, form)
    return done(
        request,
        room.talk,
        lambda: polls.hold_quiz(by=actor(request), room=room, now=timezone.now(), **form.cleaned_data),
    )


@staff
@require_POST
def show_quiz(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Open the quiz's results and what people learned, or close them."""
    room, form = room_at(request, slug, number), forms.ShownForm(request.POST)
    if not form.is_valid():
        return refused(request, room.talk, form)
    return done(
        request,
        room.talk,
        lambda: polls.show_quiz(by=actor(request), room=room, now=timezone.now(), **form.cleaned_data),
    )


def _on_poll(request: HttpRequest, slug: str, number: int, pk: int, act: Callable[..., object]) -> HttpResponse:
    room, form = room_at(request, slug, number), forms.SeenForm(request.POST)
    poll: Poll = get_object_or_404(room.polls.select_related("room__talk"), pk=pk)
    if not form.is_valid():
        return refused(request, room.talk, form)
    return done(
        request, room.talk, lambda: act(by=actor(request), poll=poll, now=timezone.now(), **form.cleaned_data)
    )
