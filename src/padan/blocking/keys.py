"""The keys that two entries of one person are likely to share at least one of."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from padan.columns import Columns
from padan.hashing import Hashes, combined, mixed, tuples


@dataclass(frozen=True)
class Key:
    """One key of n rows: `coarse`, and `fine`, which takes over where too many rows share the coarse one."""

    name: str
    coarse: Hashes
    fine: Hashes


NIK_HEAD, NIK_TAIL = 12, 10
"""Digits of region and date, and of date and serial number."""
SHORTEST_NIK, SHORTEST = 15, 6
"""Digits of a NIK that lost one, and the least of a number whose halves say something."""
_TENS = np.uint64(10) ** np.arange(19, dtype=np.uint64)

NAMES = (
    "nik", "nik_tail", "nik_head", "date", "card", "card_date", "village_name", "village_sound", "name_year",
    "name_day",
    "village_date", "number_date",
)  # fmt: skip


def keys(columns: Columns) -> Sequence[Key]:
    """Return every key of `NAMES` for each row; 0 where a part is absent, and such rows meet nobody by it."""
    part = _parts(columns)
    made: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "nik": (("nik",), ("nik", "sound")),
        "nik_tail": (("tail", "sound"), ("tail", "bag")),
        "nik_head": (("head", "sound"), ("head", "bag")),
        "date": (("date", "sound"), ("date", "bag", "district")),
        "card": (("nkk", "sound"), ("nkk", "bag", "date")),
        "card_date": (("nkk", "date"), ("nkk", "date", "sex")),
        "village_name": (("village", "bag"), ("village", "bag", "year")),
        "village_sound": (("village", "sound", "year"), ("village", "main", "year")),
        "name_year": (("bag", "year"), ("bag", "year", "district")),
        "village_date": (("village", "date"), ("village", "date", "sex")),
        "number_date": (("dateless", "date"), ("dateless", "date", "district")),
        "name_day": (("bag", "told_day"), ("bag", "day", "district")),
    }
    wanted = [names for name in NAMES for names in made[name]]
    with ThreadPoolExecutor(2) as pool:
        hashes = list(pool.map(lambda names: combined(*(part[name] for name in names)), wanted))
    return [Key(name, *hashes[2 * place : 2 * place + 2]) for place, name in enumerate(NAMES)]


def _parts(columns: Columns) -> dict[str, Hashes]:
    """Spread what keys are made of over 64 bits, each once."""
    head, tail = _ends(columns.nik, columns.nik_length)
    # A NIK carries the date, so beside its own date its head would bring a whole district's birthday together.
    dateless = np.where(columns.nik_length < SHORTEST_NIK, head, np.uint64(0))
    year = columns.year.astype(np.uint64)
    low, high = np.minimum(columns.day, columns.month), np.maximum(columns.day, columns.month)
    # Day and month in either order, so that a swapped date meets the right one.
    day = np.where(
        columns.day > 0, low.astype(np.uint64) * np.uint64(100) + high.astype(np.uint64), np.uint64(0)
    )
    named = {
        name: getattr(columns, name) for name in ("nik", "sound", "bag", "main", "nkk", "village", "district")
    }
    made = named | {
        "tail": tail,
        "head": head,
        "dateless": dateless,
        "sex": columns.sex,
        "year": year,
        "day": day,
        "told_day": np.where(_defaulted(columns), np.uint64(0), day),
        "date": tuples(day, year),
    }
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(made, pool.map(mixed, made.values()), strict=True))


def _ends(number: Hashes, length: NDArray[np.int8]) -> tuple[Hashes, Hashes]:
    """Return what a number begins and ends with; 0 where it has too few digits.

    A NIK begins with region and date and ends with date and serial number, and so does one that lost a digit.
    Of a shorter number, as other registers have, it is the halves: whatever digit is wrong, one of them is
    whole.
    """
    digits = length.astype(np.int64)
    nik, half = digits >= SHORTEST_NIK, digits - digits // 2
    begins = number // _TENS[np.where(nik, digits - NIK_HEAD, half)]
    ends = number % _TENS[np.where(nik, NIK_TAIL, half)]
    usable = digits >= SHORTEST
    return np.where(usable, begins, np.uint64(0)), np.where(usable, ends, np.uint64(0))


def _defaulted(columns: Columns) -> NDArray[np.bool_]:
    return defaulted(columns.month, columns.day)


def defaulted(month: NDArray[np.int8], day: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Tell which days are those written when the day is not known: 1 January, 1 July, 31 December."""
    return ((day == 1) & ((month == 1) | (month == 7))) | ((day == 31) & (month == 12))
