"""The search over everything public: articles, talks, and what was said on them.

Articles are looked through in the memory of the process. There are some dozen a year, and only those that have
changed are read again; what was said is searched by the record's own index in the database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from rembuk.newsroom.core.text import lines
from rembuk.newsroom.models import ArticlePage
from rembuk.newsroom.queries.articles import address
from rembuk.programme.core.talk import RECORDED
from rembuk.programme.models import Talk
from rembuk.programme.queries import public_talks
from rembuk.record.core.words import asked, marked, nearest, stem, vocabulary, words
from rembuk.record.queries import search as record

ARTICLES, UNRECORDED = 10, 5
_BEFORE, _LONG = 60, 220

Pieces = Sequence[tuple[str, bool]]
"""A text in pieces, each with whether it is one of the words looked for."""


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article in which the words stand, with the place where."""

    title: Pieces
    url: str
    date: date
    excerpt: Pieces


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search brings; `mended` maps a word that stands nowhere to the one searched for instead."""

    articles: Sequence[ArticleHit]
    unrecorded: Sequence[Talk]
    talks: Sequence[record.Found]
    mended: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was found."""
        return not (self.articles or self.unrecorded or self.talks)


@dataclass(frozen=True, slots=True)
class _Entry:
    published_at: datetime | None
    language: str
    slug: str
    title: str
    date: date
    text: str
    stems: frozenset[str]

    @property
    def version(self) -> tuple[datetime | None, str, str]:
        return self.published_at, self.slug, self.title


class _Shelf:
    """Every published article as the search reads it, kept in the process."""

    def __init__(self) -> None:
        self._entries: dict[int, _Entry] = {}
        self._lock = Lock()

    def entries(self, language: str) -> list[_Entry]:
        """Return the articles of a language, the newest first. One query, and one more if any has changed."""
        live = ArticlePage.objects.live().values_list("pk", "last_published_at", "slug", "title")
        with self._lock:
            now = {pk: tuple(told) for pk, *told in live}
            kept = {pk: entry for pk, entry in self._entries.items() if now.get(pk) == entry.version}
            if missing := now.keys() - kept.keys():
                rows = ArticlePage.objects.filter(pk__in=missing).select_related("locale")
                kept |= {row.pk: _entry(row) for row in rows}
            self._entries = kept
            found = [entry for entry in kept.values() if entry.language == language]
        return sorted(found, key=lambda entry: entry.date, reverse=True)


_SHELF = _Shelf()


def search(text: str, language: str) -> Answer:
    """Return what tells of the words, in one language. A bounded number of queries, whatever there is."""
    wanted = asked(text)
    if not wanted:
        return Answer([], [], [], {})
    entries, said = _SHELF.entries(language), record.search(text)
    talks = list(public_talks().order_by("-date", "-pk"))
    texts = [f"{entry.title} {entry.text}" for entry in entries] + [_told(talk) for talk in talks]
    slips = _slips(wanted, texts)
    meant = [slips.get(word, word) for word in wanted]
    roots = {stem(word) for word in meant}
    articles = [_hit(entry, meant) for entry in entries if roots <= entry.stems][:ARTICLES]
    titled = [talk for talk in talks if roots <= _stems(_told(talk))]
    known = {found.talk.pk for found in said.found}
    recorded = [talk for talk in titled if talk.state in RECORDED and talk.pk not in known]
    mended = {**(said.mended if said.found else {}), **(slips if articles or titled else {})}
    return Answer(
        articles=articles,
        unrecorded=[talk for talk in titled if talk.state not in RECORDED][:UNRECORDED],
        talks=[*said.found, *(record.Found(talk=talk, in_title=True, hits=[]) for talk in recorded)][
            : record.TALKS
        ],
        mended=mended,
    )


def _slips(wanted: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    """Return for each word that stands in none of the texts, nor any of its kin, the nearest that does."""
    known = vocabulary(texts)
    roots = {stem(word) for word in known}
    near = {word: nearest(word, known, most=1) for word in wanted if stem(word) not in roots}
    return {word: found[0] for word, found in near.items() if found}


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words(text)}


def _told(talk: Talk) -> str:
    return " ".join([talk.title, *talk.topics])


def _entry(row: ArticlePage) -> _Entry:
    told = lines(row.serializable_data())
    text = " ".join(line for line in told if line != row.title)
    stems = frozenset(_stems(f"{row.title} {text}"))
    language = row.locale.language_code
    return _Entry(row.last_published_at, language, row.slug, row.title, row.date, text, stems)


def _hit(entry: _Entry, meant: Sequence[str]) -> ArticleHit:
    return ArticleHit(
        title=marked(entry.title, meant),
        url=address(entry.slug, entry.language),
        date=entry.date,
        excerpt=_excerpt(marked(entry.text, meant)),
    )


def _excerpt(pieces: Pieces) -> Pieces:
    """Cut a marked text around its first hit, at whole words."""
    first = next((place for place, (_, is_hit) in enumerate(pieces) if is_hit), 0)
    before = pieces[first - 1][0] if first else ""
    start = before[-_BEFORE:]
    cut = [(f"…{start[start.find(' ') :]}" if len(before) > _BEFORE else start, False)] if start else []
    room = _LONG
    for text, is_hit in pieces[first:]:
        if len(text) > room:
            cut.append((f"{text[:room].rsplit(' ', 1)[0]}…", is_hit))
            break
        cut.append((text, is_hit))
        room -= len(text)
    return cut
