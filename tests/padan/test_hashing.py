import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from padan import hashing

KNOWN = 545951442540485924


def test_a_hash_never_changes_for_states_and_models_keep_it() -> None:
    assert hashing.strings(pa.array(["CONTOH", "", None])).tolist() == [KNOWN, 0, 0]


@given(st.lists(st.text(max_size=200), max_size=8))
def test_a_hash_depends_on_the_text_alone_and_not_on_its_neighbors(texts: list[str]) -> None:
    together = hashing.strings(pa.array(texts, pa.string())).tolist()
    alone = [hashing.strings(pa.array([text], pa.string())).tolist()[0] for text in texts]

    assert together == alone


@given(st.text(max_size=200), st.text(max_size=200))
def test_unlike_texts_have_unlike_hashes(one: str, other: str) -> None:
    a, b = hashing.strings(pa.array([one, other], pa.string())).tolist()

    assert (a == b) == (one == other)


def test_a_tuple_with_an_absent_part_is_absent() -> None:
    a, b = np.array([1, 1, 0], dtype=np.uint64), np.array([2, 0, 2], dtype=np.uint64)

    made = hashing.tuples(a, b)

    assert (made == 0).tolist() == [False, True, True]
    assert made[0] != hashing.tuples(b, a)[0]
