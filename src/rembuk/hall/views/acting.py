"""What the desks of the room share: finding the room, doing an act, and leading back to where one was."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from rembuk.hall.actions.rooms import room_of
from rembuk.hall.models import Room
from rembuk.institutions.permits import Permit
from rembuk.kit.refusal import Refused
from rembuk.programme.models import Talk
from rembuk.programme.views.entrance import talk_at


def room_at(request: HttpRequest, slug: str, number: int) -> Room:
    """Return the room of a talk that the one who asks may run.

    :raises Http404: if there is no such talk, or nobody sees it yet.
    :raises NotPermitted: unless the permit is held at a partner.
    """
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    if not talk.is_public:
        raise Http404
    return room_of(talk)


def done(request: HttpRequest, talk: Talk, act: Callable[[], object], *, said: str = "") -> HttpResponse:
    """Do an act and lead back to the desk it was asked from; a refusal stands on top of it."""
    try:
        act()
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        if said:
            messages.success(request, said)
    return back(request, talk)


def back(request: HttpRequest, talk: Talk) -> HttpResponse:
    """Lead back to the desk of this talk that the form came from, by default the console."""
    words = {"slug": talk.programme.slug, "number": talk.number}
    wanted = request.POST.get("back", "")
    desks = [reverse("hall:console", kwargs=words), reverse("hall:queue", kwargs=words)]
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.split("#")[0] in desks
    return redirect(wanted if is_ours else desks[0])


def refused(request: HttpRequest, talk: Talk, form: forms.BaseForm) -> HttpResponse:
    """Lead back with what was wrong with a form whose page cannot be shown again as it was."""
    for field, errors in form.errors.items():
        label = form.fields[field].label if field in form.fields else ""
        messages.warning(request, f"{label}: {errors[0]}" if label else str(errors[0]))
    return back(request, talk)
