"""What a poll may ask, how a choice is read, and what the answers add up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_uppercase

MOST_OPTIONS = len(ascii_uppercase)


class PollKind(StrEnum):
    """How one answers: one option, several, a step of a scale, a word, a sentence, a quiz's right one."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    CLOUD = "cloud"
    TEXT = "text"
    QUIZ = "quiz"


WORDED = frozenset({PollKind.CLOUD, PollKind.TEXT})
"""Kinds that are answered in one's own words; nobody sees these before a person approved them."""


class PollState(StrEnum):
    """Whether a poll takes answers."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Phase(StrEnum):
    """Which round of a quiz an answer belongs to; a poll has no rounds."""

    NONE = ""
    BEFORE = "before"
    AFTER = "after"


class NoSuchChoice(Exception):
    """The choice is none of those offered."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was answered: how many people answered at all, and how many chose each option."""

    people: int
    counts: tuple[int, ...]

    @property
    def mean(self) -> float | None:
        """The mean step of a scale, counted from 1; None without an answer."""
        total = sum(self.counts)
        return sum(step * n for step, n in enumerate(self.counts, start=1)) / total if total else None


def option_key(kind: PollKind, place: int) -> str:
    """Return the short name of an option: a letter, on a scale its step."""
    return str(place + 1) if kind is PollKind.SCALE else ascii_uppercase[place]


def mask_of(choice: object, kind: PollKind, options: Sequence[str]) -> int:
    """Return the options chosen as bits, the first option the lowest.

    A choice is the key of an option ("A", on a scale "1" or 1), its words, or its place counted from 0; for
    several options a list of these. :raises NoSuchChoice: if one is not offered, or too many are.
    """
    chosen = choice if isinstance(choice, list) else [choice]
    if not chosen or len(chosen) > (len(options) if kind is PollKind.MULTIPLE else 1):
        raise NoSuchChoice
    mask = 0
    for each in chosen:
        mask |= 1 << _place_of(each, kind, options)
    return mask


def keys_of(mask: int, kind: PollKind, options: Sequence[str]) -> list[str]:
    """Return the short names of the options that a mask holds."""
    return [option_key(kind, place) for place in range(len(options)) if mask >> place & 1]


def tally(masks: Mapping[int, int], options: int) -> Tally:
    """Add up answers, given as how many people chose each combination of options."""
    counts = tuple(sum(n for mask, n in masks.items() if mask >> place & 1) for place in range(options))
    return Tally(sum(masks.values()), counts)


def _place_of(choice: object, kind: PollKind, options: Sequence[str]) -> int:
    if isinstance(choice, bool) or not isinstance(choice, str | int):
        raise NoSuchChoice
    keys = [option_key(kind, place) for place in range(len(options))]
    word = str(choice).strip() if isinstance(choice, str) or kind is PollKind.SCALE else ""
    if word.upper() in keys:
        return keys.index(word.upper())
    if word in options:
        return options.index(word)
    if isinstance(choice, int) and kind is not PollKind.SCALE and 0 <= choice < len(options):
        return choice
    raise NoSuchChoice
