"""NIK against NIK and NKK against NKK, by arithmetic on whole columns."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from padan.columns import AGREES, DISAGREES, UNKNOWN, Columns
from padan.comparing.levels import Number, Own
from padan.hashing import Hashes

Mask = NDArray[np.bool_]
_TENS = 10 ** np.arange(18, dtype=np.int64)
_SUBSTITUTIONS = np.unique(np.outer(np.arange(1, 10), _TENS[:17]).ravel())
"""How far two numbers are apart that differ by one digit: d·10^p."""
_SWAPS = np.unique(np.outer(9 * np.arange(1, 10), _TENS[:16]).ravel())
"""How far two numbers are apart that differ by two neighbors swapped: 9·d·10^p."""
_REGION, _SERIAL = np.uint64(10**10), np.uint64(10**4)
NEAR = 9
"""Serial numbers this far apart are neighbors, as twins' are, or those of a family registered in one visit."""


def number_levels(left: Columns, right: Columns) -> NDArray[np.int8]:
    """Return a level of `Number` for each pair of rows [k]."""
    a, b = left.nik, right.nik
    whole = (left.nik_length == 16) & (right.nik_length == 16)
    same_head = whole & (a // np.uint64(10**4) == b // np.uint64(10**4))
    tail_a, tail_b = a % np.uint64(10**10), b % np.uint64(10**10)
    date_a, date_b = tail_a // np.uint64(10**4), tail_b // np.uint64(10**4)
    apart = np.abs(a.astype(np.int64) - b.astype(np.int64))
    slip = slipped(a, b, left.nik_length, right.nik_length)
    made: NDArray[np.int8] = np.select(
        [
            (a == 0) | (b == 0),
            a == b,
            same_head & (apart <= NEAR),
            same_head & slip,
            same_head,
            whole & slip & (tail_a == tail_b),
            whole & (tail_a == tail_b),
            whole & (a // _REGION == b // _REGION) & (a % _SERIAL == b % _SERIAL) & _carried(left, right),
            slip,
            whole & (date_a == date_b),
        ],
        [
            Number.UNKNOWN,
            Number.SAME,
            Number.NEIGHBOR,
            Number.SERIAL_SLIP,
            Number.SAME_HEAD,
            Number.REGION_SLIP,
            Number.SAME_TAIL,
            Number.FOLLOWS_DATE,
            Number.SLIP,
            Number.SAME_DATE,
        ],
        Number.OTHER,
    ).astype(np.int8)
    return made


def _carried(left: Columns, right: Columns) -> Mask:
    """Tell in which pairs both NIKs carry the birth date beside them: they differ because the dates do."""
    made: Mask = (left.own == AGREES) & (right.own == AGREES)
    return made


def slipped(a: Hashes, b: Hashes, length_a: NDArray[np.int8], length_b: NDArray[np.int8]) -> Mask:
    """Tell which pairs differ by one wrong digit, two neighbors swapped, or one digit lost."""
    x, y = a.astype(np.int64), b.astype(np.int64)
    apart = np.abs(x - y)
    level = length_a == length_b
    made = np.zeros(len(x), dtype=bool)
    for apart_by, told in ((_SUBSTITUTIONS, _one_digit), (_SWAPS, _swapped)):
        place = np.minimum(np.searchsorted(apart_by, apart), len(apart_by) - 1)
        rest = np.flatnonzero(level & (apart_by[place] == apart))
        made[rest] |= told(x[rest], y[rest])
    rest = np.flatnonzero(np.abs(length_a - length_b) == 1)
    made[rest] = _lost(np.maximum(x[rest], y[rest]), np.minimum(x[rest], y[rest]))
    return made & (a > 0) & (b > 0)


def _one_digit(x: NDArray[np.int64], y: NDArray[np.int64]) -> Mask:
    # A difference of d·10^p may also come from a carry through several digits; then more than one digit
    # differs.
    power = _TENS[np.searchsorted(_TENS, np.abs(x - y), side="right") - 1]
    made: Mask = x // (power * 10) == y // (power * 10)
    return made


def _swapped(x: NDArray[np.int64], y: NDArray[np.int64]) -> Mask:
    made = np.zeros(len(x), dtype=bool)
    for power in _TENS[:16]:
        low, high = (x // power) % 10, (x // (power * 10)) % 10
        made |= (low != high) & (x + (low - high) * 9 * power == y)
    return made


def _lost(longer: NDArray[np.int64], shorter: NDArray[np.int64]) -> Mask:
    made = np.zeros(len(longer), dtype=bool)
    for power in _TENS[:17]:
        made |= (longer // (power * 10)) * power + longer % power == shorter
    return made


def own_levels(left: Columns, right: Columns) -> NDArray[Any]:
    """Return a level of `Own` for each pair [k]: a NIK that contradicts its own row is more likely a slip."""
    unknown = (left.own == UNKNOWN) | (right.own == UNKNOWN)
    both = (left.own == AGREES) & (right.own == AGREES)
    neither = (left.own == DISAGREES) & (right.own == DISAGREES)
    made = np.select(
        [unknown, both, neither], [Own.UNKNOWN, Own.BOTH_AGREE, Own.BOTH_DISAGREE], Own.ONE_DISAGREES
    )
    return made.astype(np.int8)
