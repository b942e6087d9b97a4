"""The map of the site for search engines: every public page, in every language it has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from rembuk.newsroom import queries as newsroom
from rembuk.programme import queries as programme
from rembuk.programme.core.talk import RECORDED

FIXED = ("home", "programme:archive", "record:memory", "newsroom:index", "voterlist:status", "oversight:status")
LANGUAGES = [code for code, _ in settings.LANGUAGES]


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its address in each language it has, and when it changed last, if that is known."""

    versions: dict[str, str]
    changed_on: date | None = None


def sitemap(request: HttpRequest) -> HttpResponse:
    """Give the map."""
    pages = {"entries": [*_fixed(), *_talks(), *_articles()]}
    return render(request, "web/sitemap.xml", pages, content_type="application/xml; charset=utf-8")


def _fixed() -> Iterator[Entry]:
    yield from (_entry(name) for name in FIXED)
    for series in programme.series_with_partners():
        yield _entry("programme:series", series.slug)
        yield _entry("newsroom:reach", series.slug)


def _talks() -> Iterator[Entry]:
    for talk in programme.public_talks().order_by("programme", "number"):
        key = (talk.programme.slug, talk.number)
        yield _entry("programme:talk", *key)
        if talk.state in RECORDED:
            yield _entry("record:record", *key)


def _articles() -> Iterator[Entry]:
    found: dict[object, Entry] = {}
    for language in LANGUAGES:
        rows = newsroom.articles(language).values_list("translation_key", "slug", "last_published_at")
        for key, slug, at in rows:
            entry = found.setdefault(key, Entry({}, at.date() if at else None))
            entry.versions[language] = settings.SITE_URL + newsroom.address(slug, language)
    yield from found.values()


def _entry(name: str, *parts: object) -> Entry:
    versions = {}
    for language in LANGUAGES:
        with override(language):
            versions[language] = settings.SITE_URL + reverse(name, args=parts)
    return Entry(versions)
