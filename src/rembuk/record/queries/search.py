"""The search in records: over talks, what was said on them, and every line of their transcripts.

Words are found with their kin (pemilih, memilih, pemilihan), and one that stands nowhere gives way to the
nearest that does. What someone withholds is never found.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from django.db import connection

from rembuk.programme.core.talk import OVER, RECORDED
from rembuk.programme.models import Talk
from rembuk.programme.queries import public_talks
from rembuk.record.core.words import asked, marked, nearest, stem, words
from rembuk.record.models import Line, Scope, Statement, Word
from rembuk.record.queries import consent, editions, transcript

TALKS = 10
"""Talks that one search brings at most."""
LINES = 3
"""Lines of a transcript that it shows of each."""

_KIN = 40
"""Words that one word stands for at most."""

Group = tuple[str, ...]
"""Words of which any one will do."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand: the text in pieces with whether each is a hit, who said it, and when.

    `starts` is the time in the recording in milliseconds, None for a statement.
    """

    pieces: list[tuple[str, bool]]
    name: str
    starts: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """A talk in whose title, topics, statements or transcript the words stand."""

    talk: Talk
    in_title: bool
    hits: list[Hit]


@dataclass(frozen=True, slots=True)
class Result:
    """What a search brings; `mended` maps each word that stands nowhere to the one searched for instead."""

    found: list[Found]
    mended: dict[str, str]


class _Vocabulary:
    """Every word of the records, kept in the process and topped up with those that are new."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._last = (0, "")
        self._lock = Lock()

    def words(self) -> set[str]:
        with self._lock:
            new = self._from(self._last[0])
            if not new or new[0] != self._last:
                # Nothing yet, or another database than before.
                self._known, new = set(), self._from(0)
            if new:
                self._known.update(word for _pk, word in new)
                self._last = new[-1]
            return self._known

    @staticmethod
    def _from(pk: int) -> list[tuple[int, str]]:
        return list(Word.objects.filter(pk__gte=pk).order_by("pk").values_list("pk", "word"))


_VOCABULARY = _Vocabulary()


def search(text: str) -> Result:
    """Return the talks, the newest first, of which the words tell; those that bear them in their title lead.

    Every word must stand in the same statement or line, or in the title and topics. The number of queries is
    bounded, whatever the size of the records.
    """
    groups, mended = understood(text)
    if not groups:
        return Result([], {})
    over = list(public_talks().filter(state__in=OVER).values_list("pk", "state", "date", "title", "topics"))
    titles = {pk: (day, title, topics) for pk, state, day, title, topics in over if state in RECORDED}
    hidden = [pk for pk, *_told in over if pk not in titles]
    titled = {pk for pk, (_day, title, topics) in titles.items() if _tells(groups, " ".join([title, *topics]))}
    hits: dict[int, list[Hit]] = defaultdict(list)
    for kind in (_statements, _lines):
        for talk, hit in kind(groups, titles, hidden):
            hits[talk].append(hit)
    order = sorted({*titled, *hits}, key=lambda pk: (pk in titled, titles[pk][0], pk), reverse=True)[:TALKS]
    talks = public_talks().in_bulk(order)
    return Result([Found(talks[pk], pk in titled, hits[pk][: LINES + 1]) for pk in order], mended)


@dataclass(frozen=True, slots=True)
class Inside:
    """What a search inside one transcript brings: each line with the piece of it that it stands in."""

    hits: list[tuple[Hit, int, int]]
    mended: dict[str, str]


def hits_in(talk: Talk, text: str, *, most: int = 100) -> Inside:
    """Return the lines of one transcript that hold the words, by their time.

    Each hit comes with the line's id and the number of the piece it stands in. A bounded number of queries.
    """
    groups, mended = understood(text)
    if not groups:
        return Inside([], {})
    shown = transcript.lines(talk)
    rows = shown.filter(pk__in=_ids("line", groups, within=talk.pk, most=most))
    places = {pk: place for place, pk in enumerate(shown.values_list("pk", flat=True))}
    hits = [
        (
            Hit(pieces(line.text, groups), transcript.name_of(line), line.starts),
            line.pk,
            places[line.pk] // transcript.PIECE + 1,
        )
        for line in rows
    ]
    # A word that stands only elsewhere, maybe in a record that is not public, is not told.
    return Inside(hits, mended if hits else {})


def understood(text: str) -> tuple[list[Group], dict[str, str]]:
    """Return each word of a question as the group of words that it stands for, and what had to be mended."""
    wanted = asked(text)
    families = _families(wanted)
    mended: dict[str, str] = {}
    for word in wanted:
        if not families[word]:
            near = nearest(word, _VOCABULARY.words())
            mended.update({word: near[0]} if near else {})
    kin = _families(mended.values())
    groups = []
    for word in wanted:
        meant = mended.get(word, word)
        family = families[word] or kin.get(meant, [])
        groups.append(tuple(dict.fromkeys([meant, *family]))[:_KIN])
    return groups, mended


def pieces(text: str, groups: Sequence[Group]) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it is one of the words looked for."""
    return marked(text, {word for group in groups for word in group})


def _families(wanted: Iterable[str]) -> dict[str, list[str]]:
    """Return for each word those of the records that share its stem."""
    stems = {word: stem(word) for word in wanted}
    by_stem: dict[str, list[str]] = defaultdict(list)
    for found, root in Word.objects.filter(stem__in=set(stems.values())).values_list("word", "stem"):
        by_stem[root].append(found)
    return {word: sorted(by_stem[root], key=lambda each: (each != word, each)) for word, root in stems.items()}


def _tells(groups: Sequence[Group], text: str) -> bool:
    there = set(words(text))
    stems = {stem(word) for word in there}
    return all(any(word in there or stem(word) in stems for word in group) for group in groups)


def _statements(groups: Sequence[Group], talks: Container[int], hidden: Sequence[int]) -> list[tuple[int, Hit]]:
    ids = _newest("statement", Statement, groups, hidden)
    rows = editions.public(Statement.every.filter(pk__in=ids)).select_related("person")
    silent = consent.withheld_on({row.talk_id for row in rows}, Scope.QUOTE)
    return [
        (row.talk_id, Hit(pieces(row.text, groups), row.person.name, None))
        for row in rows
        if row.talk_id in talks and (row.talk_id, row.person_id) not in silent
    ]


def _lines(groups: Sequence[Group], talks: Container[int], hidden: Sequence[int]) -> list[tuple[int, Hit]]:
    ids = _newest("line", Line, groups, hidden)
    rows = list(editions.public(Line.every.filter(pk__in=ids)).select_related("person"))
    silent = consent.withheld_on({row.talk_id for row in rows}, Scope.RECORDING)
    shown: Counter[int] = Counter()
    found = []
    for row in rows:
        # Marking the words is what costs, so only those lines are marked that are shown.
        if row.talk_id in talks and (row.talk_id, row.person_id) not in silent and shown[row.talk_id] <= LINES:
            shown[row.talk_id] += 1
            hit = Hit(pieces(row.text, groups), transcript.name_of(row), row.starts)
            found.append((row.talk_id, hit))
    return found


def _newest(
    table: str, model: type[Line] | type[Statement], groups: Sequence[Group], hidden: Sequence[int]
) -> list[int]:
    """Return the ids of some rows of each of the talks that were entered last and hold the words.

    :param hidden: talks whose record is not public yet; they take no place.
    """
    ids: list[int] = []
    seen: list[int] = []
    while len(seen) < TALKS:
        batch = _ids(table, groups, without=[*hidden, *seen], most=4 * LINES)
        if not batch:
            break
        ids += batch
        seen += list(model.every.filter(pk__in=batch).order_by().values_list("talk", flat=True).distinct())
    return ids


def _ids(
    table: str, groups: Sequence[Group], *, within: int | None = None, without: Sequence[int] = (), most: int
) -> list[int]:
    """Return the newest rows, by id, that hold a word of each group."""
    find = _in_postgresql if connection.vendor == "postgresql" else _in_sqlite
    return find(table, groups, within, without, most)


def _in_sqlite(
    table: str, groups: Sequence[Group], within: int | None, without: Sequence[int], most: int
) -> list[int]:
    every = " AND ".join(f"({' OR '.join(_quoted(word) for word in group)})" for group in groups)
    query = f"text : ({every})"
    if within is not None:
        query = f"({query}) AND (talk : t{within})"
    if without:
        query = f"({query}) NOT (talk : ({' OR '.join(f't{talk}' for talk in without)}))"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid FROM record_{table}_words WHERE record_{table}_words MATCH %s "  # noqa: S608 - ours
            "ORDER BY rowid DESC LIMIT %s",
            [query, most],
        )
        return [row[0] for row in cursor.fetchall()]


def _in_postgresql(
    table: str, groups: Sequence[Group], within: int | None, without: Sequence[int], most: int
) -> list[int]:
    # The words are letters and digits only, so none can be an operator; the database stems each.
    every = " & ".join(f"({' | '.join(group)})" for group in groups)
    only = "AND talk_id = %s" if within is not None else "AND talk_id <> ALL(%s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM record_{table} "  # noqa: S608 - ours
            f"WHERE to_tsvector('indonesian', text) @@ to_tsquery('indonesian', %s) {only} "
            "ORDER BY id DESC LIMIT %s",
            [every, within if within is not None else list(without), most],
        )
        return [row[0] for row in cursor.fetchall()]


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'
