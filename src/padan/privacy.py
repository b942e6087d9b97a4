"""What may be shown of a person, and files that appear whole or not at all."""

import hashlib
import hmac
import os
import secrets
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from padan.errors import BadInput

try:
    import fcntl
except ImportError:  # not on every system
    fcntl = None  # type: ignore[assignment]

_DRAFT = ".padan-"
_named: set[Path] = set()

# The first six digits name a district. What follows tells the birth date and the person.
SHOWN = 6
SHORTEST_KEY = 32
MASKED = frozenset({"nik", "nkk", "birthdate", "birthdate_text", "name", "birthplace", "address", "disability"})


def mask(column: str, text: str | None) -> str:
    """Hide what tells a person: digits 7 to 16 of a number, day and month of a date, all but the initials.

    A disability is hidden wholly. Other columns are shown.
    """
    if text is None or column not in MASKED:
        return text or ""
    if column in {"nik", "nkk"}:
        return text[:SHOWN] + "*" * max(len(text) - SHOWN, 0)
    if column in {"birthdate", "birthdate_text"}:
        parts = text.replace("|", "-").replace("/", "-").split("-")
        return f"**-**-{next((part for part in parts if len(part) == 4), '****')}"
    if column == "disability":
        return "*"
    return " ".join(word[0] + "*" * (len(word) - 1) for word in text.split())


def commitment(key: bytes, values: Sequence[str]) -> str:
    """Name a row outside the office: an HMAC-SHA256 over its values, in hexadecimal.

    Whoever holds the key can tell whether a row is meant; nobody else can, not even by trying all numbers.
    """
    if len(key) < SHORTEST_KEY:
        raise BadInput(f"the key must have at least {SHORTEST_KEY} bytes")
    # Each value behind its length, so that no two rows run together into one text.
    text = b"".join(len(value.encode()).to_bytes(4, "big") + value.encode() for value in values)
    return hmac.new(key, text, hashlib.sha256).hexdigest()


def load_key(path: Path) -> bytes:
    """Load the office's key from its file, or make one there, readable by its owner only."""
    try:
        with suppress(FileExistsError), open(path, "xb", opener=_private) as file:
            file.write(secrets.token_bytes(SHORTEST_KEY))
        return path.read_bytes()
    except OSError as problem:
        raise BadInput(f"key {path.name}: {problem.strerror}") from problem


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Write a file that appears whole or not at all, readable by its owner only.

    The draft has no name where the system allows it, so that even a killed process leaves nothing behind.
    Elsewhere a draft that a killed process left goes away when the next file is written beside it.

    :raises BadInput: if the folder is not there or may not be written to.
    """
    folder = path.resolve().parent
    try:
        _sweep(folder)
        if hasattr(os, "O_TMPFILE"):
            try:
                handle = os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
            except OSError:
                handle = -1  # this file system keeps no file without a name
            if handle >= 0:
                with os.fdopen(handle, "w+b") as draft:
                    _hold(handle)
                    yield draft
                    draft.flush()
                    os.fsync(handle)
                    _publish(handle, path)
                return
        with tempfile.NamedTemporaryFile(dir=folder, prefix=_DRAFT, delete=False) as draft:
            name = Path(draft.name)
            _hold(draft.fileno())
            _named.add(name)
            try:
                yield cast("BinaryIO", draft)
                draft.flush()
                name.replace(path)
            finally:
                name.unlink(missing_ok=True)
                _named.discard(name)
    except OSError as problem:
        raise BadInput(f"{path.name}: {problem.strerror or 'cannot be written'}") from problem


def _publish(handle: int, path: Path) -> None:
    # A link takes no name that is taken, so an older file is replaced through a second name.
    passing = path.with_name(f"{_DRAFT}{secrets.token_hex(4)}")
    _named.add(passing)
    # Only with a folder's handle does Python follow the link in /proc.
    os.link(f"/proc/self/fd/{handle}", passing, src_dir_fd=handle, follow_symlinks=True)
    try:
        passing.replace(path)
    finally:
        passing.unlink(missing_ok=True)
        _named.discard(passing)


def leave_nothing() -> None:
    """Remove the drafts that have a name: for whoever ends the process at once."""
    for draft in tuple(_named):
        draft.unlink(missing_ok=True)


def _hold(handle: int) -> None:
    """Lock a draft for as long as its process lives."""
    if fcntl:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sweep(folder: Path) -> None:
    """Remove the drafts that nobody holds any more."""
    for draft in folder.glob(f"{_DRAFT}*") if fcntl else ():
        with suppress(OSError), draft.open("rb") as left:
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            draft.unlink()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
