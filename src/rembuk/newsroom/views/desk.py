"""What the staff does with the news outside the editors' desk: open a draft, read and approve an article."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rembuk.institutions.models import Institution
from rembuk.institutions.permits import NotPermitted, Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, attempt, posted
from rembuk.newsroom import actions, queries
from rembuk.newsroom.core.text import lines
from rembuk.newsroom.forms import DecisionForm, LetterForm, NoteForm
from rembuk.newsroom.models import ArticlePage
from rembuk.programme.models import Talk

MOST_LINES, LONGEST_LINE = 300, 10_000


@staff
@require_POST
def open_draft(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Open the draft of a talk's article, and go on to the Indonesian one in the editors' desk."""
    talk = get_object_or_404(Talk, programme__slug=slug, number=number)
    try:
        article, *_others = actions.open_draft(by=actor(request), talk=talk, now=timezone.now())
    except actions.TalkNotHeld as refusal:
        messages.error(request, str(refusal))
        return redirect("programme:desk_talk", slug, number)
    return redirect("wagtailadmin_pages:edit", article.pk)


@staff
@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """List the articles that wait for approval, and which bodies they wait for."""
    by = actor(request)
    listed = []
    for article in queries.in_review():
        text = queries.waiting(article)
        if by.may(Permit.WRITE_NEWS, at=text.bodies):
            shown = text.revision.as_object()
            listed.append(
                {"article": article, "title": shown.title, "standings": queries.standings(article, text)}
            )
    withdrawn = [each for each in queries.quoting_withdrawn() if by.may(Permit.WRITE_NEWS, at=each.bodies())]
    context = {"waiting": listed, "withdrawn": withdrawn, "now": timezone.now()}
    return render(request, "newsroom/desk/reviews.html", context)


@staff
@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an article as it would be published, where every body stands, and what one may decide."""
    return _review(request, _article(request, pk), NoteForm())


@staff
@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve the text that was read."""
    article = _article(request, pk)
    form = DecisionForm(request.POST)
    read = form.cleaned_data["read"] if form.is_valid() else ""
    attempt(
        request,
        lambda: actions.approve(by=actor(request), article=article, read=read, now=timezone.now()),
        _("Approved. The article is public as soon as every body has approved it."),
    )
    return redirect("newsroom:review", pk)


@staff
@require_POST
def approve_by_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that bodies without accounts approved the text on paper."""
    article = _article(request, pk)
    form = LetterForm(request.POST, bodies=_on_paper(article))
    done = accept(
        form,
        lambda: (
            actions.approve_by_letter(
                by=actor(request), article=article, now=timezone.now(), **form.cleaned_data
            )
            or True
        ),
    )
    if done:
        messages.success(
            request, _("Written down. The article is public as soon as every body has approved it.")
        )
        return redirect("newsroom:review", pk)
    return _review(request, article, NoteForm(), letter_form=form)


@staff
@require_http_methods(["POST"])
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send an article back to its writers with a note."""
    article = _article(request, pk)
    form = NoteForm(posted(request))
    done = accept(
        form,
        lambda: (
            actions.send_back(by=actor(request), article=article, **form.cleaned_data, now=timezone.now())
            or True
        ),
    )
    if done:
        messages.success(request, _("Sent back. The writers find your note in the editors' desk."))
        return redirect("newsroom:reviews")
    return _review(request, article, form)


@staff
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a text that is being written says otherwise than the record; it is not kept."""
    article = _article(request, pk)
    text = [line[:LONGEST_LINE] for line in request.POST.getlist("line")[:MOST_LINES]]
    found = queries.findings(article, text)
    return render(request, "newsroom/desk/findings.html", {"findings": found, "talk": article.talk})


def _on_paper(article: ArticlePage) -> list[Institution]:
    """Return the bodies whose approval is missing and that have no account that may give it."""
    text = queries.waiting(article)
    standings = queries.standings(article, text)
    return [each.body for each in standings if each.body.pk in text.missing and not each.can]


def _review(
    request: HttpRequest, article: ArticlePage, form: NoteForm, *, letter_form: LetterForm | None = None
) -> HttpResponse:
    by, text = actor(request), queries.waiting(article)
    waits = article.workflow_in_progress
    mine = [body for body in text.bodies if body in by.roles and by.may(Permit.PUBLISH_NEWS, at=[body])]
    on_paper = _on_paper(article) if waits and mine else []
    if on_paper and letter_form is None:
        letter_form = LetterForm(bodies=on_paper)
    return render(
        request,
        "newsroom/desk/review.html",
        {
            "article": article,
            "shown": text.revision.as_object(),
            "read": text.fingerprint,
            "standings": queries.standings(article, text),
            "findings": queries.findings(article, lines(text.revision.content)),
            "waits": waits,
            "may_approve": waits and bool(set(mine) & set(text.missing)),
            "may_send_back": waits and bool(mine),
            "editor": reverse("wagtailadmin_pages:edit", args=(article.pk,)),
            "form": form,
            "letter_form": letter_form,
        },
    )


def _article(request: HttpRequest, pk: int) -> ArticlePage:
    """Return an article to those of its bodies who work on the news."""
    article: ArticlePage = get_object_or_404(ArticlePage, id=pk)
    if not actor(request).may(Permit.WRITE_NEWS, at=queries.waiting(article).bodies):
        raise NotPermitted(Permit.WRITE_NEWS)
    return article
