"""What changed between two texts, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `kind` is "same", "gone" or "new"."""

    kind: str
    text: str


Change = tuple[Piece, ...]
"""One line that changed, as its pieces in the order in which they are read."""


def changes(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """Return the lines that differ between two texts; one that moved is gone here and new there."""
    found: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            found += _lines(before[a:b], after[c:d])
    return found


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    for old, new in zip(before, after, strict=False):
        yield tuple(_words(old.split(), new.split()))
    shared = min(len(before), len(after))
    yield from ((Piece("gone", line),) for line in before[shared:])
    yield from ((Piece("new", line),) for line in after[shared:])


def _words(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("same", " ".join(old[a:b]))
            continue
        if a < b:
            yield Piece("gone", " ".join(old[a:b]))
        if c < d:
            yield Piece("new", " ".join(new[c:d]))
