import hashlib

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.ledger.core import merkle

MOST = 129
LEAVES = [f"leaf {number}".encode() for number in range(MOST)]


def test_root_of_nothing_is_the_hash_of_the_empty_string() -> None:
    assert merkle.root([]) == hashlib.sha256(b"").digest()


def test_every_root_is_what_an_independent_library_computes() -> None:
    other, ours = pymerkle.InmemoryTree(algorithm="sha256"), merkle.Growing()
    for size, leaf in enumerate(LEAVES, start=1):
        other.append_entry(leaf)
        ours.append(leaf)

        assert (ours.size, ours.root()) == (size, other.get_root())


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=70))
def test_a_tree_grown_leaf_by_leaf_has_the_root_of_the_whole(leaves: list[bytes]) -> None:
    def whole(part: list[bytes]) -> bytes:
        if len(part) == 1:
            return merkle.leaf_hash(part[0])
        split = 1 << ((len(part) - 1).bit_length() - 1)
        return merkle.node_hash(whole(part[:split]), whole(part[split:]))

    assert merkle.root(leaves) == whole(leaves)


def test_every_leaf_of_every_tree_has_a_proof_and_no_other_leaf_passes_with_it() -> None:
    for size in range(1, MOST + 1):
        leaves = LEAVES[:size]
        root = merkle.root(leaves)
        for index in {0, size // 2, size - 1}:
            proof = merkle.inclusion_proof(leaves, index)

            assert merkle.is_included(leaves[index], index, proof, size=size, root=root)
            assert not merkle.is_included(b"another", index, proof, size=size, root=root)
            assert not merkle.is_included(leaves[index], index + 1, proof, size=size, root=root)
            assert not merkle.is_included(leaves[index], index, [*proof, root], size=size, root=root)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 64, 100])
def test_a_proof_is_the_path_that_an_independent_library_gives(size: int) -> None:
    other = pymerkle.InmemoryTree(algorithm="sha256")
    for leaf in LEAVES[:size]:
        other.append_entry(leaf)

    for index in range(size):
        path = other.prove_inclusion(index + 1, size).path
        # Their path begins with the leaf itself.
        assert merkle.inclusion_proof(LEAVES[:size], index) == list(path[1:])


def test_a_leaf_that_is_not_there_has_no_proof() -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proof(LEAVES[:3], 3)


def test_a_commitment_hides_its_content_behind_the_salt() -> None:
    content = {"kind": "talk.announced", "at": "2026-11-24"}

    assert merkle.commitment(b"a" * 32, content) == merkle.commitment(
        b"a" * 32, dict(reversed(content.items()))
    )
    assert merkle.commitment(b"a" * 32, content) != merkle.commitment(b"b" * 32, content)
