"""All levels of a pair in one number, so that millions of pairs become some thousands of patterns."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from padan.blocking.pairs import AT_ONCE, Pairs
from padan.columns import Columns
from padan.comparing.families import Families, Joined, card_levels
from padan.comparing.frequencies import Frequencies
from padan.comparing.levels import FIELDS, NUMBER, PERSON, Field
from padan.comparing.names import name_levels
from padan.comparing.numbers import number_levels, own_levels
from padan.comparing.people import birthplace_levels, born_levels, place_levels, sex_levels

Patterns = NDArray[np.int32]
Sides = tuple[Families | Joined, Families | Joined]
"""The families of the left rows and of the right ones."""


def size(fields: Sequence[Field]) -> int:
    """Return how many patterns these fields can make."""
    return int(np.prod([field.size for field in fields]))


NUMBER_PATTERNS = size(NUMBER)
PERSON_PATTERNS = size(PERSON)


def packed(levels: dict[str, NDArray[np.int8]], fields: Sequence[Field] = FIELDS) -> Patterns:
    """Return the pattern of each pair [k], from a level for each field."""
    made = np.zeros(len(levels[fields[0].name]), dtype=np.int32)
    for field in fields:
        made = made * np.int32(field.size) + levels[field.name]
    return made


def unpacked(patterns: NDArray[np.integer], fields: Sequence[Field] = FIELDS) -> dict[str, NDArray[np.int8]]:
    """Return the level of each field from patterns [k]; the reverse of `packed`."""
    made = {}
    rest = np.asarray(patterns, dtype=np.int64)
    for field in reversed(fields):
        made[field.name] = (rest % field.size).astype(np.int8)
        rest = rest // field.size
    return {field.name: made[field.name] for field in fields}


def compare(left: Columns, right: Columns, families: Sides, frequencies: Frequencies) -> Patterns:
    """Return the pattern of each pair of rows: `left` and `right` hold one row for each pair [k]."""
    return packed(
        {
            "name": name_levels(left, right),
            "rarity": frequencies.levels(left.bag, right.bag),
            "born": born_levels(left, right),
            "sex": sex_levels(left, right),
            "card": card_levels(left, right, *families),
            "place": place_levels(left, right),
            "birthplace": birthplace_levels(left, right),
            "nik": number_levels(left, right),
            "own": own_levels(left, right),
        }
    )


def compare_pairs(
    left: Columns, right: Columns, pairs: Pairs, families: Sides, frequencies: Frequencies
) -> Patterns:
    """Return the pattern of each candidate pair [k], two batches at a time."""

    def batch(start: int) -> Patterns:
        chosen = slice(start, start + AT_ONCE)
        sides = left.take(pairs.left[chosen]), right.take(pairs.right[chosen])
        return compare(*sides, families, frequencies)

    if len(pairs) <= AT_ONCE:
        return batch(0)
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(batch, range(0, len(pairs), AT_ONCE)))
    return np.concatenate(made)
