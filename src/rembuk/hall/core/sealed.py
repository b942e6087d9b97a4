"""A contact under seal: who reads the database alone, or a copy of it, reads no address."""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken


class SealBroken(Exception):
    """The seal is not of this site's key, or has been altered."""


def seal(secret: bytes, text: str) -> str:
    """Return a text that only this secret opens."""
    return _lock(secret).encrypt(text.encode()).decode("ascii")


def unseal(secret: bytes, sealed: str) -> str:
    """Return what was sealed. :raises SealBroken: unless by this secret."""
    try:
        return _lock(secret).decrypt(sealed.encode("ascii", "replace")).decode()
    except InvalidToken as problem:
        raise SealBroken from problem


def _lock(secret: bytes) -> Fernet:
    # A key for this purpose alone, so that nothing else sealed by the site's secret can be opened with it.
    return Fernet(base64.urlsafe_b64encode(hmac.digest(secret, b"contact of an asker", hashlib.sha256)))
