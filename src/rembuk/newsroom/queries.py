"""What is read of the news, and of talks for the news."""

from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count
from textwrap import shorten
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import override
from taggit.models import Tag

from rembuk.institutions.models import Person
from rembuk.institutions.permits import Actor, Permit
from rembuk.institutions.queries import title_on
from rembuk.newsroom.core.facts import (
    CommitmentFacts,
    ItemFacts,
    ProgrammeFacts,
    Speaker,
    StatementFacts,
    TalkFacts,
)
from rembuk.newsroom.models import ArticlePage, NewsIndexPage
from rembuk.programme.core.talk import OVER, ItemKind, Mode, State
from rembuk.programme.models import Partner, Programme, Talk

_PEOPLE = (
    "items__moderator__positions",
    "items__appearances__person__positions",
    "statements__person__positions",
    "commitments__person__positions",
    "commitments__institution",
)


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


def drafted(talk: Talk) -> dict[str, ArticlePage]:
    """Return the articles that began as drafts of the talk, by language."""
    pages = ArticlePage.objects.filter(talk=talk).exclude(provenance=[]).select_related("locale").order_by("pk")
    return {page.locale.language_code: page for page in pages}


def facts_of(talk: Talk) -> TalkFacts:
    """Return everything an article may say of a talk, in a bounded number of queries."""
    row = (
        Talk.objects.select_related("programme", "host", "attendance")
        .prefetch_related("programme__partnerships__institution", *_PEOPLE)
        .get(pk=talk.pk)
    )
    attendance = getattr(row, "attendance", None)
    state = State(row.state)
    return TalkFacts(
        programme=_programme_facts(row.programme),
        number=row.number,
        title=row.title,
        date=row.date,
        mode=Mode(row.mode),
        host=row.host.name,
        has_happened=state in OVER or state is State.LIVE,
        is_cancelled=state is State.CANCELLED,
        starts=row.starts,
        ends=row.ends,
        zone=datetime.combine(row.date, row.starts or time(), ZoneInfo(row.programme.timezone)).tzname() or "",
        venue=row.venue,
        link=row.link,
        topics=tuple(row.topics),
        tags=tuple(row.tags),
        byline=row.byline,
        dateline=row.dateline,
        postponed_from=row.postponed_from,
        reason=row.reason,
        hall=attendance.hall if attendance else None,
        online=attendance.online if attendance else None,
        items=_item_facts(row),
        statements=tuple(
            StatementFacts(kind=said.kind, speaker=_speaker(said.person, row), text=said.text)
            for said in row.statements.all()
        ),
        commitments=tuple(
            CommitmentFacts(
                speaker=_speaker(promise.person, row),
                institution=promise.institution.name,
                text=promise.text,
                due=promise.due,
            )
            for promise in row.commitments.all()
        ),
    )


def _programme_facts(programme: Programme) -> ProgrammeFacts:
    return ProgrammeFacts(
        name=programme.name,
        purpose=programme.purpose,
        # The bodies are equal: the alphabet names them, not the order in which somebody entered them.
        partners=tuple(sorted(partnership.institution.name for partnership in programme.partnerships.all())),
        formulated_on=programme.formulated_on,
        cadence=programme.cadence,
        modes=tuple(Mode(mode) for mode in programme.modes),
        open_to_others=programme.open_to_others,
    )


def _item_facts(talk: Talk) -> tuple[ItemFacts, ...]:
    return tuple(
        ItemFacts(
            kind=ItemKind(item.kind),
            title=item.title,
            moderator=_speaker(item.moderator, talk) if item.moderator else None,
            people=tuple(_speaker(appearance.person, talk) for appearance in item.appearances.all()),
            points=tuple(item.points),
        )
        for item in talk.items.all()
    )


def _speaker(person: Person, talk: Talk) -> Speaker:
    return Speaker(name=person.name, title=title_on(person, talk.date))
