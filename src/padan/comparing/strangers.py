"""Strangers: pairs drawn by lot whose birth dates are near one another, and whose names are not alike.

They are two people, and nothing of their numbers brought them together. So they show how alike the numbers of
two people are by chance alone, which pairs that met by a key cannot: many of those met by their numbers.
"""

import numpy as np
from numpy.typing import NDArray

from padan.blocking.pairs import Pairs, spans
from padan.columns import Columns
from padan.comparing.families import Families
from padan.comparing.frequencies import Frequencies
from padan.comparing.levels import Name
from padan.comparing.patterns import Patterns, compare_pairs, unpacked
from padan.comparing.sifting import near_dates
from padan.hashing import Hashes, mixed, tuples

ROWS = 60_000
"""So many rows of a list draw; more would say the same more exactly."""
DRAWS = (2, 3, 1)
"""How many others each row draws of its birth date, of its year, and of its day and month."""
NOBODY = np.zeros(0, dtype=np.uint64)


def may_draw(row: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
    """Tell which rows of a list of `size` may draw, from their row numbers [n]: the same on every machine."""
    made: NDArray[np.bool_] = mixed(row) <= np.uint64(min(1.0, ROWS / max(size, 1)) * (2**64 - 2**11))
    return made


def among(rows: Columns) -> Columns:
    """Return those rows of a whole list that may draw."""
    return rows.take(np.flatnonzero(may_draw(rows.row, len(rows))))


def drawn(left: Columns, right: Columns) -> Patterns:
    """Return the patterns of strangers, drawn for each row of `left` from `right`, which may be the same rows.

    Whether a relative is on both cards, and how common a name is, is not asked; those levels say nothing here.
    """
    found = [_drawn(left, right, number, times) for number, times in enumerate(DRAWS)]
    a, b = (np.concatenate([pair[side] for pair in found]) for side in (0, 1))
    near = near_dates(left, right, a, b)
    if left is right:
        near &= a != b
    nobody = Families(NOBODY, NOBODY)
    unknown = Frequencies(NOBODY, np.zeros(0, dtype=np.int64))
    patterns = compare_pairs(left, right, Pairs(a[near], b[near]), (nobody, nobody), unknown)
    return patterns[unpacked(patterns)["name"] == Name.OTHER]


def _drawn(left: Columns, right: Columns, number: int, times: int) -> tuple[NDArray[np.int64], ...]:
    """Return the places of `times` pairs of each row that share the date, the year, or the day and month."""
    ours, theirs = _dates(left)[number], _dates(right)[number]
    order = np.lexsort((mixed(right.row), theirs))
    low, shared = spans(ours, theirs[order])
    has = np.flatnonzero((ours > 0) & (shared > 0))
    lot = (mixed(left.row[has]) % shared[has].astype(np.uint64)).astype(np.int64)
    turns = [order[low[has] + (lot + turn) % shared[has]] for turn in range(times)]
    return np.tile(has, times), np.concatenate(turns)


def _dates(rows: Columns) -> tuple[Hashes, ...]:
    return (
        tuples(rows.year, rows.month, rows.day),
        rows.year.astype(np.uint64),
        tuples(rows.month, rows.day),
    )
