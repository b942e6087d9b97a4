"""Open a file by what it is, whatever its name says."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from padan.reading.delimited import open_delimited
from padan.reading.headings import looks_like_a_list
from padan.reading.parquet import open_parquet
from padan.reading.source import Source
from padan.reading.workbook import open_workbook

_KINDS: Mapping[bytes, str] = {b"PAR1": "parquet", b"PK\x03\x04": "workbook", b"\xd0\xcf\x11\xe0": "workbook"}


def open_source(
    path: Path, sheet: str | None, *, holds: Callable[[Sequence[Sequence[str]]], bool] = looks_like_a_list
) -> Source:
    """Open a text file, a spreadsheet or a Parquet file.

    `sheet` chooses a spreadsheet's page; without it `holds` tells from the first rows which page is meant.

    :raises BadInput: if it cannot be read as what it is.
    """
    with path.open("rb") as file:
        kind = _KINDS.get(file.read(4))
    if kind == "parquet":
        return open_parquet(path)
    if kind == "workbook" or sheet is not None:
        return open_workbook(path, sheet, holds=holds)
    return open_delimited(path)
