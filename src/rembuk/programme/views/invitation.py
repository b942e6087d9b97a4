"""The page of someone who is invited to speak. Whoever has the token answers; looking changes nothing."""

import mimetypes
from collections.abc import Callable

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from rembuk.institutions.queries import title_on
from rembuk.kit.forms import accept
from rembuk.programme.actions import invitations as actions
from rembuk.programme.core.codes import typed
from rembuk.programme.core.invitation import OPEN_REPLIES, Reply
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.forms.invitations import AnswerForm, ConsentForm, ProfileForm
from rembuk.programme.models import Invitation
from rembuk.programme.queries import invitations as invited
from rembuk.programme.queries.changes import changed_since_known
from rembuk.programme.queries.events import calendar_of
from rembuk.programme.queries.papers import invitation_pdf
from rembuk.programme.views.visitors import kept_by_nobody, without_cookies


@kept_by_nobody
@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation, whatever has become of it."""
    return _page(request, _found(token))


@without_cookies
@kept_by_nobody
@require_POST
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Accept or decline."""
    found, form = _found(token), AnswerForm(request.POST)
    return _done(
        request,
        found,
        form,
        lambda: actions.answer(
            invitation=found,
            accepts=form.cleaned_data["answer"],
            word=form.cleaned_data["word"],
            now=timezone.now(),
        ),
        "answer_form",
    )


@without_cookies
@kept_by_nobody
@require_POST
def profile(request: HttpRequest, token: str) -> HttpResponse:
    """Say how one wants to be shown."""
    found, form = _found(token), ProfileForm(request.POST, request.FILES)

    def act() -> object:
        given = form.cleaned_data
        photo, kind = given["photo"] or (None, "jpg")
        shown = actions.Profile(
            printed_title=given["printed_title"],
            biography=given["biography"],
            photo=photo,
            photo_kind=kind,
            photo_alt=given["photo_alt"],
            slides=given["slides"],
        )
        return actions.show_oneself(invitation=found, profile=shown, now=timezone.now())

    return _done(request, found, form, act, "profile_form")


@without_cookies
@kept_by_nobody
@require_POST
def consent(request: HttpRequest, token: str) -> HttpResponse:
    """Agree, each thing by itself, or take it back."""
    found, form = _found(token), ConsentForm(request.POST)

    def act() -> object:
        actions.consent(invitation=found, scopes=set(form.cleaned_data["scopes"]), now=timezone.now())
        return True

    return _done(request, found, form, act, "consent_form")


@kept_by_nobody
@require_safe
def letter(_request: HttpRequest, token: str) -> HttpResponse:
    """Give the official letter."""
    found = _found(token)
    content = invitation_pdf(found, at=found.sent_at or timezone.now())
    headers = {"Content-Disposition": 'inline; filename="undangan.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@kept_by_nobody
@require_safe
def calendar(_request: HttpRequest, token: str) -> HttpResponse:
    """Give the talk as an entry for one's own calendar."""
    talk = _found(token).talk
    headers = {"Content-Disposition": f'inline; filename="acara-{talk.number}.ics"'}
    content = calendar_of(talk, now=timezone.now())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


@kept_by_nobody
@require_safe
def photo(_request: HttpRequest, token: str) -> HttpResponse:
    """Give the photo that was sent, to whoever sent it."""
    found = _found(token)
    if not found.photo:
        raise Http404
    kind = mimetypes.guess_type(str(found.photo.name))[0]
    with found.photo.open("rb") as file:
        return HttpResponse(file.read(), content_type=kind)


def _found(token: str) -> Invitation:
    found = invited.invitation(typed(token))
    if found is None:
        raise Http404
    return found


def _done(
    request: HttpRequest, found: Invitation, form: forms.Form, act: Callable[[], object], name: str
) -> HttpResponse:
    if accept(form, act):
        # No cookie may carry the news, so the address does, and leads back to where the button was.
        part = name.removesuffix("_form")
        page = reverse("programme:invitation", args=[found.token])
        return redirect(f"{page}?tersimpan={part}#{part}")
    return _page(request, found, **{name: form})


def _page(request: HttpRequest, found: Invitation, **given: forms.Form) -> HttpResponse:
    talk = found.talk
    is_open = found.reply in OPEN_REPLIES and talk.state not in {*OVER, State.CANCELLED}
    agreed = invited.agreed_to(found)
    shown = {
        "printed_title": found.printed_title or title_on(found.person, talk.date),
        "biography": found.biography,
        "photo_alt": found.photo_alt,
    }
    context: dict[str, object] = {
        "invitation": found,
        "talk": talk,
        "parts": invited.parts_of(found),
        "is_open": is_open,
        "changed": changed_since_known(talk) if is_open else [],
        "has_accepted": found.reply == Reply.ACCEPTED,
        "may_consent": found.reply == Reply.ACCEPTED,
        "saved": request.GET.get("tersimpan", ""),
        "answer_form": AnswerForm(initial={"word": found.word}),
        "profile_form": ProfileForm(initial=shown),
        "consent_form": ConsentForm(initial={"scopes": [scope.value for scope in agreed]}),
        "agreed": agreed,
        **given,
    }
    wrong = any(form.errors for form in given.values())
    return render(request, "programme/invitation.html", context, status=422 if wrong else 200)
