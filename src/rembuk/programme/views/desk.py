"""Desk pages of a programme: its board, its founding and its agreement."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rembuk.institutions.permits import NotPermitted, Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, posted
from rembuk.programme import actions, queries
from rembuk.programme.forms.programmes import OTHER_RHYTHM, RHYTHMS, ProgrammeForm
from rembuk.programme.models import ModeChoice, Programme
from rembuk.programme.queries import desk as at_desk
from rembuk.programme.queries.board import board as board_of
from rembuk.programme.queries.board import talks_behind
from rembuk.programme.views.entrance import permits_among, programme_at

PAGE = 13
"""Past talks on one page: half a year of fortnights."""


@staff
@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the year ahead with the next step of each talk, what is still promised, and the talks behind."""
    programme = programme_at(request, slug)
    now = timezone.now()
    today = queries.today_at(programme, now)
    ahead = board_of(programme, today=today, now=now)
    pages = Paginator(talks_behind(programme, today=today), PAGE)
    pages.count = ahead.behind  # the board has counted them
    behind = pages.get_page(request.GET.get("hal"))
    permits = permits_among(request, [body.pk for body in ahead.bodies])
    return render(
        request,
        "programme/desk/board.html",
        {
            "programme": programme,
            "rhythm": dict(RHYTHMS).get(programme.cadence, programme.cadence),
            "partners": ahead.bodies,
            "modes": [label for value, label in ModeChoice.choices if value in programme.modes],
            "board": ahead,
            "page": behind,
            "behind": [at_desk.talk_behind(talk, today=today) for talk in behind],
            "commitments": at_desk.open_commitments(programme),
            "today": today,
            "permits": permits,
            "plans": Permit.PLAN_TALK.name in permits,
            "founds": Permit.FOUND_PROGRAMME.name in permits,
            "hosts": tuple((body.pk, body.name) for body in ahead.bodies),
            "has_hall": ahead.habits.mode != ModeChoice.ONLINE,
        },
    )


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def found(request: HttpRequest) -> HttpResponse:
    """Found a programme."""
    if not actor(request).may_anywhere(Permit.FOUND_PROGRAMME):
        raise NotPermitted(Permit.FOUND_PROGRAMME)
    form = ProgrammeForm(posted(request), initial={"modes": ModeChoice.values, "open_to_others": True})
    programme = accept(
        form,
        lambda: actions.found_programme(
            by=actor(request),
            slug=form.address,
            facts=actions.ProgrammeFacts(**form.facts()),
            now=timezone.now(),
        ),
    )
    if programme:
        messages.success(request, _("The programme stands. Plan its first talk."))
        return redirect("programme:board", programme.slug)
    return render(request, "programme/desk/found.html", {"form": form})


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what the partners agreed on."""
    programme = programme_at(request, slug, Permit.FOUND_PROGRAMME)
    form = ProgrammeForm(posted(request), programme=programme, initial=_initial(programme))
    edited = accept(
        form,
        lambda: actions.edit_programme(
            by=actor(request),
            programme=programme,
            facts=actions.ProgrammeFacts(**form.facts()),
            version=form.seen,
            now=timezone.now(),
        ),
    )
    if edited:
        messages.success(request, _("Saved."))
        return redirect("programme:board", slug)
    return render(request, "programme/desk/edit.html", {"form": form, "programme": programme})


def _initial(programme: Programme) -> dict[str, object]:
    known = programme.cadence in dict(RHYTHMS)
    return {
        "version": queries.programme_version(programme),
        "name": programme.name,
        "purpose": programme.purpose,
        "partners": queries.partners(programme),
        "formulated_on": programme.formulated_on,
        "rhythm": programme.cadence if known else OTHER_RHYTHM,
        "cadence": "" if known else programme.cadence,
        "modes": programme.modes,
        "open_to_others": programme.open_to_others,
    }
