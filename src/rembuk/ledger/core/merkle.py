"""The hash tree of RFC 6962, and the salted commitment that is its leaf."""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence

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


def root(hashes: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes in their order; of no leaves, the hash of the empty string."""
    if not hashes:
        return EMPTY_ROOT
    if len(hashes) == 1:
        return hashes[0]
    split = _split(len(hashes))
    return node_hash(root(hashes[:split]), root(hashes[split:]))


def inclusion_proof(hashes: Sequence[bytes], index: int) -> list[bytes]:
    """Return the audit path of a leaf, nearest sibling first. :raises IndexError: no such leaf."""
    if not 0 <= index < len(hashes):
        raise IndexError(index)
    if len(hashes) == 1:
        return []
    split = _split(len(hashes))
    if index < split:
        return [*inclusion_proof(hashes[:split], index), root(hashes[split:])]
    return [*inclusion_proof(hashes[split:], index - split), root(hashes[:split])]


def _split(size: int) -> int:
    """Return the largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)
