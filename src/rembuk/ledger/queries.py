"""What is read of the log: its size and root, proofs, and whatever is wrong with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from rembuk.ledger.core import merkle
from rembuk.ledger.models import Entry, Opening, content_of

ERASED = "opening.erased"
_CHUNK = 2_000
_MOMENT = timedelta(minutes=1)
_TRIGGERS = {
    "sqlite": {"ledger_entry_keeps", "ledger_entry_stays", "ledger_opening_keeps"},
    "postgresql": {"ledger_entry_keeps", "ledger_opening_keeps"},
}


@dataclass(frozen=True, slots=True)
class Head:
    """How long the log is, and the root over all of it."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Proof:
    """That the entry at `index` is part of the log with this head."""

    index: int
    commitment: bytes
    path: tuple[bytes, ...]
    head: Head


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the log; `index` says at which entry, None if with the whole."""

    index: int | None
    problem: str

    def __str__(self) -> str:
        """Say where and what."""
        return self.problem if self.index is None else f"entry {self.index}: {self.problem}"


def size() -> int:
    """Return the number of entries. One cheap query: the log has no gap."""
    last = Entry.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1


def head() -> Head:
    """Return size and root, reading every entry once."""
    return head_of(commitment for _, commitment in _entries())


def head_of(commitments: Iterable[bytes]) -> Head:
    """Return size and root of a log with these commitments, in their order."""
    tree = merkle.Growing()
    for commitment in commitments:
        tree.append(commitment)
    return Head(tree.size, tree.root())


def proof_of(index: int) -> Proof:
    """Return the proof that an entry is part of the log. :raises IndexError: no such entry."""
    leaves = [commitment for _, commitment in _entries()]
    path = tuple(merkle.inclusion_proof(leaves, index))
    return Proof(index, leaves[index], path, Head(len(leaves), merkle.root(leaves)))


def faults() -> Iterator[Fault]:
    """Recompute the whole log and yield what is wrong, in its order; nothing when all is well.

    Reads entries and openings side by side, in bounded memory whatever their number. A log that was rewritten
    as a whole, or cut off at its end, agrees with itself: only a head that someone else kept shows that.
    """
    yield from _missing_guards()
    erased = set(Opening.objects.filter(kind=ERASED).values_list("subject", flat=True))
    openings = Opening.objects.order_by("index").iterator(_CHUNK)
    opening, expected, latest = next(openings, None), 0, None
    for index, commitment in _entries():
        while opening is not None and opening.index < index:
            yield Fault(opening.index, "an opening stands here and no entry")
            opening = next(openings, None)
        if index != expected:
            yield Fault(
                expected, "is missing" if index == expected + 1 else f"is missing, and all up to {index - 1}"
            )
        expected = index + 1
        if opening is None or opening.index != index:
            if subject_of(index) not in erased:
                yield Fault(index, "its opening is missing, and no act says that it was erased")
            continue
        yield from _disagreements(opening, commitment, latest)
        latest, opening = opening.at, next(openings, None)
    while opening is not None:
        yield Fault(opening.index, "an opening stands here and no entry")
        opening = next(openings, None)


def subject_of(index: int) -> str:
    """Return the key by which the log speaks of one of its own openings."""
    return f"ledger.opening:{index}"


def _disagreements(opening: Opening, commitment: bytes, latest: datetime | None) -> Iterator[Fault]:
    if merkle.commitment(bytes(opening.salt), content_of(opening)) != commitment:
        yield Fault(opening.index, f"“{opening.kind}” is not what was committed to")
    # Acts that wait for one another may be a moment out of order; a later hour written back is not a moment.
    if latest is not None and latest - opening.at > _MOMENT:
        yield Fault(opening.index, f"its time {opening.at.isoformat()} is before that of the entry before it")


def _missing_guards() -> Iterator[Fault]:
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D' AND NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    for name in sorted(_TRIGGERS[connection.vendor] - there):
        yield Fault(None, f"the trigger {name} is missing, so the database does not keep the log append-only")


def _entries() -> Iterator[tuple[int, bytes]]:
    rows = Entry.objects.order_by("index").values_list("index", "commitment").iterator(_CHUNK)
    return ((index, bytes(commitment)) for index, commitment in rows)
