"""The door of a talk, and the list of who was there."""

from pathlib import Path
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, attempt, posted
from rembuk.kit.refusal import Refused
from rembuk.programme import queries
from rembuk.programme.actions import entries as actions
from rembuk.programme.core.codes import typed
from rembuk.programme.core.door import Seen
from rembuk.programme.forms.entries import DoorForm, GuestForm, PaperForm, QueueForm
from rembuk.programme.models import Registration, Talk
from rembuk.programme.queries import entries
from rembuk.programme.queries.feedback import summary
from rembuk.programme.views.entrance import talk_at

_WORKER: Final = Path(__file__).resolve().parents[1] / "static" / "programme" / "door-worker.js"


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the door. Without a script it finds and takes in one person at a time."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    form, found = DoorForm(posted(request)), []
    if form.is_valid():
        found = entries.found_at_door(talk, typed(form.cleaned_data["what"])) or entries.found_at_door(
            talk, form.cleaned_data["what"]
        )
        if not found:
            form.add_error("what", _("Nobody of this code or name is registered. Add a guest below."))
    return _page(request, talk, form=form, found=found)


@staff
@require_POST
def admit(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Take in one registered person, by hand."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    person = get_object_or_404(talk.registrations, pk=pk)
    return _by_hand(request, talk, Seen(counter=0, at=timezone.now(), key=entries.key_of(person.code)))


@staff
@require_POST
def guest(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take in someone who had not registered."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    form = GuestForm(request.POST)
    if not form.is_valid():
        return _page(request, talk, guest_form=form)
    return _by_hand(request, talk, Seen(counter=0, at=timezone.now(), guest=form.cleaned_data["guest"]))


@staff
@require_POST
def queue(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take in what a phone saw, and tell it how the door stands."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    form = QueueForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"problem": sorted(form.errors)}, status=400)
    given = form.cleaned_data
    try:
        answers = given["seen"] and actions.take_in(
            by=actor(request),
            talk=talk,
            device=given["device"],
            door=given["door"],
            seen=given["seen"],
            now=timezone.now(),
        )
    except Refused as refusal:
        return JsonResponse({"problem": str(refusal)}, status=409)
    state = entries.door_state(talk, now=timezone.now())
    if state["version"] == given["version"]:
        del state["people"]
    told = [{"counter": each.counter, "word": each.word, "key": each.key} for each in answers]
    return JsonResponse({**state, "answers": told})


@require_safe
def worker(_request: HttpRequest, slug: str, number: int) -> HttpResponse:  # noqa: ARG001 - of the address
    """Give the script that keeps the door's page on the phone; it rules this address and what lies under it."""
    return HttpResponse(_WORKER.read_text(encoding="utf-8"), content_type="text/javascript; charset=utf-8")


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show who was there, each once, and take in the paper list."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    form = PaperForm(posted(request), request.FILES or None)
    counts = accept(
        form,
        lambda: actions.enter_paper(
            by=actor(request), talk=talk, signatures=form.cleaned_data["signatures"], now=timezone.now()
        ),
    )
    if counts:
        said = _("Entered: %(found)d had registered, %(added)d are new, %(already)d were on the list already.")
        messages.success(request, said % counts)
        return redirect("programme:attendance", slug, number)
    context = {
        "programme": talk.programme,
        "talk": talk,
        "form": form,
        "attendance": entries.attendance(talk),
        "rows": entries.attendance_list(talk),
        "alike": entries.alike(talk),
        "feedback": summary(talk),
    }
    return render(request, "programme/desk/attendance.html", context)


@staff
@require_POST
def put_together(request: HttpRequest, slug: str, number: int, pk: int, other: int) -> HttpResponse:
    """Say that two registrations are one person's."""
    talk = talk_at(request, slug, number, Permit.RUN_TALK)
    kept, spare = (get_object_or_404(talk.registrations, pk=each) for each in (pk, other))
    attempt(
        request,
        lambda: actions.put_together(by=actor(request), kept=kept, other=spare, now=timezone.now()),
        _("The two are one person now."),
    )
    return redirect("programme:attendance", slug, number)


def _by_hand(request: HttpRequest, talk: Talk, seen: Seen) -> HttpResponse:
    try:
        [answer] = actions.take_in(
            by=actor(request), talk=talk, device="", door=_("Desk"), seen=[seen], now=timezone.now()
        )
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        if answer.word == "in":
            messages.success(request, _("Welcome. Counted."))
        else:
            messages.warning(request, _("Was counted already."))
    return redirect("programme:door", talk.programme.slug, talk.number)


def _page(
    request: HttpRequest,
    talk: Talk,
    *,
    form: DoorForm | None = None,
    guest_form: GuestForm | None = None,
    found: list[Registration] | None = None,
) -> HttpResponse:
    now = timezone.now()
    context = {
        "programme": talk.programme,
        "talk": talk,
        "is_over": talk.date < queries.today_at(talk.programme, now),
        "form": form or DoorForm(),
        "guest_form": guest_form or GuestForm(),
        "found": found or [],
        "state": entries.door_state(talk, now=now),
    }
    return render(request, "programme/desk/door.html", context)
