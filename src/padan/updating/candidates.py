"""Which rows of the register, and which other changes, each change may be about.

The blocks are those that a full run over register and changes together would open: the same counts, the same
bounds.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from padan.blocking.keys import Key, keys
from padan.blocking.pairs import LARGEST, Pairs, counts, distinct, meet, runs, settled, spans
from padan.columns import Columns
from padan.updating.state import Index, State

Packed = NDArray[np.uint64]


@dataclass(frozen=True)
class Candidates:
    """`known`: left a place in the register, right a place among the changes; `among`.

    Both among the changes.
    """

    known: Pairs
    among: Pairs


def candidates(state: State, changes: Columns) -> Candidates:
    """Return every pair that a change is part of."""
    with ThreadPoolExecutor(2) as pool:
        found = list(
            pool.map(lambda asked: _met(*asked), zip(keys(changes), state.coarse, state.fine, strict=True))
        )
    register = distinct([part for known, _ in found for part in known], len(state.rows))
    return Candidates(
        Pairs(register.right, register.left),
        distinct([part for _, among in found for part in among], len(changes)),
    )


def _met(key: Key, coarse: Index, fine: Index) -> tuple[list[Packed], list[Packed]]:
    """Return what the changes meet by one key: in the register, and among themselves."""
    size, rows = len(key.coarse), len(coarse.values)
    low, number = spans(key.coarse, coarse.values)
    total = counts(key.coarse) + number
    low_fine, number_fine, total_fine = (np.zeros(size, dtype=np.int64) for _ in range(3))
    crowded = np.flatnonzero((total > LARGEST) & (key.coarse > 0) & (key.fine > 0))
    low_fine[crowded], number_fine[crowded] = spans(key.fine[crowded], fine.values)
    total_fine[crowded] = counts(key.fine[crowded]) + number_fine[crowded]
    known, among = [], []
    used_coarse, used_fine = settled(key, total, total_fine)
    for used, index, begins, shared in (
        (used_coarse, coarse, low, number), (used_fine, fine, low_fine, number_fine),
    ):  # fmt: skip
        places = np.flatnonzero(used)
        known.append(meet(places, begins[places], shared[places], index.places, rows))
        among.append(runs(used, places, size, size)[0])
    return known, among
