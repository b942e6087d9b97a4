"""The keys that two entries of one person are likely to share at least one of."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from padan.columns import Columns
from padan.hashing import Hashes, tuples


@dataclass(frozen=True)
class Key:
    """One key of n rows: `coarse`, and `fine`, which takes over where too many rows share the coarse one."""

    name: str
    coarse: Hashes
    fine: Hashes


NAMES = (
    "nik", "nik_tail", "nik_head", "date", "card", "card_date", "village_name", "village_sound", "name_year",
    "name_day",
    "village_date",
)  # fmt: skip


def keys(columns: Columns) -> Sequence[Key]:
    """Return every key of `NAMES` for each row; 0 where a part is absent, and such rows meet nobody by it."""
    whole = columns.nik_length == 16
    tail = np.where(whole, columns.nik % np.uint64(10**10), np.uint64(0))
    head = np.where(whole, columns.nik // np.uint64(10**4), np.uint64(0))
    year = columns.year.astype(np.uint64)
    low, high = np.minimum(columns.day, columns.month), np.maximum(columns.day, columns.month)
    # Day and month in either order, so that a swapped date meets the right one.
    day = np.where(
        columns.day > 0, low.astype(np.uint64) * np.uint64(100) + high.astype(np.uint64), np.uint64(0)
    )
    date = tuples(day, year)
    c = columns
    made = {
        "nik": (tuples(c.nik), tuples(c.nik, c.sound)),
        "nik_tail": (tuples(tail, c.sound), tuples(tail, c.bag)),
        "nik_head": (tuples(head, c.sound), tuples(head, c.bag)),
        "date": (tuples(date, c.sound), tuples(date, c.bag, c.district)),
        "card": (tuples(c.nkk, c.sound), tuples(c.nkk, c.bag, date)),
        "card_date": (tuples(c.nkk, date), tuples(c.nkk, date, c.sex)),
        "village_name": (tuples(c.village, c.bag), tuples(c.village, c.bag, year)),
        "village_sound": (tuples(c.village, c.sound, year), tuples(c.village, c.main, year)),
        "name_year": (tuples(c.bag, year), tuples(c.bag, year, c.district)),
        "village_date": (tuples(c.village, date), tuples(c.village, date, c.sex)),
        "name_day": (tuples(c.bag, np.where(_defaulted(c), np.uint64(0), day)), tuples(c.bag, day, c.district)),
    }
    return [Key(name, *made[name]) for name in NAMES]


def _defaulted(columns: Columns) -> NDArray[np.bool_]:
    return defaulted(columns.month, columns.day)


def defaulted(month: NDArray[np.int8], day: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Tell which days are those written when the day is not known: 1 January, 1 July, 31 December."""
    return ((day == 1) & ((month == 1) | (month == 7))) | ((day == 31) & (month == 12))
