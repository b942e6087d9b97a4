"""The versions of a rundown, its template, and the sheet one prints."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import attempt
from rembuk.kit.refusal import Refused
from rembuk.programme.actions import history as acts
from rembuk.programme.models import RundownTemplate
from rembuk.programme.queries import desk as at_desk
from rembuk.programme.queries.rundowns import steps
from rembuk.programme.views.entrance import talk_at


@staff
@require_safe
def versions(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show who changed what of a rundown, and when."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    context = {"programme": talk.programme, "talk": talk, "steps": steps(talk)}
    return render(request, "programme/desk/rundown_versions.html", context)


@staff
@require_POST
def go_back(request: HttpRequest, slug: str, number: int, version: int) -> HttpResponse:
    """Put a rundown back as it was."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    found = get_object_or_404(talk.rundown_versions.select_related("talk"), number=version)
    attempt(
        request,
        lambda: acts.go_back(by=actor(request), version=found, now=timezone.now()),
        _("The rundown is as it was then. What stood here is kept as a version."),
    )
    return redirect("programme:desk_rundown", slug, number)


@staff
@require_POST
def keep_template(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Let the programme's rundowns begin like this one."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    attempt(
        request,
        lambda: acts.keep_template(by=actor(request), talk=talk, now=timezone.now()),
        _("Every new rundown of this programme can begin like this one."),
    )
    return redirect("programme:desk_rundown", slug, number)


@staff
@require_POST
def begin(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Fill an empty rundown with the programme's template."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    try:
        acts.begin_with_template(by=actor(request), talk=talk, now=timezone.now())
    except RundownTemplate.DoesNotExist:
        messages.warning(request, _("This programme has no template yet."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("programme:desk_rundown", slug, number)


@staff
@require_safe
def sheet(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a rundown as one prints it, cues included."""
    talk = talk_at(request, slug, number, Permit.SEE_DESK)
    context = {
        "programme": talk.programme,
        "talk": talk,
        "rows": at_desk.rundown(talk, now=timezone.now()),
    }
    return render(request, "programme/desk/rundown_sheet.html", context)
