"""Parquet: columns with names, kept as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from padan.errors import BadInput
from padan.reading.source import MOST_COLUMNS, Columns


@dataclass(frozen=True, slots=True)
class Parquet:
    """A Parquet file; its names are the heading, its first row is row 1."""

    file: parquet.ParquetFile

    @property
    def top(self) -> Sequence[Sequence[str]]:
        """The names of the columns."""
        return [self.file.schema_arrow.names]

    def body(self, after: int, wanted: Sequence[int]) -> Columns:
        """Read the columns `wanted` as text."""
        del after  # the heading is no row
        names = self.file.schema_arrow.names
        table = self.file.read(columns=[names[place] for place in wanted])
        rows = pa.array(range(1, table.num_rows + 1), pa.int64())
        return Columns(rows, [_text(table.column(names[place])) for place in wanted])


def _text(column: pa.ChunkedArray) -> pa.Array:
    try:
        return pc.cast(column, pa.string()).combine_chunks()
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid) as problem:
        raise BadInput(f"a column holds {column.type}, which is no text") from problem


def open_parquet(path: Path) -> Parquet:
    """Open a Parquet file."""
    try:
        file = parquet.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as problem:
        raise BadInput("this is no whole Parquet file") from problem
    width = len(file.schema_arrow.names)
    if width > MOST_COLUMNS:
        raise BadInput(f"the file has {width:,} columns; a list has at most {MOST_COLUMNS}")
    return Parquet(file)
