import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from padan.updating.index import Index

# Some stand in one bucket, some in the first and the last.
VALUES = st.lists(st.sampled_from([0, 1, 2, 3, 2**62, 2**63, 2**63 + 1, 2**64 - 2, 2**64 - 1]), max_size=30)


@given(VALUES, VALUES)
def test_a_value_is_found_in_the_rows_that_have_it_and_the_absent_one_in_none(
    known: list[int], sought: list[int]
) -> None:
    index = Index.of(np.array(known, np.uint64))

    begins, number = index.look_up(np.array(sought, np.uint64))

    found = [index.places[begin : begin + many].tolist() for begin, many in zip(begins, number, strict=True)]
    assert found == [[place for place, other in enumerate(known) if other == value > 0] for value in sought]
