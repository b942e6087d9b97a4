import hashlib

import pymerkle
from hypothesis import given
from hypothesis import strategies as st

from rembuk.ledger.core import merkle


def test_root_of_nothing_is_the_hash_of_the_empty_string() -> None:
    assert merkle.root([]) == hashlib.sha256(b"").digest()


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=70))
def test_root_is_what_an_independent_library_computes(leaves: list[bytes]) -> None:
    other = pymerkle.InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        other.append_entry(leaf)

    assert merkle.root([merkle.leaf_hash(leaf) for leaf in leaves]) == other.get_root()
