"""Desk pages of one talk: its plan, and the steps of its life before and after the day."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, attempt, posted
from rembuk.programme import actions, queries
from rembuk.programme.core.agreement import OPEN_IN, Subject
from rembuk.programme.core.talk import State
from rembuk.programme.forms.talks import CancelForm, PostponeForm, TalkForm
from rembuk.programme.queries import desk as at_desk
from rembuk.programme.queries.agreements import standing
from rembuk.programme.queries.board import next_talk_facts
from rembuk.programme.queries.plan import GAP_WORDS
from rembuk.programme.views.entrance import permits_at, programme_at, talk_at

_PLANNED = {State.DRAFT.value, State.AGREED.value, State.POSTPONED.value}


@staff
@require_safe
def talk(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one talk: its facts, what is missing, its rundown, and the steps that follow."""
    found = talk_at(request, slug, number)
    now = timezone.now()
    today = queries.today_at(found.programme, now)
    listed = at_desk.desk_talk(found, today=today)
    return render(
        request,
        "programme/desk/talk.html",
        {
            "programme": found.programme,
            "talk": found,
            "step": listed.step.name,
            "gaps": [GAP_WORDS[gap] for gap in listed.gaps] if found.state in _PLANNED else [],
            "planned": found.state in _PLANNED,
            "standing": standing(found, Subject.PLAN, now=now)
            if found.state in OPEN_IN[Subject.PLAN]
            else None,
            "today": today,
            "rundown": at_desk.rundown(found, now=now),
            "commitments": found.commitments.select_related("person", "institution"),
            "permits": permits_at(request, found.programme),
        },
    )


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan the next talk."""
    programme = programme_at(request, slug, Permit.PLAN_TALK)
    now = timezone.now()
    proposed = next_talk_facts(programme, today=queries.today_at(programme, now))
    form = TalkForm(posted(request), programme=programme, initial=proposed)
    planned = accept(
        form,
        lambda: actions.add_talk(
            by=actor(request), programme=programme, facts=actions.TalkFacts(**form.facts()), now=now
        ),
    )
    if planned:
        messages.success(request, _("The talk is planned. Compose its rundown next."))
        return redirect("programme:desk_talk", slug, planned.number)
    return render(request, "programme/desk/talk_add.html", {"form": form, "programme": programme})


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Change the plan of a talk."""
    found = talk_at(request, slug, number, Permit.PLAN_TALK)
    initial = {name.removesuffix("_id"): getattr(found, name) for name in queries.TALK_FACTS}
    initial["version"] = queries.talk_version(found)
    form = TalkForm(posted(request), programme=found.programme, initial=initial)
    edited = accept(
        form,
        lambda: actions.edit_talk(
            by=actor(request),
            talk=found,
            facts=actions.TalkFacts(**form.facts()),
            version=form.seen,
            now=timezone.now(),
        ),
    )
    if edited:
        messages.success(request, _("Saved."))
        if "board" in request.POST:
            return redirect("programme:board", slug)
        return redirect("programme:desk_talk", slug, number)
    context = {"form": form, "programme": found.programme, "talk": found}
    return render(request, "programme/desk/talk_edit.html", context)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def postpone(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give a talk another date."""
    found = talk_at(request, slug, number, Permit.ANNOUNCE_TALK)
    form = PostponeForm(posted(request))
    postponed = accept(
        form,
        lambda: actions.postpone(by=actor(request), talk=found, **form.cleaned_data, now=timezone.now()),
    )
    if postponed:
        messages.success(
            request,
            _("The talk is postponed. Announce it again when the new date is certain.")
            if postponed.is_public
            else _("The talk has a new date. Only the partners know of it so far."),
        )
        return redirect("programme:desk_talk", slug, number)
    context = {"form": form, "programme": found.programme, "talk": found}
    return render(request, "programme/desk/talk_postpone.html", context)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Cancel a talk."""
    found = talk_at(request, slug, number, Permit.ANNOUNCE_TALK)
    form = CancelForm(posted(request))
    cancelled = accept(
        form,
        lambda: actions.cancel(by=actor(request), talk=found, **form.cleaned_data, now=timezone.now()),
    )
    if cancelled:
        messages.success(
            request,
            _("The talk is cancelled. Its page stays, with the reason.")
            if cancelled.is_public
            else _("The talk is cancelled. Only the partners knew of it."),
        )
        return redirect("programme:desk_talk", slug, number)
    context = {"form": form, "programme": found.programme, "talk": found}
    return render(request, "programme/desk/talk_cancel.html", context)


@staff
@require_POST
def announce(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a talk to the public."""
    found = talk_at(request, slug, number)
    attempt(
        request,
        lambda: actions.announce(by=actor(request), talk=found, now=timezone.now()),
        _("The talk is announced. Its page is open to everyone."),
    )
    return redirect("programme:desk_talk", slug, number)


@staff
@require_POST
def hold_afterwards(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say that a talk was held without the clock of this platform."""
    found = talk_at(request, slug, number)
    attempt(
        request,
        lambda: actions.hold_afterwards(by=actor(request), talk=found, now=timezone.now()),
        _("The talk counts as held. Complete its record."),
    )
    return redirect("programme:desk_talk", slug, number)
