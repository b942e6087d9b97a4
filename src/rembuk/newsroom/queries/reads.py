"""What is read of how often articles are read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum
from django.db.models.functions import Coalesce

from rembuk.newsroom.models import ArticlePage
from rembuk.newsroom.queries.articles import address
from rembuk.programme.models import Programme


@dataclass(frozen=True, slots=True)
class Readership:
    """An article on a programme's talk, and how often it was read."""

    title: str
    language: str
    url: str
    date: date
    reads: int


def readership(programme: Programme) -> list[Readership]:
    """Return the public articles on a programme's talks, the most read first. One query."""
    found = ArticlePage.objects.live().filter(talk__programme=programme)
    summed = found.annotate(total=Coalesce(Sum("reads__count"), 0)).order_by("-total", "-date", "-pk")
    rows = summed.values_list("title", "locale__language_code", "slug", "date", "total")
    return [
        Readership(title, language, address(slug, language), on, reads)
        for title, language, slug, on, reads in rows
    ]  # fmt: skip
