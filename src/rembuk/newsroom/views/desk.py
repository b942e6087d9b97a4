"""What the staff does with the news outside the editors' desk: open a talk's draft there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from rembuk.institutions.views import actor, staff
from rembuk.newsroom import actions
from rembuk.programme.models import Talk


@staff
@require_POST
def open_draft(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Open the draft of a talk's article, and go on to the Indonesian one in the editors' desk."""
    talk = get_object_or_404(Talk, programme__slug=slug, number=number)
    try:
        article, *_ = actions.open_draft(by=actor(request), talk=talk, now=timezone.now())
    except actions.TalkNotHeld as refusal:
        messages.error(request, str(refusal))
        return redirect("programme:desk_talk", slug, number)
    return redirect("wagtailadmin_pages:edit", article.pk)
