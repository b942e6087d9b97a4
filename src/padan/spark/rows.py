"""Rows as Spark carries them: `Columns` flattened into plain columns, and back.

Spark knows no unsigned numbers; a hash crosses over with its first bit turned, which keeps the order.
"""

from dataclasses import fields
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from padan.columns import Columns
from padan.hashing import Hashes
from padan.names.forms import MOST_WORDS

TEXTS = ("text", "birthplace_text")
ABSENT = -(2**63)
"""What the hash 0, "absent", is on Spark's side."""

_TURN = np.uint64(1 << 63)


def signed(hashes: Hashes) -> NDArray[np.int64]:
    """Return hashes as signed numbers of the same order."""
    return np.asarray(hashes ^ _TURN).view(np.int64)


def unsigned(values: NDArray[np.int64]) -> Hashes:
    """Return hashes from signed numbers; the reverse of `signed`."""
    return np.ascontiguousarray(values).view(np.uint64) ^ _TURN


def flat(columns: Columns) -> pa.Table:
    """Return the rows as a table of plain columns."""
    made: dict[str, Any] = {}
    for field in fields(columns):
        values = getattr(columns, field.name)
        if field.name in TEXTS:
            made[field.name] = values.cast(pa.string())
        elif field.name == "words":
            made |= {f"word{place}": signed(values[:, place]) for place in range(MOST_WORDS)}
        else:
            made[field.name] = signed(values) if values.dtype == np.uint64 else values
    return pa.table(made)


def deep(table: pa.Table, prefix: str = "") -> Columns:
    """Return the rows of a table that `flat` made, whose column names may carry a prefix."""
    made: dict[str, Any] = {}
    for field in fields(Columns):
        if field.name in TEXTS:
            made[field.name] = table[prefix + field.name].combine_chunks().dictionary_encode()
        elif field.name == "words":
            parts = [unsigned(table[f"{prefix}word{place}"].to_numpy()) for place in range(MOST_WORDS)]
            made["words"] = np.stack(parts, axis=1)
        else:
            values = table[prefix + field.name].to_numpy()
            made[field.name] = unsigned(values) if values.dtype == np.int64 and field.name != "row" else values
    return Columns(**made)
