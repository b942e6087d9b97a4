"""What the public sees of a talk's record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from rembuk.programme import queries as programme
from rembuk.programme.core.talk import OVER
from rembuk.record import queries


def record(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show what was said and promised on a talk that was held, how many were there, and what came when."""
    found = get_object_or_404(
        programme.talks_with_people(), programme__slug=slug, number=number, state__in=OVER
    )
    context = {
        "talk": found,
        "statements": queries.statements_by_kind(found),
        "promises": programme.promises(found),
        "attendance": queries.attendance_of(found),
        "chapters": queries.chapters(found),
    }
    return render(request, "record/record.html", context)
