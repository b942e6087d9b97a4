"""Published news for other programs."""

import datetime as dt
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router
from pydantic import BaseModel

from rembuk.kit.api import Page, Wanted, page_of, told
from rembuk.newsroom import queries
from rembuk.newsroom.models import ArticlePage

router = Router(tags=["articles"])


class Language(StrEnum):
    """The languages that news is written in."""

    INDONESIAN = "id"
    ENGLISH = "en"


class TalkKey(BaseModel):
    """Which talk an article tells of."""

    programme: str
    number: int


class ArticleOut(BaseModel):
    """A published article. `body` is HTML, as the article's page shows it below the lead."""

    slug: str
    language: str
    title: str
    date: dt.date
    dateline: str
    byline: str
    lead: str
    body: str
    tags: list[str]
    talk: TalkKey | None
    url: str


@router.get("/articles", response=Page[ArticleOut], summary="All articles")
def articles(request: HttpRequest, window: Wanted, language: Language = Language.INDONESIAN) -> HttpResponse:
    """List the published articles of one language, newest first."""
    rows = queries.whole(queries.articles(language))
    return told(Page[ArticleOut], page_of(rows, window, lambda part: [_article(row) for row in part]))


@router.get("/articles/{slug}", response=ArticleOut, summary="One article")
def article(request: HttpRequest, slug: str, language: Language = Language.INDONESIAN) -> HttpResponse:
    """Give one published article."""
    found = get_object_or_404(queries.whole(queries.articles(language)), slug=slug)
    return told(ArticleOut, _article(found))


def _article(row: ArticlePage) -> ArticleOut:
    language = row.locale.language_code
    return ArticleOut(
        slug=row.slug,
        language=language,
        title=row.title,
        date=row.date,
        dateline=row.dateline,
        byline=row.byline,
        lead=row.lead,
        body=str(row.body.render_as_block()),
        tags=sorted(tagged.tag.name for tagged in row.tagged_items.all()),
        talk=TalkKey(programme=row.talk.programme.slug, number=row.talk.number) if row.talk else None,
        url=settings.SITE_URL + queries.address(row.slug, language),
    )
