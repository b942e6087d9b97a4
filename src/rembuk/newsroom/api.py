"""Published news for other programs."""

import datetime as dt
from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from rembuk.kit.api import Page, Wanted, page_of
from rembuk.newsroom import queries
from rembuk.newsroom.models import ArticlePage

router = Router(tags=["articles"])


class Language(StrEnum):
    """The languages that news is written in."""

    INDONESIAN = "id"
    ENGLISH = "en"


class TalkKey(Schema):
    """Which talk an article tells of."""

    programme: str
    number: int


class ArticleOut(Schema):
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
def articles(
    request: HttpRequest, window: Wanted, language: Language = Language.INDONESIAN
) -> dict[str, object]:
    """List the published articles of one language, newest first."""
    return page_of(queries.whole(queries.articles(language)), window, _article)


@router.get("/articles/{slug}", response=ArticleOut, summary="One article")
def article(request: HttpRequest, slug: str, language: Language = Language.INDONESIAN) -> ArticleOut:
    """Give one published article."""
    return _article(get_object_or_404(queries.whole(queries.articles(language)), slug=slug))


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
