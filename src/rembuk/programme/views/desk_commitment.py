"""The desk page of one commitment: its words, and what became of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, attempt, posted
from rembuk.programme import actions, queries
from rembuk.programme.core.talk import Promise
from rembuk.programme.forms.commitments import CommitmentForm, SettleForm
from rembuk.programme.models import Commitment
from rembuk.programme.queries import desk as at_desk
from rembuk.programme.views.entrance import talk_at


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def commitment(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Say what became of a commitment."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    found = get_object_or_404(talk.commitments.select_related("person", "institution"), pk=pk)
    initial = {
        "version": queries.commitment_version(found),
        "state": found.state,
        "note": found.note,
        "evidence": found.evidence,
    }
    form = SettleForm(posted(request), initial=initial)
    settled = accept(
        form,
        lambda: actions.settle_commitment(
            by=actor(request),
            commitment=found,
            state=Promise(form.cleaned_data["state"]),
            note=form.cleaned_data["note"],
            evidence=form.cleaned_data["evidence"],
            version=form.seen,
            now=timezone.now(),
        ),
    )
    if settled:
        messages.success(request, _("Saved."))
        return redirect("programme:desk_talk", slug, number)
    context = {"programme": talk.programme, "talk": talk, "commitment": found, "form": form}
    return render(request, "programme/desk/commitment.html", context)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Correct the words of a commitment."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    found = get_object_or_404(talk.commitments.select_related("person", "institution"), pk=pk)
    form = CommitmentForm(posted(request), people=at_desk.people_to_choose(talk), initial=_initial(found))
    edited = accept(
        form,
        lambda: actions.edit_commitment(
            by=actor(request),
            commitment=found,
            facts=actions.CommitmentFacts(**form.facts()),
            version=form.seen,
            now=timezone.now(),
        ),
    )
    if edited:
        messages.success(request, _("Saved."))
        return redirect("programme:commitment", slug, number, pk)
    context = {"programme": talk.programme, "talk": talk, "commitment": found, "form": form}
    return render(request, "programme/desk/commitment_edit.html", context)


@staff
@require_POST
def remove(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Take off a commitment that was written down by mistake."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    found = get_object_or_404(talk.commitments, pk=pk)
    attempt(
        request,
        lambda: actions.remove_commitment(by=actor(request), commitment=found, now=timezone.now()),
        _("The commitment is removed."),
    )
    return redirect("programme:desk_talk", slug, number)


def _initial(commitment: Commitment) -> dict[str, object]:
    return {
        "version": queries.commitment_version(commitment),
        "person": str(commitment.person_id),
        "institution": commitment.institution_id,
        "text": commitment.text,
        "due": commitment.due,
        "at": commitment.at,
    }
