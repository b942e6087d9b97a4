"""The desk's page of those who are invited to speak, and of those who have spoken."""

from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import actor, staff
from rembuk.kit.forms import accept, attempt, posted
from rembuk.programme.actions import invitations as actions
from rembuk.programme.actions import numbering
from rembuk.programme.forms.invitations import InviteForm, LetterStyleForm, SendForm
from rembuk.programme.forms.people import People
from rembuk.programme.models import Invitation, Talk
from rembuk.programme.queries import desk as at_desk
from rembuk.programme.queries import invitations as invited
from rembuk.programme.queries import today_at
from rembuk.programme.views.entrance import programme_at, talk_at

PAGE, NEWEST = 25, 5
"""Speakers on one page of the directory, and talks that are listed of each."""

_STYLE = ("pattern", "city", "signer", "signer_title")


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show who is invited and what they answered, and invite one more."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    people = People({label: person for person, label in at_desk.people_on(talk.date)})
    form = InviteForm(posted(request), people=people)
    made = accept(
        form,
        lambda: actions.invite(by=actor(request), talk=talk, **form.cleaned_data, now=timezone.now()),
    )
    if made:
        messages.success(request, _("Set down as invited. Send the letter when you are ready."))
        return redirect("programme:invitations", slug, number)
    style = invited.letter_style(talk.host)
    _serial, example = invited.next_number(style, day=today_at(talk.programme, timezone.now()))
    context = {
        "programme": talk.programme,
        "talk": talk,
        "form": form,
        "people": list(people.labels),
        "rows": [_row(each) for each in invited.invitations(talk)],
        "missing": invited.not_invited(talk),
        "example": example,
        "style": style,
    }
    return render(request, "programme/desk/invitations.html", context)


@staff
@require_POST
def send(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Give the letter its number, and send it."""
    found, form = _at(request, slug, number, pk), SendForm(request.POST)
    if form.is_valid():
        attempt(
            request,
            lambda: actions.send_invitation(
                by=actor(request), invitation=found, number=form.cleaned_data["number"], now=timezone.now()
            ),
            _("The invitation is on its way.") if found.email else _("Pass the link on by WhatsApp now."),
        )
    return redirect("programme:invitations", slug, number)


@staff
@require_POST
def withdraw(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Withdraw an invitation."""
    found = _at(request, slug, number, pk)
    actions.withdraw_invitation(by=actor(request), invitation=found, now=timezone.now())
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("programme:invitations", slug, number)


@staff
@require_safe
def slides(request: HttpRequest, slug: str, number: int, pk: int) -> HttpResponse:
    """Give the slides of someone who was invited."""
    found = _at(request, slug, number, pk)
    if not found.slides:
        raise Http404
    with found.slides.open("rb") as file:
        return HttpResponse(file.read(), content_type="application/pdf")


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def letter_style(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say how the host's letters are numbered and signed."""
    talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    style = invited.letter_style(talk.host)
    form = LetterStyleForm(posted(request), initial={name: getattr(style, name) for name in _STYLE})
    saved = accept(
        form,
        lambda: numbering.set_letter_style(
            by=actor(request), institution=talk.host, **form.cleaned_data, now=timezone.now()
        ),
    )
    if saved:
        messages.success(request, _("Saved."))
        return redirect("programme:invitations", slug, number)
    context = {"programme": talk.programme, "talk": talk, "form": form}
    return render(request, "programme/desk/letter_style.html", context)


@staff
@require_safe
def speakers(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everyone who has spoken on a programme and the newest talks of each, or all talks of one of them."""
    programme = programme_at(request, slug)
    found = invited.speakers(programme)
    one = request.GET.get("orang")
    page = Paginator(found if one is None else found.filter(key=one), PAGE).get_page(request.GET.get("hal"))
    context = {
        "programme": programme,
        "page": page,
        "speakers": invited.spoken_on(programme, page, newest=NEWEST if one is None else None),
        "one": one,
    }
    return render(request, "programme/desk/speakers.html", context)


def _at(request: HttpRequest, slug: str, number: int, pk: int) -> Invitation:
    talk: Talk = talk_at(request, slug, number, Permit.PLAN_TALK)
    return get_object_or_404(talk.invitations.select_related("talk__programme", "talk__host", "person"), pk=pk)


def _row(each: Invitation) -> dict[str, object]:
    """Return what the desk shows of an invitation, with the way to pass its link on by hand."""
    link = f"{settings.SITE_URL}{reverse('programme:invitation', args=[each.token])}"
    said = _("%(name)s, you are invited to speak on %(title)s. Please answer here: %(link)s") % {
        "name": each.person.name,
        "title": each.talk.title,
        "link": link,
    }
    letters = list(each.letters.all())
    return {
        "invitation": each,
        "link": link,
        "whatsapp": f"https://wa.me/{each.phone.removeprefix('+')}?text={quote(said)}",
        "sent": [letter.sent_at for letter in letters if letter.sent_at and not letter.bounced_at],
        "came_back": any(letter.bounced_at for letter in letters),
        "agreed": sorted(scope.value for scope in invited.agreed_to(each)),
        "number": each.official_letter.number if hasattr(each, "official_letter") else "",
    }
