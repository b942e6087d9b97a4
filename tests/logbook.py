"""Reading the log in tests."""

from dataclasses import dataclass
from typing import Any

from rembuk.ledger.models import Entry, Opening


@dataclass(frozen=True)
class Line:
    """What one entry says, without its place and time."""

    kind: str
    by: str
    subject: str
    data: dict[str, Any]


def last() -> Line:
    """Return the newest entry."""
    opening = Opening.objects.order_by("-index")[0]
    return Line(opening.kind, opening.by, opening.subject, opening.data)


def length() -> int:
    """Return how many entries there are."""
    return Entry.objects.count()


def since(count: int) -> list[Line]:
    """Return the entries after the first `count`, oldest first."""
    openings = Opening.objects.order_by("index")[count:]
    return [Line(entry.kind, entry.by, entry.subject, entry.data) for entry in openings]
