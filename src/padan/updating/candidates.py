"""Which rows of the register, and which other changes, each change may be about.

The blocks are those that a full run over register and changes together would open: the same counts, the same
bounds.
"""

from dataclasses import dataclass

import numpy as np

from padan.blocking.keys import Key, keys
from padan.blocking.pairs import LARGEST, Pairs, Places, counts, distinct, meet, runs, settled
from padan.columns import Columns
from padan.hashing import Hashes
from padan.updating.state import Index, State


@dataclass(frozen=True)
class Candidates:
    """`known`: left a place in the register, right a place among the changes; `among`.

    Both among the changes.
    """

    known: Pairs
    among: Pairs


def candidates(state: State, changes: Columns) -> Candidates:
    """Return every pair that a change is part of."""
    known, among = [], []
    for key, coarse, fine in zip(keys(changes), state.coarse, state.fine, strict=True):
        used_coarse, used_fine = settled(key, *_totals(key, coarse, fine))
        for used, index in ((used_coarse, coarse), (used_fine, fine)):
            places = np.flatnonzero(used)
            met = meet(used[places], places, index.values, index.places, len(state.rows))
            known.append(met)
            among.append(runs(used, places, len(changes), len(changes))[0])
    register = distinct(known, len(state.rows))
    return Candidates(Pairs(register.right, register.left), distinct(among, len(changes)))


def _totals(key: Key, coarse: Index, fine: Index) -> tuple[Places, Places]:
    """Return how many rows of register and changes together share each change's coarse and fine key."""
    total = counts(key.coarse) + _known(key.coarse, coarse)
    total_fine = np.zeros(len(key.fine), dtype=np.int64)
    crowded = np.flatnonzero((total > LARGEST) & (key.coarse > 0) & (key.fine > 0))
    total_fine[crowded] = counts(key.fine[crowded]) + _known(key.fine[crowded], fine)
    return total, total_fine


def _known(values: Hashes, index: Index) -> Places:
    low = np.searchsorted(index.values, values, side="left")
    made: Places = np.searchsorted(index.values, values, side="right") - low
    return made
