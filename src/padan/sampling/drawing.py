"""Draw rows by a seed: the same on any machine."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from padan import people
from padan.codes import Codes
from padan.errors import BadInput
from padan.register import Register

# What became of a voter between two lists.
KINDS = ("new", "removed", "moved", "changed", "kept")

_KIND = """
SELECT
    CASE WHEN NOT was THEN 'new' WHEN NOT is_now THEN 'removed'
         WHEN village_before <> village_after OR station_before <> station_after THEN 'moved'
         WHEN changed THEN 'changed' ELSE 'kept' END AS kind,
    coalesce(row_after, row_before) AS "row"
FROM people ORDER BY kind, "row"
"""


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A row that may be drawn: its stratum, and its number in the list after, or before if it was removed."""

    kind: str
    row: int


def changes(before: Register, after: Register, codes: Codes, *, kept: bool) -> list[Unit]:
    """List who is new, removed, moved or changed, and with `kept` also everyone else."""
    with people.matched(before, after, codes) as connection:
        rows = connection.sql(_KIND).fetchall()
    return [Unit(kind, row) for kind, row in rows if kept or kind != "kept"]


def by_remark(register: Register, codes: Codes) -> list[Unit]:
    """List every row of one list, the strata being the codes of its remarks."""
    read = codes.read["remark"]
    texts, rows = register.table["remark"].to_pylist(), register.table["row"].to_pylist()
    return sorted(
        Unit(read.get((text or "").upper(), "?") if text else "-", row)
        for text, row in zip(texts, rows, strict=True)
    )


def frame_of(units: Sequence[Unit]) -> str:
    """Digest the rows that may be drawn, with their strata; it tells nothing of a person."""
    text = "".join(f"{unit.kind} {unit.row}\n" for unit in sorted(units))
    return hashlib.sha256(text.encode()).hexdigest()


def allocate(units: Sequence[Unit], size: int) -> dict[str, int]:
    """Share a size among the strata by their population, each at least one, by the largest remainders.

    :raises BadInput: if the size is smaller than the number of strata or larger than all rows.
    """
    populations = Counter(unit.kind for unit in units)
    if not len(populations) <= size <= len(units):
        raise BadInput(
            f"the size must lie between {len(populations)}, one a stratum, and {len(units)}, all rows"
        )
    rest, whole = size - len(populations), len(units) - len(populations)
    exact = {kind: Fraction((n - 1) * rest, whole) if whole else Fraction(0) for kind, n in populations.items()}
    sizes = {kind: 1 + int(share) for kind, share in exact.items()}
    order = sorted(exact, key=lambda kind: (int(exact[kind]) - exact[kind], kind))
    for kind in order[: size - sum(sizes.values())]:
        sizes[kind] += 1
    return sizes


def draw(units: Sequence[Unit], sizes: Mapping[str, int], seed: bytes) -> list[Unit]:
    """Draw of each stratum the rows that come first by their HMAC-SHA256 under the seed."""

    def rank(unit: Unit) -> bytes:
        return hmac.digest(seed, f"{unit.kind} {unit.row}".encode(), "sha256")

    drawn: list[Unit] = []
    for kind, size in sorted(sizes.items()):
        drawn += sorted((unit for unit in units if unit.kind == kind), key=rank)[:size]
    return drawn
