"""Pairs that share a key but that neither birth date nor number can speak for: seen before names are compared.

They are about half of all pairs, and `padan.learning.witnesses.denied` would say of each that it is two people.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from padan.blocking.keys import defaulted
from padan.blocking.pairs import AT_ONCE, Pairs
from padan.columns import Columns
from padan.comparing.numbers import slipped


def sifted(left: Columns, right: Columns, pairs: Pairs) -> Pairs:
    """Return the pairs whose birth dates are near one another, or whose NIKs are the same but for a slip.

    A birth date that cannot be read is near every other in its village.
    """

    def batch(start: int) -> NDArray[np.bool_]:
        a, b = pairs.left[start : start + AT_ONCE], pairs.right[start : start + AT_ONCE]
        made = near_dates(left, right, a, b) | _unread_nearby(left, right, a, b)
        rest = np.flatnonzero(~made)
        made[rest] = _near_numbers(left, right, a[rest], b[rest])
        return made

    with ThreadPoolExecutor(2) as pool:
        parts = list(pool.map(batch, range(0, len(pairs), AT_ONCE)))
    kept = np.concatenate(parts) if parts else np.zeros(0, dtype=bool)
    return Pairs(pairs.left[kept], pairs.right[kept])


def near_dates(left: Columns, right: Columns, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which dates are the same, swapped, near a default, or differ in one part (`levels.Born`)."""
    year, other_year = left.year[a], right.year[b]
    month, other_month = left.month[a], right.month[b]
    day, other_day = left.day[a], right.day[b]
    one_part = (month == other_month) | (day == other_day)
    one_part |= (month == other_day) & (day == other_month)
    one_part |= defaulted(month, day) | defaulted(other_month, other_day)
    near = np.where(year == other_year, one_part, (month == other_month) & (day == other_day))
    made: NDArray[np.bool_] = near & (year > 0) & (other_year > 0)
    return made


def _unread_nearby(
    left: Columns, right: Columns, a: NDArray[np.int64], b: NDArray[np.int64]
) -> NDArray[np.bool_]:
    made: NDArray[np.bool_] = (left.year[a] == 0) | (right.year[b] == 0)
    one, other = left.village[a[made]], right.village[b[made]]
    made[made] = (one == other) & (one > 0)
    return made


def _near_numbers(
    left: Columns, right: Columns, a: NDArray[np.int64], b: NDArray[np.int64]
) -> NDArray[np.bool_]:
    one, other = left.nik[a], right.nik[b]
    return ((one == other) & (one > 0)) | slipped(one, other, left.nik_length[a], right.nik_length[b])
