"""The operator's acts on what everyone sees: the projector, the message to all, the floor, the captions."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rembuk.hall import forms
from rembuk.hall.actions import floor, rooms
from rembuk.hall.core.tokens import Purpose, issue
from rembuk.hall.views.acting import done, refused, room_at
from rembuk.hall.views.phone import new_key
from rembuk.institutions.queries import body_on
from rembuk.institutions.views import actor, staff


@staff
@require_POST
def show(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Choose what the projector shows."""
    room = room_at(request, slug, number)
    form = forms.SceneForm(request.POST, polls=room.polls.all())
    if not form.is_valid():
        return refused(request, room.talk, form)
    return done(
        request,
        room.talk,
        lambda: rooms.show(by=actor(request), room=room, now=timezone.now(), **form.cleaned_data),
    )


@staff
@require_POST
def say(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Put a message before everyone."""
    room, form = room_at(request, slug, number), forms.MessageForm(request.POST)
    if not form.is_valid():
        return refused(request, room.talk, form)
    return done(
        request,
        room.talk,
        lambda: rooms.say_to_all(by=actor(request), room=room, now=timezone.now(), **form.cleaned_data),
    )


@staff
@require_POST
def unsay(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Withdraw the message."""
    room = room_at(request, slug, number)
    message = get_object_or_404(room.messages, pk=pk)
    return done(
        request,
        room.talk,
        lambda: rooms.withdraw_message(by=actor(request), message=message, now=timezone.now()),
    )


@staff
@require_POST
def give_floor(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say who speaks now."""
    room, form = room_at(request, slug, number), forms.FloorForm(request.POST)
    if not form.is_valid():
        return refused(request, room.talk, form)
    person = form.cleaned_data["person"]
    return done(
        request,
        room.talk,
        lambda: floor.give_floor(
            by=actor(request),
            room=room,
            person=person,
            body=body_on(person, room.talk.date) if person else None,
            now=timezone.now(),
        ),
    )


@staff
@require_POST
def caption(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Add a line of what is being said."""
    room, form = room_at(request, slug, number), forms.CaptionForm(request.POST)
    if not form.is_valid():
        return refused(request, room.talk, form)
    return done(
        request,
        room.talk,
        lambda: floor.type_caption(by=actor(request), room=room, now=timezone.now(), **form.cleaned_data),
    )


@staff
@require_POST
def renew_key(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the program that feeds captions a new key, and show it this once."""
    room, key = room_at(request, slug, number), new_key()
    token = issue(settings.SECRET_KEY.encode(), Purpose.CAPTIONS, room=room.pk, key=key)
    return done(
        request,
        room.talk,
        lambda: rooms.renew_caption_key(by=actor(request), room=room, key=key, now=timezone.now()),
        said=_("The key for the program that feeds captions, shown this once: %(token)s") % {"token": token},
    )


@staff
@require_POST
def correct(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Mend a line before it is shown, or take it back by leaving it empty."""
    room, form = room_at(request, slug, number), forms.CorrectionForm(request.POST)
    line = get_object_or_404(room.captions.select_related("room__talk"), pk=pk)
    if not form.is_valid():
        return refused(request, room.talk, form)
    text, seen = form.cleaned_data["text"], form.cleaned_data["seen"]
    if text:
        return done(
            request,
            room.talk,
            lambda: floor.correct_caption(by=actor(request), caption=line, text=text, seen=seen),
        )
    return done(request, room.talk, lambda: floor.withdraw_caption(by=actor(request), caption=line, seen=seen))
