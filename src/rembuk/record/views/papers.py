"""The papers of a talk as PDF: the minutes for everyone; official record and attendance list for staff."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from rembuk.institutions.permits import Permit
from rembuk.institutions.views import staff
from rembuk.programme import queries as programme
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import Talk
from rembuk.programme.views.entrance import talk_at
from rembuk.record.queries import handover as packed
from rembuk.record.queries import minutes as papers
from rembuk.record.views.archive import zipped
from rembuk.record.views.entrance import paper_of_record
from rembuk.ui import paper

FOR_STAFF: dict[str, Callable[[Talk], dict[str, object]]] = {
    "berita-acara": papers.official_record,
    "daftar-hadir": papers.attendance_list,
}
"""The papers that bear names or wait for signatures, by the name of their file."""


@paper_of_record
def minutes(_request: HttpRequest, talk: Talk) -> HttpResponse:
    """Give the minutes of a talk."""
    return _pdf(talk, papers.minutes(talk), "notulen")


@staff
@require_safe
def for_staff(request: HttpRequest, slug: str, number: int, name: str) -> HttpResponse:
    """Give a paper that is for the bodies alone."""
    talk = talk_at(request, slug, number, Permit.KEEP_RECORD)
    if name not in FOR_STAFF:
        raise Http404
    return _pdf(talk, FOR_STAFF[name](talk), name)


@staff
@require_safe
def handover(request: HttpRequest, slug: str, number: int) -> StreamingHttpResponse:
    """Give all of a talk's record in one ZIP file."""
    talk_at(request, slug, number, Permit.KEEP_RECORD)
    talk = get_object_or_404(programme.talks_with_people(), programme__slug=slug, number=number, state__in=OVER)
    headers = {"Content-Disposition": f'attachment; filename="serah-terima-{slug}-{number}.zip"'}
    return StreamingHttpResponse(zipped(packed.parts(talk)), content_type="application/zip", headers=headers)


@paper_of_record
def data(_request: HttpRequest, talk: Talk) -> JsonResponse:
    """Give the record as JSON, by its published schema."""
    return JsonResponse(packed.content_of(talk), json_dumps_params={"ensure_ascii": False})


def _pdf(talk: Talk, facts: dict[str, object], name: str) -> HttpResponse:
    content = paper.pdf("record/document.typ", facts, at=papers.hour_of(talk), standards=paper.ARCHIVAL)
    headers = {"Content-Disposition": f'inline; filename="{name}-{talk.programme.slug}-{talk.number}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
