import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from padan.blocking.keys import Key
from padan.blocking.pairs import LARGEST, LARGEST_FINE, between, counts, within

SMALL = st.lists(st.integers(0, 6), min_size=1, max_size=25)


SPREAD = st.lists(st.integers(0, 6).map(lambda value: value << 40), min_size=1, max_size=25)
"""Values that differ in their first bits, as hashes do."""


def key(values: list[int], fine: list[int] | None = None) -> Key:
    return Key("sample", np.array(values, np.uint64), np.array(fine or values, np.uint64))


def listed(values: list[int], *, limit: int = LARGEST) -> set[tuple[int, int]]:
    return {
        (a, b)
        for a in range(len(values))
        for b in range(a + 1, len(values))
        if values[a] == values[b] != 0 and values.count(values[a]) <= limit
    }


@given(SMALL | SPREAD, SMALL | SPREAD)
def test_within_gives_every_pair_of_every_block_once(one: list[int], other: list[int]) -> None:
    size = min(len(one), len(other))
    one, other = one[:size], other[:size]

    made = within([key(one, [0] * size), key(other, [0] * size)])

    pairs = list(zip(made.left.tolist(), made.right.tolist(), strict=True))
    assert pairs == sorted(listed(one) | listed(other))


@given(SMALL, SMALL)
def test_between_gives_only_pairs_across(left: list[int], right: list[int]) -> None:
    made = between([key(left, [0] * len(left))], [key(right, [0] * len(right))])

    whole = listed(left + right)
    across = {(a, b - len(left)) for a, b in whole if a < len(left) <= b}
    assert set(zip(made.left.tolist(), made.right.tolist(), strict=True)) == across


def test_a_crowded_block_is_opened_by_its_fine_key() -> None:
    size = LARGEST + 2
    fine = [7, 7, *range(100, 100 + size - 2)]

    made = within([key([1] * size, fine)])

    assert (made.left.tolist(), made.right.tolist()) == ([0], [1])


def test_a_block_that_is_crowded_even_then_stays_shut() -> None:
    size = LARGEST_FINE + 1

    assert len(within([key([1] * size, [2] * size)])) == 0


@given(SMALL)
def test_counts_count(values: list[int]) -> None:
    assert counts(np.array(values, np.uint64)).tolist() == [values.count(value) for value in values]
