from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from padan.columns import columns
from padan.spark.rows import ABSENT, deep, flat, signed, unsigned
from tests.padan.voters import made_register


@given(st.lists(st.integers(0, 2**64 - 1), min_size=2))
def test_a_hash_crosses_over_and_keeps_its_order(values: list[int]) -> None:
    hashes = np.array(values, np.uint64)

    assert unsigned(signed(hashes)).tolist() == values
    assert np.argsort(signed(hashes), kind="stable").tolist() == np.argsort(hashes, kind="stable").tolist()
    assert signed(np.zeros(1, np.uint64)).tolist() == [ABSENT]


def test_rows_come_back_as_they_went() -> None:
    rows = columns(made_register().table.slice(0, 50))

    again = deep(flat(rows))

    for field in fields(rows):
        before, after = getattr(rows, field.name), getattr(again, field.name)
        assert np.asarray(before.to_pylist() if field.name.endswith("text") else before).tolist() == (
            after.to_pylist() if field.name.endswith("text") else after.tolist()
        )
