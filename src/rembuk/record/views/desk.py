"""The desk's record of a talk: what was said and promised, and how many were there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, posted
from rembuk.kit.refusal import Refused
from rembuk.programme.forms.talks import PlaceForm
from rembuk.programme.queries.desk import clock, people_to_choose
from rembuk.programme.views.entrance import permits_at, talk_at
from rembuk.record import actions, queries
from rembuk.record.forms import StatementForm
from rembuk.record.models import Statement
from rembuk.record.views.entries import Entries


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the record of a talk, and let it grow."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    now = timezone.now()
    entries = Entries(request, talk, now=now, speaker=clock(talk, now=now).speaker)
    if entries.act():
        return redirect("record:desk_record", slug, number)
    return render(
        request,
        "record/desk/record.html",
        {
            "programme": talk.programme,
            "talk": talk,
            "statements": talk.statements.select_related("person"),
            "commitments": talk.commitments.select_related("person", "institution"),
            "entries": entries,
            "permits": permits_at(request, talk.programme),
        },
    )


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Correct a statement."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    found = get_object_or_404(talk.statements.select_related("person", "talk__programme"), pk=pk)
    form = StatementForm(posted(request), people=people_to_choose(talk), initial=_initial(found))
    edited = accept(
        form,
        lambda: actions.edit_statement(
            by=actor(request),
            statement=found,
            facts=actions.StatementFacts(**form.facts()),
            version=form.seen,
            now=timezone.now(),
        ),
    )
    if edited:
        messages.success(request, _("Saved."))
        return redirect("record:desk_record", slug, number)
    context = {"programme": talk.programme, "talk": talk, "statement": found, "form": form}
    return render(request, "record/desk/statement.html", context)


@staff
@require_POST
def move(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Move a statement up or down by one place."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    found = get_object_or_404(talk.statements.select_related("talk"), pk=pk)
    form = PlaceForm(posted(request))
    if form.is_valid():
        try:
            actions.move_statement(by=actor(request), statement=found, **form.cleaned_data, now=timezone.now())
        except Refused as refusal:
            messages.warning(request, str(refusal))
    return redirect("record:desk_record", slug, number)


@staff
@require_POST
def remove(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Take a statement out of the record."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    found = get_object_or_404(talk.statements.select_related("talk"), pk=pk)
    actions.remove_statement(by=actor(request), statement=found, now=timezone.now())
    messages.success(request, _("The statement is taken out."))
    return redirect("record:desk_record", slug, number)


def _initial(statement: Statement) -> dict[str, object]:
    return {
        "version": queries.statement_version(statement),
        "person": str(statement.person_id),
        "kind": statement.kind,
        "text": statement.text,
        "at": statement.at,
    }
