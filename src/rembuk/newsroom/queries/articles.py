"""What is read of the news."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import count
from textwrap import shorten

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import override
from taggit.models import Tag

from rembuk.institutions.permits import Actor, Permit
from rembuk.newsroom.core.draft import without_stop
from rembuk.newsroom.core.text import lines
from rembuk.newsroom.models import ArticlePage, NewsIndexPage
from rembuk.programme.models import Partner, Talk
from rembuk.programme.queries import series_with_partners
from rembuk.record.models import Scope, Statement
from rembuk.record.queries import consent


@dataclass(frozen=True, slots=True)
class Headline:
    """An article as other pages list it."""

    title: str
    url: str
    date: date
    lead: str


def articles(language: str, *, tag: str = "") -> QuerySet[ArticlePage]:
    """Return the published articles of one language, newest first; with `tag`, those that bear it (by slug)."""
    found: QuerySet[ArticlePage] = (
        ArticlePage.objects.live().filter(locale__language_code=language).order_by("-date", "-pk")
    )
    return found.filter(tagged_items__tag__slug=tag) if tag else found


def indexes() -> list[NewsIndexPage]:
    """Return the lists of news, one a language, Indonesian first. One query."""
    return list(NewsIndexPage.objects.order_by("path"))


def latest(language: str, count: int) -> list[Headline]:
    """Return the newest articles of one language, at most `count`. One query."""
    rows = articles(language)[:count].values_list("title", "slug", "date", "lead")
    return [
        Headline(title=title, url=address(slug, language), date=on, lead=lead) for title, slug, on, lead in rows
    ]


def address(slug: str, language: str) -> str:
    """Return the path of an article in its language."""
    with override(language):
        return reverse("newsroom:article", args=(slug,))


def whole(found: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
    """Fetch with articles all that their page shows."""
    return found.select_related("locale", "photo", "talk__programme").prefetch_related(
        "tagged_items__tag", "photo__renditions"
    )


def versions(article: ArticlePage) -> dict[str, str]:
    """Return the paths of the article and of its published translations, by language. One query."""
    rows = ArticlePage.objects.live().filter(translation_key=article.translation_key)
    return {
        language: address(slug, language)
        for language, slug in rows.order_by("-locale__language_code").values_list(
            "locale__language_code", "slug"
        )
    }


def voice() -> tuple[str, list[str]]:
    """Return whose news it is: the only programme's name, or the software's; the bodies by name. One query."""
    series = series_with_partners()
    brand = next(iter(series)).name if len(series) == 1 else "Rembuk"
    return brand, sorted({body for bodies in series.values() for body in bodies})


def may_edit(actor: Actor) -> bool:
    """Say whether someone writes news for a body that is partner of a programme. One query."""
    partners = Partner.objects.values_list("institution", flat=True)
    return actor.may(Permit.WRITE_NEWS, at=partners)


def tag_name(slug: str) -> str:
    """Return a tag as it is written, or "" if there is none with this slug."""
    return Tag.objects.filter(slug=slug).values_list("name", flat=True).first() or "" if slug else ""


def free_slug(headline: str, language: str) -> str:
    """Return an address of whole words, 70 letters at most, that no article of the language has yet."""
    short = shorten(slugify(headline).replace("-", " "), 70, placeholder="").replace(" ", "-")
    base = short or slugify(headline)[:70].strip("-") or "kabar"
    taken = set(
        ArticlePage.objects.filter(locale__language_code=language, slug__startswith=base).values_list(
            "slug", flat=True
        )
    )
    return next(slug for n in count(1) if (slug := base if n == 1 else f"{base}-{n}") not in taken)


def quoting_withdrawn() -> list[ArticlePage]:
    """Return the public articles that still quote what was taken back. Two queries at most."""
    gone = Statement.every.filter(consent.is_withheld(Scope.QUOTE)).values_list("talk", "text")
    by_talk: dict[int, list[str]] = {}
    for talk, text in gone:
        by_talk.setdefault(talk, []).append(without_stop(text).casefold())
    if not by_talk:
        return []
    found = ArticlePage.objects.live().filter(talk__in=by_talk).select_related("locale")
    return [page for page in found if _holds(page, by_talk[page.talk_id])]


def _holds(page: ArticlePage, words: Iterable[str]) -> bool:
    told = " ".join(lines(page.serializable_data())).casefold()
    return any(each in told for each in words)


def drafted(talk: Talk) -> dict[str, ArticlePage]:
    """Return the articles that began as drafts of the talk, by language."""
    pages = ArticlePage.objects.filter(talk=talk).exclude(provenance=[]).select_related("locale").order_by("pk")
    return {page.locale.language_code: page for page in pages}
