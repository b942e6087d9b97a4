"""How common each name is in the list the model was learned from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from padan.comparing.levels import Rarity
from padan.hashing import Hashes

BOUNDS = np.array([4, 30, 250])
"""A name borne by fewer rows than the first is rare, and so on."""


@dataclass(frozen=True)
class Frequencies:
    """Distinct name sounds (`padan.columns.Columns.bag`), sorted uint64 [m], and how many rows bear each."""

    bags: Hashes
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, bags: Hashes) -> "Frequencies":
        """Count the names of n rows."""
        return cls(*np.unique(bags[bags > 0], return_counts=True))

    def levels(self, left: Hashes, right: Hashes) -> NDArray[np.int8]:
        """Return a level of `Rarity` for each pair of names [k], by the rarer of the two."""
        count = np.minimum(self.count(left), self.count(right))
        made = Rarity.RARE + np.searchsorted(BOUNDS, count, side="right")
        return np.where((left == 0) | (right == 0), Rarity.UNKNOWN, made).astype(np.int8)

    def count(self, bags: Hashes) -> NDArray[np.int64]:
        """Return how many rows bear each name [k]; 0 for one that the list does not know."""
        if not len(self.bags):
            return np.zeros(len(bags), dtype=np.int64)
        # In growing order each search ends near the last one, in memory that is at hand.
        order = np.argsort(bags)
        growing = bags[order]
        place = np.minimum(np.searchsorted(self.bags, growing), len(self.bags) - 1)
        made = np.empty(len(bags), dtype=np.int64)
        made[order] = np.where(self.bags[place] == growing, self.counts[place], 0)
        return made
