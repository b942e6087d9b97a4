"""The desk's page of texts and posters that announce a talk, in the language of the page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import staff
from rembuk.programme.queries import announcements
from rembuk.programme.views.entrance import talk_at

_PICTURE_WIDTH = 1080
"""Pixels, as messengers show a picture in full."""


@staff
@require_safe
def posters(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show the texts to copy, and the posters to print and to pass on."""
    talk = talk_at(request, slug, number, Permit.SEE_DESK)
    context = {
        "programme": talk.programme,
        "talk": talk,
        "messenger": announcements.messenger_text(talk),
        "mail": announcements.mail_text(talk),
    }
    return render(request, "programme/desk/posters.html", context)


@staff
@require_safe
def poster(request: HttpRequest, slug: str, number: int, size: str) -> HttpResponse:
    """Give the poster as a PDF."""
    talk = talk_at(request, slug, number, Permit.SEE_DESK)
    content = announcements.poster_pdf(talk, size=size, at=timezone.now())
    headers = {"Content-Disposition": f'inline; filename="poster-{slug}-{number}-{size}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@staff
@require_safe
def picture(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the poster as a picture for messengers."""
    talk = talk_at(request, slug, number, Permit.SEE_DESK)
    headers = {"Content-Disposition": f'inline; filename="poster-{slug}-{number}.png"'}
    content = announcements.poster_png(talk, width=_PICTURE_WIDTH)
    return HttpResponse(content, content_type="image/png", headers=headers)
