"""What one does on the board itself, and the table of days without a talk."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, attempt, posted
from rembuk.programme import queries
from rembuk.programme.actions import TalkFacts
from rembuk.programme.actions import board as acts
from rembuk.programme.actions import calendar_days as days
from rembuk.programme.forms.board import DayOffForm, ProposalForm, SwapForm, YearForm
from rembuk.programme.forms.talks import TalkForm
from rembuk.programme.models import Programme
from rembuk.programme.queries.board import habits
from rembuk.programme.views.entrance import programme_at, talk_at


@staff
@require_POST
def accept_proposal(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan a talk on a proposed day."""
    programme = programme_at(request, slug, Permit.PLAN_TALK)
    form = ProposalForm(request.POST, prefix=request.POST.get("day"), programme=programme)
    planned = accept(
        form,
        lambda: acts.accept_proposal(
            by=actor(request),
            programme=programme,
            facts=TalkFacts(mode=habits(programme).mode, **form.cleaned_data),
            now=timezone.now(),
        ),
    )
    if planned:
        messages.success(request, _("Talk %(number)d is planned.") % {"number": planned.number})
        return redirect(f"{request.path.rsplit('/', 2)[0]}/#acara-{planned.number}")
    # Nothing typed is lost: the whole form of a talk takes over where the short one ends.
    whole = TalkForm(programme=programme, initial=_initial(form, programme))
    warn(request, form)
    return render(request, "programme/desk/talk_add.html", {"form": whole, "programme": programme})


@staff
@require_POST
def swap(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Swap the hosts of two talks."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    form = SwapForm(request.POST)
    if form.is_valid():
        other = talk_at(request, slug, form.cleaned_data["other"], Permit.PLAN_TALK)
        attempt(
            request,
            lambda: acts.swap_hosts(by=actor(request), talk=talk, other=other, now=timezone.now()),
            _("The two talks have changed hosts."),
        )
    return redirect("programme:board", slug)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def days_off(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the days without a talk and enter another one."""
    programme = programme_at(request, slug, Permit.PLAN_TALK)
    today = queries.today_at(programme, timezone.now())
    form = DayOffForm(posted(request), initial={"kind": "quiet"})
    added = accept(
        form,
        lambda: days.add_day_off(
            by=actor(request),
            programme=programme,
            facts=days.DayOffFacts(**form.cleaned_data),
            now=timezone.now(),
        ),
    )
    if added:
        messages.success(request, _("Saved."))
        return redirect("programme:days_off", slug)
    context = {
        "programme": programme,
        "form": form,
        "days": programme.days_off.filter(ends__year__gte=today.year),
        "years": [today.year, today.year + 1],
    }
    return render(request, "programme/desk/days_off.html", context)


@staff
@require_POST
def take_over_year(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter the public holidays of a year."""
    programme = programme_at(request, slug, Permit.PLAN_TALK)
    form = YearForm(request.POST)
    new = accept(
        form,
        lambda: days.take_over_year(
            by=actor(request), programme=programme, now=timezone.now(), **form.cleaned_data
        ),
    )
    if new is None:
        warn(request, form)
    else:
        said = ngettext("%(n)d day is entered.", "%(n)d days are entered.", new) % {"n": new}
        messages.success(request, said)
    return redirect("programme:days_off", slug)


@staff
@require_POST
def confirm_day_off(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say that an estimated day is certain."""
    programme = programme_at(request, slug, Permit.PLAN_TALK)
    day = get_object_or_404(programme.days_off.select_related("programme"), pk=pk)
    days.confirm_day_off(by=actor(request), day=day, now=timezone.now())
    messages.success(request, _("Saved."))
    return redirect("programme:days_off", slug)


@staff
@require_POST
def remove_day_off(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a day off the table."""
    programme = programme_at(request, slug, Permit.PLAN_TALK)
    day = get_object_or_404(programme.days_off.select_related("programme"), pk=pk)
    days.remove_day_off(by=actor(request), day=day, now=timezone.now())
    messages.success(request, _("Talks can be held on this day again."))
    return redirect("programme:days_off", slug)


def warn(request: HttpRequest, form: Form) -> None:
    """Say what is wrong with a form that has no place of its own on the page."""
    for errors in form.errors.as_data().values():
        for error in errors:
            messages.warning(request, " ".join(error.messages))


def _initial(form: ProposalForm, programme: Programme) -> dict[str, object]:
    habit = habits(programme)
    typed = {field.name: field.data or "" for field in form}
    return {"mode": habit.mode, "starts": habit.starts, "ends": habit.ends, **typed}
