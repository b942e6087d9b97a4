"""Parquet: columns with names, kept as they are."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from padan.errors import BadInput
from padan.reading.source import MOST_COLUMNS, Columns, Source

# A changed byte shows itself in many ways: in the footer, in a page, in a name that is no text.
_BROKEN = (pa.ArrowException, OSError, ValueError)
MOST_BYTES = 3
"""Bytes a row of a text that is read as a dictionary: what takes up more has many values."""


def open_parquet(path: Path) -> Source:
    """Open a Parquet file; its names are the heading, its first row is row 1.

    :raises BadInput: if it is broken or too wide for a list.
    """
    try:
        read = parquet.read_metadata(path)
        file = parquet.ParquetFile(path, metadata=read, read_dictionary=_repeated(read))
    except _BROKEN as problem:
        raise BadInput("this is no whole Parquet file") from problem
    names = file.schema_arrow.names
    if len(names) > MOST_COLUMNS:
        raise BadInput(f"the file has {len(names):,} columns; a list has at most {MOST_COLUMNS}")

    def body(after: int, wanted: Sequence[int]) -> Columns:
        del after  # the heading is no row
        try:
            table = file.read(columns=[names[place] for place in wanted])
        except _BROKEN as problem:
            raise BadInput("this is no whole Parquet file") from problem
        rows = pa.array(np.arange(1, table.num_rows + 1, dtype=np.int64))
        with ThreadPoolExecutor(2) as pool:
            texts = list(pool.map(lambda place: _text(names[place], table.column(names[place])), wanted))
        return Columns(rows, texts)

    return Source([names], body)


def _repeated(read: parquet.FileMetaData) -> list[str]:
    """Name the texts that take up so little that their values must come again and again, as a village does.

    They are read as a dictionary, so that each value is looked at once.
    """
    made = []
    for place in range(read.num_columns):
        parts = [read.row_group(group).column(place) for group in range(read.num_row_groups)]
        plain = all(part.physical_type == "BYTE_ARRAY" for part in parts)
        if plain and sum(part.total_uncompressed_size for part in parts) < MOST_BYTES * read.num_rows:
            made.append(read.schema.column(place).path)
    return made


def _text(name: str, column: pa.ChunkedArray) -> pa.Array:
    try:
        if pa.types.is_dictionary(column.type):
            text = column.unify_dictionaries().combine_chunks()
        else:
            text = pc.cast(column, pa.string()).combine_chunks()
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid) as problem:
        raise BadInput(f"the column {name} holds {column.type}, which is no text") from problem
    try:
        # Arrow believes the file that its texts are UTF-8; a changed byte would fall over later.
        text.validate(full=True)
    except pa.ArrowInvalid as problem:
        raise BadInput(f"the column {name} holds bytes that are no text: the file is damaged") from problem
    return text
