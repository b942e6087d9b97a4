"""The papers of a talk as PDF: the minutes for everyone; official record and attendance list for staff."""

from collections.abc import Callable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import staff
from rembuk.programme import queries as programme
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import Talk
from rembuk.programme.views.entrance import talk_at
from rembuk.record.queries import minutes as papers
from rembuk.ui import paper

FOR_STAFF: dict[str, Callable[[Talk], dict[str, object]]] = {
    "berita-acara": papers.official_record,
    "daftar-hadir": papers.attendance_list,
}
"""The papers that bear names or wait for signatures, by the name of their file."""


@require_safe
def minutes(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Give the minutes of a talk that was held."""
    talk = get_object_or_404(programme.talks_with_people(), programme__slug=slug, number=number, state__in=OVER)
    return _pdf(talk, papers.minutes(talk), "notulen")


@staff
@require_safe
def for_staff(request: HttpRequest, slug: str, number: int, name: str) -> HttpResponse:
    """Give a paper that is for the bodies alone."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    if name not in FOR_STAFF:
        raise Http404
    return _pdf(talk, FOR_STAFF[name](talk), name)


def _pdf(talk: Talk, facts: dict[str, object], name: str) -> HttpResponse:
    # The same record gives the same file, so its hour is that of the talk and not of the asking.
    at = talk.closed_at or datetime.combine(
        talk.date, talk.ends or time(23, 59), ZoneInfo(talk.programme.timezone)
    )
    content = paper.pdf("record/document.typ", facts, at=at, standards=paper.ARCHIVAL)
    headers = {"Content-Disposition": f'inline; filename="{name}-{talk.programme.slug}-{talk.number}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
