"""What in an edited article differs from the record: names, titles, dates, numbers, quoted words.

It finds what an editor should look at again, and decides nothing: the record itself may lack a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from itertools import groupby

from rembuk.kit.dates import MONTHS, WEEKDAYS
from rembuk.newsroom.core.facts import Speaker, TalkFacts
from rembuk.newsroom.core.indonesian import PROPER
from rembuk.newsroom.core.writers import WRITERS, write


class Kind(StrEnum):
    """What kind of thing differs."""

    NAME = "name"
    TITLE = "title"
    DATE = "date"
    WEEKDAY = "weekday"
    NUMBER = "number"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the text that the record does not say; `expected` is what it says, if that is clear."""

    kind: Kind
    found: str
    expected: str = ""


_MONTHS = {name: number for names in MONTHS.values() for number, name in enumerate(names, start=1)}
_DAYS = {name: number for names in WEEKDAYS.values() for number, name in enumerate(names)}
_IN_WORDS = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_IN_DIGITS = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})\b[,\s(]*$")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_QUOTE = re.compile(r"“([^”]+)”")
_WORD = re.compile(r"[^\W\d_][\w'’-]*", re.UNICODE)
# After these a capital opens a sentence and says nothing of a name.
_OPENS = re.compile(r"(?:^|[.!?:;–—(]\s*|[“\"]\s*)$")
_CLOSE = 0.75
_WORDS_OF_A_QUOTE = 4


def check(lines: Sequence[str], facts: TalkFacts, language: str) -> list[Finding]:
    """Return what an article says that the record does not, each once, in the order in which it is read.

    :param lines: the article, a paragraph a line.
    :param language: the article's, "id" or "en".
    """
    record = _Record(facts, language)
    found = [finding for line in lines for finding in record.differences(line)]
    return list(dict.fromkeys(found))


class _Record:
    def __init__(self, facts: TalkFacts, language: str) -> None:
        told = [write(facts, each).text() for each in WRITERS] + list(_texts(facts))
        self.text = _plain(" ".join([*told, *facts.spoken]))
        self.words = set(_WORD.findall(" ".join(told))) | PROPER | set(_MONTHS) | set(_DAYS)
        self.numbers = {_digits(number) for text in told for number in _NUMBER.findall(text)}
        self.dates = set(_dates(facts))
        self.people = list(dict.fromkeys(_people(facts)))
        self.names = {word: name for name in _names(facts) for word in _WORD.findall(name)}
        self.language = language

    def differences(self, line: str) -> Iterator[Finding]:
        rest = line
        for start, end, day in _dates_in(line):
            yield from self._date(line, start, end, day)
            rest = rest[:start] + " " * (end - start) + rest[end:]
        yield from self._titles(line)
        yield from self._names(line)
        yield from self._numbers(rest)
        yield from self._quotes(line)

    def _date(self, line: str, start: int, end: int, day: date | None) -> Iterator[Finding]:
        if day not in self.dates:
            yield Finding(Kind.DATE, line[start:end])
            return
        weekday = _WEEKDAY.search(line[:start])
        if weekday and day and _DAYS[weekday[1]] != day.weekday():
            yield Finding(
                Kind.WEEKDAY, f"{weekday[1]} {line[start:end]}", WEEKDAYS[self.language][day.weekday()]
            )

    def _titles(self, line: str) -> Iterator[Finding]:
        for who in self.people:
            for place in re.finditer(re.escape(who.name), line):
                before, after = line[: place.start()].rstrip(), line[place.end() :]
                if not who.title or before.endswith(who.title):
                    continue
                told = re.match(r"\s*\(([^)]+)\)", after)
                given = told[1] if told else self._title_before(before)
                if given and given != who.title:
                    yield Finding(Kind.TITLE, f"{who.name}: {given}", who.title)

    def _title_before(self, text: str) -> str:
        """Return the position that stands right before a name: capitalized words that begin as one does."""
        found = re.search(r"((?:[A-Z][\w'’.-]*\s?)+)$", text)
        words = found[1].split() if found else []
        begins = {who.title.split()[0] for who in self.people if who.title}
        place = next((place for place, word in enumerate(words) if word in begins), len(words))
        return " ".join(words[place:])

    def _names(self, line: str) -> Iterator[Finding]:
        words = list(_WORD.finditer(line))
        unknown = [
            (place, word)
            for place, word in enumerate(words)
            if word[0][0].isupper()
            and not _OPENS.search(line[: word.start()])
            and word[0] not in self.words
            and word[0].capitalize() not in self.words
        ]
        for _, run in groupby(enumerate(unknown), key=lambda each: each[1][0] - each[0]):
            named = [word for _, (_, word) in run]
            found = line[named[0].start() : named[-1].end()]
            alike = get_close_matches(named[0][0], list(self.names), n=1, cutoff=_CLOSE)
            yield Finding(Kind.NAME, found, self.names[alike[0]] if alike else "")

    def _numbers(self, line: str) -> Iterator[Finding]:
        for number in _NUMBER.findall(line):
            if _digits(number) not in self.numbers:
                yield Finding(Kind.NUMBER, number)

    def _quotes(self, line: str) -> Iterator[Finding]:
        for words in _QUOTE.findall(line):
            said = _plain(words)
            if len(said.split()) >= _WORDS_OF_A_QUOTE and said not in self.text:
                yield Finding(Kind.QUOTE, words)


def _dates_in(line: str) -> list[tuple[int, int, date | None]]:
    found = [(m.start(), m.end(), _day(m[3], _MONTHS[m[2]], m[1])) for m in _IN_WORDS.finditer(line)]
    found += [(m.start(), m.end(), _day(m[3], m[2], m[1])) for m in _IN_DIGITS.finditer(line)]
    return sorted(found, key=lambda each: each[0])


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _dates(facts: TalkFacts) -> Iterator[date]:
    days = [facts.date, facts.postponed_from, facts.programme.formulated_on]
    yield from filter(None, [*days, *(made.due for made in facts.commitments)])


def _people(facts: TalkFacts) -> Iterator[Speaker]:
    for item in facts.items:
        yield from filter(None, (*item.people, item.moderator))
    yield from (said.speaker for said in facts.statements)
    yield from (asked.by for asked in facts.questions if asked.by)
    yield from (made.speaker for made in facts.commitments)


def _names(facts: TalkFacts) -> Iterator[str]:
    yield from (who.name for who in _people(facts))
    yield from (facts.host, facts.venue, facts.programme.name, *facts.programme.partners)


def _texts(facts: TalkFacts) -> Iterable[str]:
    yield from (facts.title, facts.link, facts.programme.purpose, *facts.topics, *facts.tags)
    yield from (point for item in facts.items for point in (item.title, *item.points))
    yield from (said.text for said in facts.statements)
    yield from (text for asked in facts.questions for text in (asked.text, asked.answer, asked.body))
    yield from (label for poll in facts.polls for label in (poll.text, *poll.words))
    yield from (made.text for made in facts.commitments)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number).lstrip("0") or "0"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
