"""What must hold between the figures of a recap, whoever counted them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from padan.recap.line import MEASURES, SEXES, Line

# Who moves between two parts is counted in each of them, and not in the whole.
_ADDS_UP = tuple(measure for measure in MEASURES if measure not in {"arrived", "left"})


@dataclass(frozen=True, slots=True)
class Failure:
    """A line whose figures do not agree.

    `identity` is `flow`, `sexes`, `parts`, `reasons` or `negative`. `terms` are the figures of one side with
    their signs, `total` is what they come to, `figure` the name of the other side and `stated` what it says.
    """

    unit: str
    name: str
    identity: str
    terms: tuple[tuple[str, int], ...]
    total: int
    figure: str
    stated: int

    @property
    def difference(self) -> int:
        """Count how much the stated figure lies above what its terms come to."""
        return self.stated - self.total


def check(lines: Sequence[Line]) -> list[Failure]:
    """Find every line whose figures do not agree, in the order of the lines.

    - flow: start + new + arrived − removed − left = end; changed never moves a total;
    - sexes: men + women = total, for each measure that gives both;
    - reasons: the reasons of removal add up to the removed;
    - parts: the figures of the parts add up to the whole's, where every part gives one;
    - negative: no figure lies below nought.
    """
    parts: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if line.parent:
            parts[line.parent].append(line)
    return [failure for line in lines for failure in _failures(line, parts.get(line.unit, []))]


def _failures(line: Line, parts: Sequence[Line]) -> Iterator[Failure]:
    yield from (
        Failure(line.unit, line.name, "negative", ((name, value),), 0, name, value)
        for name, value in line.figures.items()
        if value < 0
    )
    yield from _flow(line)
    yield from _sexes(line)
    yield from _reasons(line)
    yield from _parts(line, parts)


def _flow(line: Line) -> Iterator[Failure]:
    figures = line.figures
    if {"start", "end"} <= figures.keys() and ("new" in figures or "removed" in figures):
        signs = {"start": 1, "new": 1, "arrived": 1, "removed": -1, "left": -1}
        terms = [(name, sign * figures[name]) for name, sign in signs.items() if name in figures]
        yield from _compared(line, "flow", terms, "end")


def _sexes(line: Line) -> Iterator[Failure]:
    for measure in MEASURES:
        names = [f"{measure}_{sex}" for sex in SEXES]
        if measure in line.figures and all(name in line.figures for name in names):
            yield from _compared(line, "sexes", [(name, line.figures[name]) for name in names], measure)


def _reasons(line: Line) -> Iterator[Failure]:
    sexes = {f"removed_{sex}" for sex in SEXES}
    reasons = [
        (name, value)
        for name, value in line.figures.items()
        if name.startswith("removed_") and name not in sexes
    ]
    if reasons and "removed" in line.figures:
        yield from _compared(line, "reasons", reasons, "removed")


def _parts(line: Line, parts: Sequence[Line]) -> Iterator[Failure]:
    for name in line.figures:
        if parts and name.split("_")[0] in _ADDS_UP and all(name in part.figures for part in parts):
            yield from _compared(line, "parts", [(part.name, part.figures[name]) for part in parts], name)


def _compared(line: Line, identity: str, terms: Sequence[tuple[str, int]], figure: str) -> Iterator[Failure]:
    total, stated = sum(value for _, value in terms), line.figures[figure]
    if total != stated:
        yield Failure(line.unit, line.name, identity, tuple(terms), total, figure, stated)
