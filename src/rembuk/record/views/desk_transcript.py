"""The desk's transcript of a talk: taken in from a file, corrected line by line, cut into chapters."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from rembuk.hall.models import Caption
from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, attempt, posted
from rembuk.kit.refusal import Refused
from rembuk.programme.models import Talk
from rembuk.programme.queries.desk import people_to_choose
from rembuk.programme.views.entrance import permits_at, talk_at
from rembuk.record import actions
from rembuk.record.core import chapters
from rembuk.record.forms import CaptionsForm, ChaptersForm, LineForm, TapeForm
from rembuk.record.models import Line
from rembuk.record.queries import transcript as queries

PAGE = 200
"""Lines on one page of the desk."""


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def transcript(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the transcript with all of its lines, and take in captions, chapters and the recording's lead."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    tape = queries.tape_of(talk)
    found = queries.chapters(talk, tape)
    entered = talk.chapters.exists()
    captions_form = CaptionsForm(_sent(request, "captions"), request.FILES or None)
    chapters_form = ChaptersForm(
        _sent(request, "chapters"),
        initial={"chapters": chapters.listed(found, opening=_("Opening")) if entered else ""},
    )
    tape_form = TapeForm(_sent(request, "tape"), initial={"lead": tape.lead, "video": tape.video})
    done = (
        _taken_in(request, talk, captions_form)
        or _done(request, chapters_form, lambda: _set_chapters(request, talk, chapters_form))
        or _done(request, tape_form, lambda: _set_tape(request, talk, tape_form))
    )
    if done:
        return redirect("record:desk_transcript", slug, number)
    lines = talk.lines.select_related("person")
    context = {
        "programme": talk.programme,
        "talk": talk,
        "page": Paginator(lines, PAGE).get_page(request.GET.get("hal")),
        "chapters": found,
        "entered": entered,
        "live_captions": Caption.objects.filter(room__talk=talk, withdrawn=False).count(),
        "forms": {"captions": captions_form, "chapters": chapters_form, "tape": tape_form},
        "permits": permits_at(request, talk.programme),
    }
    return render(request, "record/desk/transcript.html", context)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Correct a line."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    found = get_object_or_404(talk.lines.select_related("talk__programme"), pk=pk)
    initial = {
        "version": queries.line_version(found),
        "person": str(found.person_id or ""),
        "speaker": found.speaker,
        "text": found.text,
    }
    form = LineForm(posted(request), people=people_to_choose(talk), initial=initial)
    corrected = accept(
        form,
        lambda: actions.correct_line(
            by=actor(request),
            line=found,
            facts=actions.LineFacts(**form.facts()),
            version=form.seen,
            now=timezone.now(),
        ),
    )
    if corrected:
        messages.success(request, _("Saved."))
        return _to_line(slug, number, found)
    context = {"programme": talk.programme, "talk": talk, "line": found, "form": form}
    return render(request, "record/desk/line.html", context)


@staff
@require_POST
def quote(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Take down a line as a quote."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    found = get_object_or_404(talk.lines.select_related("talk__programme"), pk=pk)
    attempt(
        request,
        lambda: actions.quote_line(by=actor(request), line=found, now=timezone.now()),
        _("Taken down among the statements."),
    )
    return redirect("record:line", slug, number, pk)


@staff
@require_POST
def keep(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Make the captions of the live room the transcript."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    try:
        taken = actions.keep_hall_captions(
            by=actor(request), talk=talk, replace="replace" in request.POST, now=timezone.now()
        )
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _taken_words(taken))
    return redirect("record:desk_transcript", slug, number)


@staff
@require_POST
def remove_line(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Take a line out."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    found = get_object_or_404(talk.lines.select_related("talk"), pk=pk)
    actions.remove_line(by=actor(request), line=found, now=timezone.now())
    messages.success(request, _("The line is taken out."))
    return redirect("record:desk_transcript", slug, number)


def _taken_in(request: HttpRequest, talk: Talk, form: CaptionsForm) -> bool:
    taken = accept(
        form,
        lambda: actions.import_captions(
            by=actor(request),
            talk=talk,
            source=actions.text_of(form.cleaned_data["file"]),
            replace=form.cleaned_data["replace"],
            now=timezone.now(),
        ),
    )
    if taken is None:
        return False
    messages.success(request, _taken_words(taken))
    if taken.strangers:
        names = ", ".join(taken.strangers[:10])
        messages.warning(
            request, _("Not on this talk by these names, so kept as they came: %(names)s.") % {"names": names}
        )
    return True


def _taken_words(taken: actions.Taken) -> str:
    return ngettext("%(n)d line is taken in.", "%(n)d lines are taken in.", taken.lines) % {"n": taken.lines}


def _done(request: HttpRequest, form: forms.Form, act: Callable[[], object]) -> bool:
    if accept(form, act) is None:
        return False
    messages.success(request, _("Saved."))
    return True


def _set_chapters(request: HttpRequest, talk: Talk, form: ChaptersForm) -> object:
    text = form.cleaned_data["chapters"]
    return actions.import_chapters(by=actor(request), talk=talk, text=text, now=timezone.now())


def _set_tape(request: HttpRequest, talk: Talk, form: TapeForm) -> object:
    return actions.set_tape(by=actor(request), talk=talk, **form.cleaned_data, now=timezone.now())


def _sent(request: HttpRequest, entry: str) -> QueryDict | None:
    return request.POST if request.method == "POST" and request.POST.get("entry") == entry else None


def _to_line(slug: str, number: int, line: Line) -> HttpResponse:
    response = redirect("record:desk_transcript", slug, number)
    before = line.talk.lines.filter(starts__lt=line.starts).count()
    response["Location"] += f"?hal={before // PAGE + 1}#l{line.pk}"
    return response
