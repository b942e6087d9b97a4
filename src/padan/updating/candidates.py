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
from padan.blocking.pairs import LARGEST, Pairs, Places, distinct, meet, runs, settled
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
    low, number, times, low_fine, number_fine, times_fine = np.zeros((6, size), dtype=np.int64)
    has = np.flatnonzero(key.coarse)
    low[has], number[has], times[has] = _looked_up(key.coarse[has], coarse)
    crowded = np.flatnonzero((times + number > LARGEST) & (key.fine > 0))
    low_fine[crowded], number_fine[crowded], times_fine[crowded] = _looked_up(key.fine[crowded], fine)
    known, among = [], []
    used_coarse, used_fine = settled(key, times + number, times_fine + number_fine)
    for used, index, begins, shared, own in (
        (used_coarse, coarse, low, number, times), (used_fine, fine, low_fine, number_fine, times_fine),
    ):  # fmt: skip
        places = np.flatnonzero((used > 0) & (shared > 0))
        known.append(meet(places, begins[places], shared[places], index.places, rows))
        among.append(runs(used, np.flatnonzero((used > 0) & (own > 1)), size, size)[0])
    return known, among


def _looked_up(values: NDArray[np.uint64], index: Index) -> tuple[Places, Places, Places]:
    """Return where the rows with each value [k] begin, how many they are, and how often it is among the k."""
    # In growing order each search ends near the last one, in memory that is at hand.
    order = np.argsort(values)
    growing = values[order]
    ends = np.flatnonzero(np.append(growing[1:] != growing[:-1], True)[: len(growing)]) + 1
    lengths = np.diff(ends, prepend=0)
    low, number, own = np.zeros((3, len(values)), dtype=np.int64)
    own[order] = np.repeat(lengths, lengths)
    if len(index.values):
        at = np.minimum(np.searchsorted(index.values, growing), len(index.values) - 1)
        met = np.flatnonzero(index.values[at] == growing)
        low[order[met]], number[order[met]] = index.begins[at[met]], index.times[at[met]]
    return low, number, own
