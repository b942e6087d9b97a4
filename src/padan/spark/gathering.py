"""Many offices' lists in one folder, as Spark reads them: Parquet, each row with a number of its own."""

import csv
import io
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from padan.errors import BadInput
from padan.privacy import whole
from padan.register import Register

INDEX = "_lists.csv"
"""Spark reads past what begins with a line."""


def gather(registers: Iterable[Register], folder: Path, *, tell: Callable[[str], None]) -> int:
    """Write each register as a Parquet file of `padan.register.SCHEMA`; return how many rows there are.

    A row's number becomes the office's own plus the list's `begin`, which `_lists.csv` in the folder
    names:
    list, file, begin, rows. Read one list at a time: only one is in memory.

    :raises BadInput: if the folder holds a gathering already, or cannot be written to.
    """
    if (folder / INDEX).exists():
        raise BadInput(f"{folder.name} holds lists already; name a new folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise BadInput(f"{folder.name}: {problem.strerror}") from problem
    index = io.StringIO()
    lines = csv.writer(index, lineterminator="\n")
    lines.writerow(["list", "file", "begin", "rows"])
    begin = rows = 0
    for number, register in enumerate(registers, 1):
        file = f"{number:06}.parquet"
        numbered = pc.add(register.table["row"], pa.scalar(begin, pa.int64()))
        with whole(folder / file) as out:
            parquet.write_table(register.table.set_column(0, register.table.schema.field("row"), numbered), out)
        lines.writerow([register.source, file, begin, len(register)])
        tell(f"{register.source}: {len(register)} rows from {begin}")
        begin += pc.max(register.table["row"]).as_py()
        rows += len(register)
    # Last, so that a gathering that was cut short is none.
    with whole(folder / INDEX) as out:
        out.write(index.getvalue().encode())
    return rows
