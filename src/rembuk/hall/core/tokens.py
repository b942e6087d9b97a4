"""The short signed words by which a room knows a phone, or a program that feeds captions.

A token is `KEY.MAC`: a random key, and a keyed hash that binds it to one purpose and one room. It says nothing
about the person, so the same phone is a stranger in the next room.
"""

import base64
import hashlib
import hmac
from enum import StrEnum

KEY_LENGTH = 22
"""Characters of a key: 128 random bits."""

_MAC_BYTES = 16
_LENGTH = KEY_LENGTH + 1 + 22


class Purpose(StrEnum):
    """What a token is good for."""

    PARTICIPANT = "participant"
    CAPTIONS = "captions"


class Forged(Exception):
    """The token is not one of this room's, or has been altered."""


def key_of(randomness: bytes) -> str:
    """Return the key that sixteen random bytes give."""
    return base64.urlsafe_b64encode(randomness).rstrip(b"=").decode("ascii")


def issue(secret: bytes, purpose: Purpose, *, room: int, key: str) -> str:
    """Return the token for a key in a room."""
    return f"{key}.{_mac(secret, purpose, room, key)}"


def read(secret: bytes, purpose: Purpose, *, room: int, token: str) -> str:
    """Return the key of a token. :raises Forged: unless it was issued for this purpose and room."""
    key, dot, mac = token[:_LENGTH].partition(".")
    genuine = len(token) == _LENGTH and dot and token.isascii()
    if not genuine or not hmac.compare_digest(mac, _mac(secret, purpose, room, key)):
        raise Forged
    return key


def _mac(secret: bytes, purpose: Purpose, room: int, key: str) -> str:
    bound = f"{purpose}:{room}:{key}".encode()
    return key_of(hmac.digest(secret, bound, hashlib.sha256)[:_MAC_BYTES])
