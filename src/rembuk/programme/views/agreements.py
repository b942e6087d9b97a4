"""Agreeing to the plan or the record of a talk: at the desk, and by the link in an e-mail."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, attempt, posted
from rembuk.kit.refusal import Refused
from rembuk.programme.actions import agreements as acts
from rembuk.programme.core.agreement import Subject
from rembuk.programme.forms.agreements import AgreeForm, BodyForm, LetterForm
from rembuk.programme.models import SubjectChoice, Talk
from rembuk.programme.queries import agreements
from rembuk.programme.views.entrance import permits_at, talk_at

WORDS = {"rencana": Subject.PLAN, "catatan": Subject.RECORD}
"""The word of each subject in an address."""


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: HttpRequest, slug: str, number: int, subject: str) -> HttpResponse:
    """Show what there is to agree to and where every body stands; take down who agreed on paper."""
    talk, what = _at(request, slug, number, subject)
    now = timezone.now()
    standing = agreements.standing(talk, what, now=now)
    on_paper = [each.body for each in standing.bodies if not each.has_accounts and not each.agreed]
    form = LetterForm(posted(request), bodies=on_paper, initial={"version": standing.content.version})
    if request.method == "POST":
        actor(request).must(Permit.AGREE, at=[each.body.pk for each in standing.bodies])
    written = accept(
        form,
        lambda: acts.agree_by_letter(by=actor(request), talk=talk, subject=what, **form.cleaned_data, now=now),
    )
    if written:
        messages.success(request, _("It is written down who agreed on paper."))
        return redirect("programme:agreement", slug, number, subject)
    return render(
        request,
        "programme/desk/agreement.html",
        {
            "programme": talk.programme,
            "talk": talk,
            "subject": SubjectChoice(what.value).label,
            "word": subject,
            "standing": standing,
            "own": _own(request, standing),
            "form": form if on_paper else None,
            "permits": permits_at(request, talk.programme),
        },
    )


@staff
@require_POST
def agree(request: HttpRequest, slug: str, number: int, subject: str) -> HttpResponse:
    """Agree in the name of one's body."""
    talk, what = _at(request, slug, number, subject, Permit.AGREE)
    bodies = [each.body for each in _own(request, agreements.standing(talk, what, now=timezone.now()))]
    form = AgreeForm(request.POST, bodies=bodies)
    if form.is_valid():
        attempt(
            request,
            lambda: acts.agree(
                by=actor(request), talk=talk, subject=what, **form.cleaned_data, now=timezone.now()
            ),
            _("Your body agrees. Whoever is still awaited is asked by e-mail."),
        )
    return redirect("programme:agreement", slug, number, subject)


@staff
@require_POST
def withdraw(request: HttpRequest, slug: str, number: int, subject: str) -> HttpResponse:
    """Take back the agreement of one's body."""
    talk, what = _at(request, slug, number, subject, Permit.AGREE)
    bodies = [each.body for each in _own(request, agreements.standing(talk, what, now=timezone.now()))]
    form = BodyForm(request.POST, bodies=bodies)
    if form.is_valid():
        attempt(
            request,
            lambda: acts.withdraw(
                by=actor(request), talk=talk, subject=what, body=form.cleaned_data["body"], now=timezone.now()
            ),
            _("The agreement of your body is taken back."),
        )
    return redirect("programme:agreement", slug, number, subject)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the e-mail asks about; one press agrees. Looking, as mail scanners do, spends nothing."""
    try:
        if request.method == "POST":
            made = acts.agree_by_link(token=token, now=timezone.now())
            return render(request, "programme/agreed.html", {"agreement": made, "talk": made.talk})
        asking = acts.read_link(token)
    except Refused as refusal:
        return render(request, "programme/agreement_refused.html", {"refusal": refusal}, status=410)
    standing = agreements.standing(asking.talk, Subject(asking.subject), now=timezone.now())
    context = {
        "asking": asking,
        "talk": asking.talk,
        "standing": standing,
        "changes": next(each.changes for each in standing.bodies if each.body == asking.institution),
    }
    return render(request, "programme/agreement.html", context)


def _at(
    request: HttpRequest, slug: str, number: int, word: str, permit: Permit = Permit.SEE_DESK
) -> tuple[Talk, Subject]:
    talk = talk_at(request, slug, number, permit)
    if WORDS.get(word) not in agreements.subjects():
        raise Http404
    return talk, WORDS[word]


def _own(request: HttpRequest, standing: agreements.Standing) -> list[agreements.BodyStanding]:
    """Return the bodies for which the one who asks may agree."""
    return [each for each in standing.bodies if actor(request).may(Permit.AGREE, at=[each.body.pk])]
