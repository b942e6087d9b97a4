"""One key of the register, looked up by value at a cost that hardly grows with the register."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from padan.blocking.pairs import Places
from padan.hashing import Hashes


@dataclass(frozen=True)
class Index:
    """The distinct values [d] of a key in growing order, and the places of the rows that have each.

    Values are hashes: by their first bits they fall into 2^b even buckets, about one in each. Those of bucket p
    stand from `buckets[p]` to before `buckets[p + 1]` [2^b + 1]. The rows with value d are `places` from
    `begins[d]` to before `begins[d + 1]` [d + 1]. Rows without the key (0) are not there. All but the values
    are int32.
    """

    values: Hashes
    buckets: NDArray[np.int32]
    begins: NDArray[np.int32]
    places: NDArray[np.int32]

    @classmethod
    def of(cls, values: Hashes) -> "Index":
        """Return the index of a key of n rows."""
        order = np.argsort(values, kind="stable")
        order = order[values[order] > 0]
        ordered = values[order]
        first = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
        distinct = ordered[first]
        bits = max(len(distinct).bit_length(), 1)
        sizes = np.bincount(_bucket(distinct, bits), minlength=2**bits)
        return cls(
            distinct,
            np.append(0, np.cumsum(sizes)).astype(np.int32),
            np.append(first, len(ordered)).astype(np.int32),
            order.astype(np.int32),
        )

    def look_up(self, values: Hashes) -> tuple[Places, Places]:
        """Return from where on in `places` the rows with each value [k] stand, and how many they are."""
        bucket = _bucket(values, (len(self.buckets) - 1).bit_length() - 1)
        at, ends = self.buckets[bucket], self.buckets[bucket + 1]
        ahead = np.flatnonzero(at < ends)
        while len(ahead):
            ahead = ahead[self.values[at[ahead]] < values[ahead]]
            at[ahead] += 1
            ahead = ahead[at[ahead] < ends[ahead]]
        met = np.flatnonzero(at < ends)
        met = met[self.values[at[met]] == values[met]]
        begins, number = np.zeros((2, len(values)), dtype=np.int64)
        begins[met] = self.begins[at[met]]
        number[met] = self.begins[at[met] + 1] - begins[met]
        return begins, number


def _bucket(values: Hashes, bits: int) -> NDArray[np.int64]:
    return (values >> np.uint64(64 - bits)).astype(np.int64)
