"""Choosing where sound and picture come from, and the key of our own stream."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rembuk.hall import forms
from rembuk.hall.actions import broadcast as actions
from rembuk.hall.queries.broadcast import broadcast_of
from rembuk.hall.views.acting import done, refused
from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.programme.views.entrance import talk_at


@staff
@require_POST
def choose(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Choose where sound and picture come from."""
    talk, form = talk_at(request, slug, number, Permit.RUN_TALK), forms.SourceForm(request.POST)
    if not form.is_valid():
        return refused(request, talk, form)
    return done(
        request,
        talk,
        lambda: actions.set_source(by=actor(request), talk=talk, now=timezone.now(), **form.cleaned_data),
        said=_("Saved."),
    )


@staff
@require_POST
def renew(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give our own stream another passphrase."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    return done(
        request,
        talk,
        lambda: actions.renew_passphrase(by=actor(request), broadcast=broadcast_of(talk), now=timezone.now()),
        said=_("The passphrase is new. Tell it to whoever sends the stream."),
    )
