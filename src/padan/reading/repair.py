"""What a spreadsheet does to numbers, undone where it can be."""

import re
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from padan.register import DAMAGE

_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?e\+?(\d+)", re.IGNORECASE)
_QUOTED = re.compile(r"""^(?:=\s*)?["'`’](.*?)["'`’]?$""")
# A number of 16 digits keeps 15 of them in a spreadsheet.
_KEPT = 14


def repaired(columns: Mapping[str, pa.Array], rows: pa.Array) -> tuple[dict[str, pa.Array], pa.Table]:
    """Repair NIK, NKK and birth dates; the table names the damaged cells, in the shape of `DAMAGE`."""
    fixed = dict(columns)
    found = [DAMAGE.empty_table()]
    for name in ("nik", "nkk"):
        if name in columns:
            fixed[name], damage = _numbers(name, columns[name], rows)
            found.append(damage)
    if "birthdate" in columns:
        solid = pc.ascii_is_decimal(columns["birthdate"])
        texts, at = columns["birthdate"].filter(solid), rows.filter(solid)
        for kind, pattern in (("zero", r"^[1-9]\d{6}$"), ("serial", r"^\d{5}$")):
            found.append(_damage(at.filter(pc.match_substring_regex(texts, pattern)), "birthdate", kind))
    return fixed, pa.concat_tables(found)


def number_of(text: str) -> tuple[str, str | None]:
    """Clean a number; the second value is the kind of damage, or None.

    `'3574…` and `="3574…"` lose their signs. `3.57401010170000E+15` gives its digits, the last one being
    unknown. `3.574E+15` has lost too much and stays.
    """
    kind = None
    if quoted := _QUOTED.match(text):
        text, kind = quoted.group(1).strip(), "apostrophe"
    if found := _SCIENTIFIC.fullmatch(text):
        head, tail, power = found.group(1), found.group(2) or "", int(found.group(3))
        kind = "scientific"
        if _KEPT <= len(tail) <= power <= 2 * _KEPT:
            text = (head + tail).ljust(power + 1, "0")
    return text, kind


def _numbers(name: str, texts: pa.Array, rows: pa.Array) -> tuple[pa.Array, pa.Table]:
    sound = pc.fill_null(pc.ascii_is_decimal(texts), fill_value=True)
    odd = pc.indices_nonzero(pc.invert(sound))
    if not len(odd):
        return texts, DAMAGE.empty_table()
    cleaned = [number_of(text) for text in texts.take(odd).to_pylist()]
    fixed = pc.replace_with_mask(texts, pc.invert(sound), pa.array([text for text, _ in cleaned], pa.string()))
    at = rows.take(odd).to_pylist()
    hits = [(row, kind) for row, (_, kind) in zip(at, cleaned, strict=True) if kind]
    return fixed, pa.table(
        [[row for row, _ in hits], [name] * len(hits), [kind for _, kind in hits]], schema=DAMAGE
    )


def _damage(rows: pa.Array, column: str, kind: str) -> pa.Table:
    return pa.table(
        [rows, pa.repeat(pa.scalar(column), len(rows)), pa.repeat(pa.scalar(kind), len(rows))], schema=DAMAGE
    )
