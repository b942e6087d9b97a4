"""Which rows of the register, and which other changes, each change may be about.

The blocks are those that a full run over register and changes together would open: the same counts, the same
bounds.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from padan.blocking.keys import Key, keys
from padan.blocking.pairs import LARGEST, Pairs, counts, distinct, meet, runs, settled
from padan.columns import Columns
from padan.updating.index import Index
from padan.updating.state import State

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
            pool.map(_met, keys(changes), state.coarse, state.fine, repeat(len(state.rows), len(state.coarse)))
        )
    register = distinct([part for known, _ in found for part in known], len(state.rows))
    return Candidates(
        Pairs(register.right, register.left),
        distinct([part for _, among in found for part in among], len(changes)),
    )


def _met(key: Key, coarse: Index, fine: Index, rows: int) -> tuple[list[Packed], list[Packed]]:
    """Return what the changes meet by one key: in the register, and among themselves."""
    size = len(key.coarse)
    begins, number, own, begins_fine, number_fine, own_fine = np.zeros((6, size), dtype=np.int64)
    has = np.flatnonzero(key.coarse)
    begins[has], number[has] = coarse.look_up(key.coarse[has])
    own[has] = counts(key.coarse[has])
    crowded = np.flatnonzero((number + own > LARGEST) & (key.fine > 0))
    begins_fine[crowded], number_fine[crowded] = fine.look_up(key.fine[crowded])
    own_fine[crowded] = counts(key.fine[crowded])
    known, among = [], []
    used_coarse, used_fine = settled(key, number + own, number_fine + own_fine)
    for used, index, first, shared, alike in (
        (used_coarse, coarse, begins, number, own), (used_fine, fine, begins_fine, number_fine, own_fine),
    ):  # fmt: skip
        places = np.flatnonzero((used > 0) & (shared > 0))
        known.append(meet(places, first[places], shared[places], index.places, rows))
        among.append(runs(used, np.flatnonzero((used > 0) & (alike > 1)), size, size)[0])
    return known, among
