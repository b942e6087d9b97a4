"""What people decided about pairs at the review desk, read back to teach the model."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
from numpy.typing import NDArray

from padan.errors import BadInput

SAME = frozenset({"same", "sama", "ganda", "true", "1", "yes", "ya"})
DIFFERENT = frozenset({"different", "beda", "bukan", "false", "0", "no", "tidak"})
COLUMNS = ("row_l", "row_r", "decision")


@dataclass(frozen=True)
class Decisions:
    """k decided pairs: the office's row numbers int64 [k], and whether the two are one person, bool [k]."""

    row_l: NDArray[np.int64]
    row_r: NDArray[np.int64]
    same: NDArray[np.bool_]

    def __len__(self) -> int:
        """Count the decisions."""
        return len(self.row_l)


def load(path: Path) -> Decisions:
    """Load decisions from a CSV or Parquet file with the columns row_l, row_r, decision.

    :raises BadInput: if the file is none, lacks a column, or says something else than "same" or "different".
    """
    try:
        read = pa.parquet.read_table if path.suffix.lower() == ".parquet" else pa.csv.read_csv
        table = read(path)
    except (OSError, pa.ArrowInvalid) as problem:
        raise BadInput(f"{path.name}: cannot be read as decisions") from problem
    missing = [column for column in COLUMNS if column not in table.column_names]
    if missing:
        raise BadInput(f"{path.name}: the column {missing[0]} is missing; decisions have {', '.join(COLUMNS)}")
    try:
        rows = [table[column].cast(pa.int64()).to_numpy() for column in COLUMNS[:2]]
    except pa.ArrowInvalid as problem:
        raise BadInput(f"{path.name}: row_l and row_r must be row numbers") from problem
    said = [str(word).strip().lower() for word in pc.cast(table["decision"], pa.string()).to_pylist()]
    for line, word in enumerate(said, start=1):
        if word not in SAME | DIFFERENT:
            raise BadInput(f'{path.name}: decision {line} must be "same" or "different"')
    return Decisions(rows[0], rows[1], np.array([word in SAME for word in said], dtype=bool))
