import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from padan.clusters import clusters


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(1, 20)).filter(lambda pair: pair[0] != pair[1])))
def test_rows_that_hang_together_bear_the_smallest_of_them(pairs: list[tuple[int, int]]) -> None:
    left, right = (np.array([pair[side] for pair in pairs], np.int64) for side in (0, 1))

    rows, heads = clusters(left, right)

    groups = [{row} for row in sorted({row for pair in pairs for row in pair})]
    for a, b in pairs:
        joined = [group for group in groups if a in group or b in group]
        groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    expected = {row: min(group) for group in groups for row in group}
    assert dict(zip(rows.tolist(), heads.tolist(), strict=True)) == expected
