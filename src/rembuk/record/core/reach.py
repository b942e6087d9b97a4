"""What a programme reached, in figures that point at nobody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rembuk.hall.core.learning import Learned

FEWEST = 5
"""A group of fewer people than these is not told: who is in it could be guessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkReach:
    """What one talk reached. None stands for what was not counted, or is told of too few people.

    `asked_*` are questions by where they were asked, `answered_*` those that were answered.
    """

    number: int
    title: str
    hall: int | None
    online: int | None
    new: int | None
    returning: int | None
    asked_hall: int
    asked_phone: int
    answered_hall: int
    answered_phone: int
    learned: Learned | None

    @property
    def is_counted(self) -> bool:
        """Whether it is known how many took part."""
        return self.hall is not None or self.online is not None

    @property
    def people(self) -> int:
        """How many took part, as far as it was counted."""
        return (self.hall or 0) + (self.online or 0)


def seen_before(talks: Sequence[Iterable[str]]) -> list[tuple[int, int]]:
    """Return for each talk how many came for the first time and how many had come before, in their order.

    :param talks: for each talk, the oldest first, the names of who was there. Alike names are one person.
    """
    known: set[str] = set()
    counted = []
    for names in talks:
        there = list(names)
        again = sum(name in known for name in there)
        counted.append((len(there) - again, again))
        known.update(there)
    return counted


def told(new: int, returning: int) -> tuple[int | None, int | None]:
    """Return two parts of a whole, or neither: the small one would follow from the large one."""
    is_small = new + returning < FEWEST or min(new, returning) in range(1, FEWEST)
    return (None, None) if is_small else (new, returning)


def by_district(counts: Mapping[str, int]) -> tuple[list[tuple[str, int]], int]:
    """Return the districts from which enough people came, the most first, and how many came from all others.

    If the others were too few together, the smallest that is told joins them. All figures are rounded down to
    fives: from what a figure was before a talk and after it nobody learns that one person came.
    """
    large = sorted(
        ((name, n) for name, n in counts.items() if n >= FEWEST), key=lambda pair: (-pair[1], pair[0])
    )
    others = sum(n for n in counts.values() if n < FEWEST)
    while large and 0 < others < FEWEST:
        others += large.pop()[1]
    return [(name, _rounded(n)) for name, n in large], _rounded(others)


def _rounded(count: int) -> int:
    return count - count % FEWEST
