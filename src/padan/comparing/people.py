"""Birth dates, sexes, family cards, homes and birthplaces of pairs of rows."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from padan.blocking.keys import defaulted
from padan.columns import Columns
from padan.comparing.levels import Birthplace, Born, Place, Sex

Levels = NDArray[np.int8]


def born_levels(left: Columns, right: Columns) -> Levels:
    """Return a level of `Born` for each pair [k]."""
    year = left.year == right.year
    month, day = left.month == right.month, left.day == right.day
    default = defaulted(left.month, left.day) | defaulted(right.month, right.day)
    made: Levels = np.select(
        [
            (left.year == 0) | (right.year == 0),
            year & month & day & default,
            year & month & day,
            year & (left.month == right.day) & (left.day == right.month),
            year & default,
            year & (month | day),
            month & day,
            year,
        ],
        [
            Born.UNKNOWN,
            Born.SAME_DEFAULT,
            Born.SAME,
            Born.SWAPPED,
            Born.YEAR_AND_DEFAULT,
            Born.DAY_OR_MONTH,
            Born.YEAR_ONLY_DIFFERS,
            Born.SAME_YEAR,
        ],
        Born.OTHER,
    ).astype(np.int8)
    return made


def sex_levels(left: Columns, right: Columns) -> Levels:
    """Return a level of `Sex` for each pair [k]."""
    unknown = (left.sex == 0) | (right.sex == 0)
    same = left.sex == right.sex
    return np.select([unknown, same], [Sex.UNKNOWN, Sex.SAME], Sex.OTHER).astype(np.int8)


def place_levels(left: Columns, right: Columns) -> Levels:
    """Return a level of `Place` for each pair [k]."""

    def same(field: str) -> NDArray[np.bool_]:
        a, b = getattr(left, field), getattr(right, field)
        return (a == b) & (a > 0)

    village = same("village")
    unknown = np.ones(len(left.village), dtype=bool)
    for field in ("village", "district", "regency"):
        unknown &= (getattr(left, field) == 0) | (getattr(right, field) == 0)
    return np.select(
        [
            unknown,
            village & same("home"),
            village & (same("lane") | same("address")),
            village,
            same("district"),
            same("regency"),
        ],
        [
            Place.UNKNOWN,
            Place.SAME_HOME,
            Place.SAME_LANE,
            Place.SAME_VILLAGE,
            Place.SAME_DISTRICT,
            Place.SAME_REGENCY,
        ],
        Place.OTHER,
    ).astype(np.int8)


def birthplace_levels(left: Columns, right: Columns) -> Levels:
    """Return a level of `Birthplace` for each pair [k]; each two distinct places are compared once."""
    a, b = left.birthplace, right.birthplace
    made = np.where(
        (a == 0) | (b == 0), Birthplace.UNKNOWN, np.where(a == b, Birthplace.SAME, Birthplace.OTHER)
    )
    other = np.flatnonzero(made == Birthplace.OTHER)
    similarity = similarities(left.birthplace_text, right.birthplace_text, other)
    made[other[similarity >= 0.85]] = Birthplace.ALIKE
    return made.astype(np.int8)


def similarities(left: Any, right: Any, places: NDArray[np.int64], *, workers: int = 2) -> NDArray[np.float32]:
    """Return the Jaro-Winkler similarity, 0 to 1, of two columns of dictionary strings at `places` [k].

    Each distinct pair of values is compared once.
    """
    if not len(places):
        return np.zeros(0, dtype=np.float32)
    a = left.indices.to_numpy()[places].astype(np.int64)
    b = right.indices.to_numpy()[places].astype(np.int64)
    distinct, inverse = np.unique(a * len(right.dictionary) + b, return_inverse=True)
    first = left.dictionary.take(pa.array(distinct // len(right.dictionary))).to_pylist()
    second = right.dictionary.take(pa.array(distinct % len(right.dictionary))).to_pylist()
    return process.cpdist(first, second, scorer=JaroWinkler.similarity, workers=workers, dtype=np.float32)[
        inverse
    ]
