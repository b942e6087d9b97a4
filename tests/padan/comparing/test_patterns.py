import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from padan.columns import columns
from padan.comparing.families import Families
from padan.comparing.frequencies import Frequencies
from padan.comparing.levels import FIELDS
from padan.comparing.patterns import compare, packed, size, unpacked
from tests.padan.voters import register


@given(st.lists(st.tuples(*(st.integers(0, field.size - 1) for field in FIELDS)), min_size=1, max_size=5))
def test_what_is_packed_comes_back(rows: list[tuple[int, ...]]) -> None:
    levels = {field.name: np.array([row[place] for row in rows], np.int8) for place, field in enumerate(FIELDS)}

    again = unpacked(packed(levels))

    assert {name: values.tolist() for name, values in again.items()} == {
        name: values.tolist() for name, values in levels.items()
    }
    assert int(packed(levels).max()) < size(FIELDS) < 2**31


def test_a_pattern_does_not_depend_on_which_row_stands_left() -> None:
    rows = columns(register({}, {"name": "H. CONTOH", "nik": None, "rt": "9", "nkk": None}).table)
    families, frequencies = Families.of(rows), Frequencies.of(rows.bag)
    left, right = rows.take(np.array([0])), rows.take(np.array([1]))

    one = compare(left, right, (families, families), frequencies)
    other = compare(right, left, (families, families), frequencies)

    assert one.tolist() == other.tolist()
