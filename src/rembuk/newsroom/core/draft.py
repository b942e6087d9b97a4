"""A drafted article: sentences made of facts, each naming where in the record its facts stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rembuk.newsroom.core.facts import ItemFacts, TalkFacts
from rembuk.programme.core.talk import ItemKind

_SIGNS = ",.;:()“”\"'"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its sources, as places in the programme's file: `talks[1].date`, `programme.purpose`.

    A talk is named by its number, items and statements by their place in it, counted from one.
    """

    text: str
    sources: tuple[str, ...]


Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as it is proposed to the editors."""

    language: str
    headline: str
    dateline: str
    paragraphs: tuple[Paragraph, ...]
    byline: str
    credit: str
    tags: tuple[str, ...]

    def text(self) -> str:
        """Return the article as plain text: headline, dated body, credit, tags."""
        body = [" ".join(sentence.text for sentence in paragraph) for paragraph in self.paragraphs]
        if self.dateline:
            body[0] = f"{self.dateline} – {body[0]}"
        end = [self.credit] if self.credit else []
        tags = [", ".join(self.tags)] if self.tags else []
        return "\n\n".join([self.headline, *body, *end, *tags]) + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How the public relations office of a kind of body sets an article; `{…}` stand for what is known.

    `place` says how the name of the town is written: "upper" or "title".
    """

    dateline: str = "{place}, {host}"
    place: str = "upper"
    credit: str = "({byline})"


def dateline_of(facts: TalkFacts, style: Style) -> str:
    """Return place and host in the style: "PROBOLINGGO, KPU Kota Probolinggo", or the host alone."""
    if not facts.dateline:
        return facts.host
    place = facts.dateline.title() if style.place == "title" else facts.dateline.upper()
    return style.dateline.format(place=place, host=facts.host)


def compose(
    facts: TalkFacts, style: Style, *, language: str, headline: str, paragraphs: Iterable[Iterable[Sentence]]
) -> Draft:
    """Put an article together, leaving out paragraphs that have nothing to say."""
    return Draft(
        language=language,
        headline=headline,
        dateline=dateline_of(facts, style),
        paragraphs=tuple(filter(None, (tuple(paragraph) for paragraph in paragraphs))),
        byline=facts.byline,
        credit=style.credit.format(byline=facts.byline) if facts.byline else "",
        tags=facts.tags,
    )


def items_of(facts: TalkFacts, kind: ItemKind) -> Iterator[tuple[str, ItemFacts]]:
    """Yield the rundown's items of one kind, each with its place."""
    for count, item in enumerate(facts.items, start=1):
        if item.kind is kind:
            yield f"talks[{facts.number}].rundown[{count}]", item


def led_alike(one: ItemFacts, other: ItemFacts) -> bool:
    """Say whether two items have the same moderator and people."""
    return (one.moderator, one.people) == (other.moderator, other.people)


def joined(parts: Iterable[str], last: str) -> str:
    """Join what a sentence lists, with the language's "and" or "or" before the last: "a, b, and c"."""
    listed = list(parts)
    if len(listed) < 3:
        return f" {last} ".join(listed)
    return f"{', '.join(listed[:-1])}, {last} {listed[-1]}"


def without_stop(text: str) -> str:
    """Return a text without its closing full stop, so that it can stand inside a sentence."""
    return text.strip().removesuffix(".").rstrip()


def has_several_sentences(text: str) -> bool:
    """Say whether a text is more than one sentence: after a "that" only the first would be attributed."""
    return re.search(r"[.!?…]\s+\S", text) is not None


def proper_words(facts: TalkFacts) -> frozenset[str]:
    """Return the words that keep their capital anywhere: those of names of people, bodies and the programme."""
    speakers = {speaker for item in facts.items for speaker in (*item.people, item.moderator) if speaker}
    speakers |= {said.speaker for said in facts.statements} | {made.speaker for made in facts.commitments}
    speakers |= {asked.by for asked in facts.questions if asked.by}
    names = [speaker.name for speaker in speakers]
    names += [facts.programme.name, *facts.programme.partners, facts.host, facts.venue]
    return frozenset(word.strip(_SIGNS) for name in names for word in name.split())


def opened_small(text: str, *, keep: frozenset[str]) -> str:
    """Return a text that begins inside a sentence: its first letter small, unless the word is a name.

    An abbreviation keeps its capitals, and so does a word in `keep`.
    """
    first = text.split(maxsplit=1)[0].strip(_SIGNS) if text.strip() else ""
    is_plain = first[:1].isupper() and first[1:].islower() and first not in keep
    return text[0].lower() + text[1:] if is_plain else text
