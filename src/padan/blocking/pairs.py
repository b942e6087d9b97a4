"""Candidate pairs from keys. Every block is counted before it is opened, so that none explodes."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from padan.blocking.keys import Key
from padan.hashing import Hashes

LARGEST = 8
"""Rows that may share a coarse key; above it the fine key takes over."""
LARGEST_FINE = 24
"""Rows that may share a fine key; above it nobody meets by this key."""
AT_ONCE = 20_000
"""Pairs looked at at once, so that what lies between two steps stays in the processor's own memory."""

Places = NDArray[np.int64]


@dataclass(frozen=True)
class Pairs:
    """k distinct pairs of places (not row numbers): `left`, `right` int64 [k], sorted by left, then right."""

    left: Places
    right: Places

    def __len__(self) -> int:
        return len(self.left)


def within(keys: Sequence[Key]) -> Pairs:
    """Return the pairs of rows of one register that share a key; left < right."""
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(_within, keys))
    return distinct(found, len(keys[0].coarse))


def between(left: Sequence[Key], right: Sequence[Key]) -> Pairs:
    """Return the pairs of a row of one register and a row of another that share a key."""
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(_between, left, right))
    return distinct(found, len(right[0].coarse))


def settled(key: Key, coarse_count: Places, fine_count: Places) -> tuple[Hashes, Hashes]:
    """Return the coarse and the fine key that each row may use, given how many rows share each; 0 for none."""
    crowded = (coarse_count > LARGEST) & (key.coarse > 0)
    coarse = np.where(crowded, np.uint64(0), key.coarse)
    fine = np.where(crowded & (fine_count <= LARGEST_FINE), key.fine, np.uint64(0))
    return coarse, fine


def _within(key: Key) -> NDArray[np.uint64]:
    size = len(key.coarse)
    met, crowded = runs(key.coarse, np.flatnonzero(key.coarse), LARGEST, size)
    met_fine, _ = runs(key.fine, crowded[key.fine[crowded] > 0], LARGEST_FINE, size)
    return np.concatenate([met, met_fine])


def counts(values: Hashes) -> Places:
    """Return for each value how many times it occurs [n]."""
    order = _in_order(values, np.arange(len(values)))
    ordered = values[order]
    ends = np.flatnonzero(np.append(ordered[1:] != ordered[:-1], True)) + 1
    lengths = np.diff(ends, prepend=0)
    made = np.empty(len(values), dtype=np.int64)
    made[order] = np.repeat(lengths, lengths)
    return made


def runs(values: Hashes, places: Places, largest: int, size: int) -> tuple[NDArray[np.uint64], Places]:
    """Return every two of these places with one value, as left * size + right, and the crowded places.

    A value that more than `largest` places share makes no pairs.
    """
    order = _in_order(values, places)
    ordered = values[order]
    same = ordered[1:] == ordered[:-1]
    # Most rows are alone with their value; what follows is for the others.
    shared = np.flatnonzero(np.append(same, False) | np.append(False, same)) if len(order) else order
    order, ordered = order[shared], ordered[shared]
    if not len(order):
        return np.zeros(0, dtype=np.uint64), order
    ends = np.flatnonzero(np.append(ordered[1:] != ordered[:-1], True)) + 1
    lengths = np.diff(ends, prepend=0)
    crowded = order[np.repeat(lengths > largest, lengths)]
    left = np.flatnonzero(np.repeat(lengths <= largest, lengths))
    after = np.repeat(ends, lengths)[left] - left - 1
    first = np.repeat(left, after)
    second = np.arange(len(first)) - np.repeat(np.cumsum(after) - after, after) + first + 1
    one, two = order[first], order[second]
    smaller, larger = np.minimum(one, two).astype(np.uint64), np.maximum(one, two).astype(np.uint64)
    return smaller * np.uint64(size) + larger, crowded


def _in_order(values: Hashes, places: Places) -> Places:
    """Return the places so that the same values stand side by side.

    Sorting values that carry their places in their last bits takes a third of the time of sorting places by
    values.
    """
    last = np.uint64((1 << len(values).bit_length()) - 1)
    packed = (values[places] & ~last) | places.astype(np.uint64)
    packed.sort()
    made: Places = (packed & last).astype(np.int64)
    packed &= ~last
    ordered = values[made]
    # Values that differ in their last bits alone may stand mixed: of a million rows, by one key in thirty.
    if np.array_equal(packed[1:] == packed[:-1], ordered[1:] == ordered[:-1]):
        return made
    return places[np.argsort(values[places])]


def _between(left: Key, right: Key) -> NDArray[np.uint64]:
    both = np.concatenate([left.coarse, right.coarse])
    fine = np.concatenate([left.fine, right.fine])
    shared = counts(both)
    crowded = (shared > LARGEST) & (both > 0)
    shared_fine = np.zeros(len(both), dtype=np.int64)
    shared_fine[crowded] = counts(fine[crowded])
    coarse_used, fine_used = settled(Key(left.name, both, fine), shared, shared_fine)
    cut = len(left.coarse)
    return np.concatenate([_met(used[:cut], used[cut:]) for used in (coarse_used, fine_used)])


def _met(left: Hashes, right: Hashes) -> NDArray[np.uint64]:
    order = np.argsort(right, kind="stable")
    places = np.flatnonzero(left)
    return meet(places, *spans(left[places], right[order]), order, len(right))


def spans(values: Hashes, ordered: Hashes) -> tuple[Places, Places]:
    """Return where each value [k] begins among sorted values [m], and how many of them are the same."""
    # In growing order each search ends near the last one, in memory that is at hand.
    order = np.argsort(values)
    growing = values[order]
    low = np.searchsorted(ordered, growing, side="left")
    # Most are not there at all, or there once: looking at the next is enough.
    number = np.zeros(len(values), dtype=np.int64)
    met = np.flatnonzero(ordered[np.minimum(low, len(ordered) - 1)] == growing) if len(ordered) else low[:0]
    met = met[low[met] < len(ordered)]
    number[met] = np.searchsorted(ordered, growing[met], side="right") - low[met]
    begins, found = np.empty_like(low), np.empty_like(number)
    begins[order], found[order] = low, number
    return begins, found


def meet(
    places: Places, low: Places, number: Places, order: NDArray[np.integer], size: int
) -> NDArray[np.uint64]:
    """Return, packed as left * size + right, the pairs of `places` [k] and of what they meet.

    The place at k meets `number` of the other side's places, which stand in `order` from `low` on.
    """
    left = np.repeat(places, number)
    within_run = np.arange(len(left)) - np.repeat(np.cumsum(number) - number, number)
    right = order[within_run + np.repeat(low, number)]
    return left.astype(np.uint64) * np.uint64(size) + right.astype(np.uint64)


def once(values: Hashes) -> Hashes:
    """Return each value [n] once, in growing order.

    Sorting is three times as fast here as the hashing by which NumPy tells distinct values.
    """
    ordered = np.sort(values)
    made: Hashes = ordered[np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]]
    return made


def distinct(found: Sequence[NDArray[np.uint64]], size: int) -> Pairs:
    """Return each pair once, from pairs packed as left * size + right."""
    packed = once(np.concatenate(found))
    return Pairs(
        (packed // np.uint64(max(size, 1))).astype(np.int64),
        (packed % np.uint64(max(size, 1))).astype(np.int64),
    )
