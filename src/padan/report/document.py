"""A report before it becomes a page or a paper: plain blocks, already in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; `weight` colors it: fix, check, information or nothing."""

    words: str
    weight: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph in small letters."""

    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Figures with their names."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `heads` and `rows` hold text as it is read, `figures` the places of columns of numbers.

    `shares` are the widths of the columns beside each other; `spare` places may be left out where there is
    little room.
    """

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: frozenset[int]
    shares: tuple[float, ...]
    spare: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Chart:
    """A plot as SVG (`padan.report.charts`), with its title and what stands below it."""

    title: str
    svg: str
    caption: str


Block = Heading | Text | Facts | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """What is said of one list, or of two."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    foot: str
    language: str


def places_table(name: str, heads: Sequence[str], rows: Sequence[Sequence[str]], *, names: int = 2) -> Table:
    """Lay out a table whose first columns name a place and whose others are figures."""
    wide = len(heads)
    return Table(
        name,
        tuple(heads),
        tuple(map(tuple, rows)),
        frozenset(range(names, wide)),
        tuple([3.0] * names + [2.0] * (wide - names)),
    )
