"""What a certificate says, signed so that anyone can check it without asking us.

The token is the facts as JSON and an Ed25519 signature over exactly these bytes, both in base64url with a dot
between. It stands in the certificate's QR code, behind the `#`, and in the metadata of its PDF.
"""

import base64
import binascii
import json
import re
from dataclasses import asdict, dataclass
from datetime import date

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_TOKEN = re.compile(rb"rembuk:([A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86})|#([A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86})")
_BARE = re.compile(r"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$")
_PURPOSE = b"rembuk certificates 1"


class Unreadable(Exception):
    """There is no certificate in this."""


class Forged(Exception):
    """It was not signed with this key, or was changed afterwards."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is certified; `talk` is the talk's address under /acara/, the days are ISO dates."""

    number: str
    name: str
    part: str
    talk: str
    held: str
    issued: str


def key_from(secret: str) -> Ed25519PrivateKey:
    """Return the signing key of a site, which follows from its secret and betrays nothing of it."""
    seed = HKDF(hashes.SHA256(), 32, salt=None, info=_PURPOSE).derive(secret.encode("utf-8"))
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_hex(key: Ed25519PrivateKey) -> str:
    """Return the half of a key that anyone may know, as 64 hexadecimal digits."""
    return key.public_key().public_bytes_raw().hex()


def sign(facts: Facts, key: Ed25519PrivateKey) -> str:
    """Return the token of a certificate. The same facts and key give the same token."""
    body = json.dumps(asdict(facts), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return f"{_encoded(body)}.{_encoded(key.sign(body))}"


def find(content: bytes) -> str:
    """Return the token in a PDF file, in what a QR code says, or given bare. :raises Unreadable: if none."""
    text = content.decode("utf-8", "replace").strip()
    if _BARE.match(text):
        return text
    found = _TOKEN.search(content)
    if found is None:
        raise Unreadable
    return (found[1] or found[2]).decode("ascii")


def check(token: str, public: str) -> Facts:
    """Return what a token certifies.

    :param public: the site's public key, 64 hexadecimal digits.
    :raises Forged: unless the key signed it. :raises Unreadable: if it is no token.
    """
    body, _dot, signature = token.partition(".")
    try:
        content = _decoded(body)
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(_decoded(signature), content)
        facts = Facts(**json.loads(content))
        date.fromisoformat(facts.held)
    except InvalidSignature as problem:
        raise Forged from problem
    except (binascii.Error, ValueError, TypeError) as problem:
        raise Unreadable from problem
    return facts


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode("ascii").rstrip("=")


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
