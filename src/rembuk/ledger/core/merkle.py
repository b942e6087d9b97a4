"""The hash tree of RFC 6962, and the salted commitment that is its leaf."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()


def commitment(salt: bytes, content: Mapping[str, object]) -> bytes:
    """Return the 32 bytes that bind `content`: HMAC-SHA256 over its canonical JSON, keyed by the salt."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(salt, canonical.encode(), hashlib.sha256).digest()


def leaf_hash(leaf: bytes) -> bytes:
    """Hash a leaf, RFC 6962 section 2.1."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two children, RFC 6962 section 2.1."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Growing:
    """A tree that grows leaf by leaf and remembers only the tops of its whole subtrees: O(log n) memory."""

    def __init__(self) -> None:
        self.size = 0
        self._tops: list[bytes] = []

    def append(self, leaf: bytes) -> None:
        """Add the next leaf (its content, not its hash)."""
        top, size = leaf_hash(leaf), self.size
        # Each trailing one of the old size is a whole subtree that the new leaf completes to a larger one.
        while size & 1:
            top, size = node_hash(self._tops.pop(), top), size >> 1
        self._tops.append(top)
        self.size += 1

    def root(self) -> bytes:
        """Return the root over the leaves so far; of none, the hash of the empty string."""
        if not self._tops:
            return EMPTY_ROOT
        top = self._tops[-1]
        for left in reversed(self._tops[:-1]):
            top = node_hash(left, top)
        return top


def root(leaves: Iterable[bytes]) -> bytes:
    """Return the root over leaves in their order, RFC 6962 section 2.1."""
    tree = Growing()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the audit path of a leaf, nearest sibling first, RFC 6962 section 2.1.1.

    :raises IndexError: no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    if index < split:
        return [*inclusion_proof(leaves[:split], index), root(leaves[split:])]
    return [*inclusion_proof(leaves[split:], index - split), root(leaves[:split])]


def is_included(leaf: bytes, index: int, proof: Sequence[bytes], *, size: int, root: bytes) -> bool:
    """Say whether the proof leads from a leaf to the root over `size` leaves, RFC 9162 section 2.1.3.2."""
    if not 0 <= index < size:
        return False
    place, last, top = index, size - 1, leaf_hash(leaf)
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            top = node_hash(sibling, top)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            top = node_hash(top, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and top == root
