"""What the public sees of programmes and talks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from rembuk.programme import queries
from rembuk.programme.models import Programme


def archive(request: HttpRequest) -> HttpResponse:
    """List every series."""
    return render(request, "programme/archive.html", {"series": queries.series_with_partners()})


def series(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one series."""
    return render(request, "programme/series.html", {"programme": get_object_or_404(Programme, slug=slug)})


def talk(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one talk."""
    found = get_object_or_404(queries.public_talks(), programme__slug=slug, number=number)
    return render(request, "programme/talk.html", {"talk": found})
