"""Text files: the delimiter found, every row kept."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import pyarrow as pa
from pyarrow import csv as arrow_csv

from padan.errors import BadInput
from padan.reading.encoding import decode
from padan.reading.source import MOST_COLUMNS, TOP, Columns, Source

DELIMITERS = ",;\t|^~"

csv.field_size_limit(1 << 30)


def open_delimited(path: Path) -> Source:
    """Open a text file.

    :raises BadInput: if it is empty, no text, a web page, or too wide for a list.
    """
    text, notes = decode(path.read_bytes())
    if not text.strip():
        raise BadInput("the file is empty")
    if text.lstrip()[:500].casefold().startswith(("<!doctype html", "<html", "<table", "<?xml")):
        raise BadInput("this is a web page under another name; open it in a spreadsheet and save it as XLSX")
    delimiter = delimiter_of(text)
    top = list(islice(_rows(text, delimiter), TOP))
    for number, row in enumerate(top, 1):
        if len(row) > MOST_COLUMNS:
            raise BadInput(f"row {number} has {len(row):,} columns; a voter list has at most {MOST_COLUMNS}")

    def body(after: int, wanted: Sequence[int]) -> Columns:
        width = max(map(len, top))
        if "\n\n" not in text.rstrip("\n") and all(len(row) == width for row in top):
            try:
                return _at_once(text, delimiter, width=width, after=after, wanted=wanted)
            except pa.ArrowInvalid:
                pass  # a row has fewer or more cells: read row by row, to keep it or to name it
        return _row_by_row(text, delimiter, width=len(top[after - 1]), after=after, wanted=wanted)

    return Source(top, body, notes)


def delimiter_of(text: str) -> str:
    """Find the delimiter: the one that most of the first rows hold most often."""
    lines = [line for line in text[:65_536].split("\n")[:TOP] if line.strip()]
    return max(DELIMITERS, key=lambda sign: sorted(line.count(sign) for line in lines)[len(lines) // 2])


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _at_once(text: str, delimiter: str, *, width: int, after: int, wanted: Sequence[int]) -> Columns:
    names = [f"c{place}" for place in range(width)]
    table = arrow_csv.read_csv(
        pa.py_buffer(text.encode()),
        read_options=arrow_csv.ReadOptions(column_names=names, skip_rows_after_names=after),
        parse_options=arrow_csv.ParseOptions(
            delimiter=delimiter, newlines_in_values='"' in text, ignore_empty_lines=False
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            include_columns=[names[place] for place in wanted],
            strings_can_be_null=True,
            null_values=[""],
        ),
    )
    rows = pa.array(range(after + 1, after + 1 + table.num_rows), pa.int64())
    return Columns(rows, [column.combine_chunks() for column in table.columns])


def _row_by_row(text: str, delimiter: str, *, width: int, after: int, wanted: Sequence[int]) -> Columns:
    rows: list[int] = []
    cells: list[list[str]] = [[] for _ in wanted]
    for number, row in enumerate(_rows(text, delimiter), 1):
        if number <= after or not row:
            continue
        if any(row[width:]):
            raise BadInput(f"row {number} has {len(row)} cells where the heading has {width}")
        rows.append(number)
        for into, place in zip(cells, wanted, strict=True):
            into.append(row[place] if place < len(row) else "")
    return Columns(pa.array(rows, pa.int64()), [pa.array(column, pa.string()) for column in cells])
