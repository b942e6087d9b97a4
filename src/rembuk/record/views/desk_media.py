"""The desk's files of a talk: recordings and materials, taken in and taken off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, posted
from rembuk.programme.queries.desk import people_to_choose
from rembuk.programme.views.entrance import permits_at, talk_at
from rembuk.record import actions
from rembuk.record.core.filetypes import MOST
from rembuk.record.forms import MediumForm

_ENVELOPE = 64 * 1024
"""Bytes that a form has beside its file, at most."""


# The token stands in the body, and a body that is too large must be refused before it is read.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def media(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """Show the files of a talk, and take in one more; of one that is too large nothing is read."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST + _ENVELOPE:
        context = {"words": str(actions.FileTooLarge(MOST))}
        response = render(request, "record/desk/too_large.html", context, status=413)
        response["Connection"] = "close"
        return response
    return _media(request, slug, number)


@csrf_protect
@staff
def _media(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    form = MediumForm(posted(request), request.FILES or None, people=people_to_choose(talk))
    added = accept(
        form,
        lambda: actions.add_medium(by=actor(request), talk=talk, **form.cleaned_data, now=timezone.now()),
    )
    if added:
        words = (
            _("The file is taken in. It will be ready in a moment.") if added.seconds is None else _("Saved.")
        )
        messages.success(request, words)
        return redirect("record:desk_media", slug, number)
    context = {
        "programme": talk.programme,
        "talk": talk,
        "media": talk.media.select_related("person"),
        "form": form,
        "permits": permits_at(request, talk.programme),
    }
    return render(request, "record/desk/media.html", context)


@staff
@require_POST
def remove(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Take a file off."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    found = get_object_or_404(talk.media.select_related("talk"), pk=pk)
    actions.remove_medium(by=actor(request), medium=found, now=timezone.now())
    messages.success(request, _("The file is taken off."))
    return redirect("record:desk_media", slug, number)
