"""Text files: the encoding and the delimiter found, every row kept."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import csv as arrow_csv

from padan.errors import BadInput
from padan.reading.source import MOST_COLUMNS, TOP, Columns

DELIMITERS = ",;\t|^~"
# A field longer than this is no address: it is damage, or made to exhaust the reader.
LONGEST = 32_767

csv.field_size_limit(1 << 30)


def _windows(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    stray = problem.object[problem.start : problem.end]
    return "".join(bytes([byte]).decode("cp1252", "replace") for byte in stray), problem.end


# Old spreadsheets save in Windows' encoding, and pasted rows bring it into a file that is UTF-8 elsewhere.
codecs.register_error("padan.windows", _windows)


def decode(data: bytes) -> str:
    """Read text in UTF-8, UTF-16, or Windows-1252 where it is not UTF-8, and with any kind of line end."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    elif data[1:2] == b"\0" and data[3:4] == b"\0":
        text = data.decode("utf-16-le", "replace")
    elif data[:1] == b"\0" and data[2:3] == b"\0":
        text = data.decode("utf-16-be", "replace")
    else:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "padan.windows")
    if "\0" in text:
        raise BadInput("this is no text file")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def delimiter_of(text: str) -> str:
    """Find the delimiter: the one that cuts the first rows into the most equal cells."""
    lines = [line for line in text[:65_536].split("\n")[:TOP] if line.strip()]
    return max(DELIMITERS, key=lambda sign: sorted(line.count(sign) for line in lines)[len(lines) // 2])


@dataclass(frozen=True, slots=True)
class Delimited:
    """A text file, cut at its delimiter."""

    text: str
    delimiter: str
    top: Sequence[Sequence[str]]

    def body(self, after: int, wanted: Sequence[int]) -> Columns:
        """Read the columns `wanted` of the rows below the first `after` rows; blank rows are counted."""
        width = max(map(len, self.top))
        even = "\n\n" not in self.text and all(len(row) == width for row in self.top[after - 1 :])
        if even:
            try:
                return self._fast(after, wanted, width)
            except pa.ArrowInvalid:
                pass  # a row has fewer or more cells: read one by one, to keep the row or to name it
        return self._row_by_row(after, wanted)

    def _fast(self, after: int, wanted: Sequence[int], width: int) -> Columns:
        names = [f"c{place}" for place in range(width)]
        table = arrow_csv.read_csv(
            pa.py_buffer(self.text.encode()),
            read_options=arrow_csv.ReadOptions(column_names=names, skip_rows_after_names=after),
            parse_options=arrow_csv.ParseOptions(
                delimiter=self.delimiter, newlines_in_values='"' in self.text, ignore_empty_lines=False
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

    def _row_by_row(self, after: int, wanted: Sequence[int]) -> Columns:
        width = len(self.top[after - 1])
        rows: list[int] = []
        cells: list[list[str]] = [[] for _ in wanted]
        for number, row in enumerate(_rows(self.text, self.delimiter), 1):
            if number <= after or not any(row):
                continue
            if any(row[width:]):
                raise BadInput(f"row {number} has {len(row)} cells where the heading has {width}")
            rows.append(number)
            for into, place in zip(cells, wanted, strict=True):
                into.append(row[place] if place < len(row) else "")
        return Columns(pa.array(rows, pa.int64()), [pa.array(column, pa.string()) for column in cells])


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def open_delimited(path: Path) -> Delimited:
    """Open a text file."""
    text = decode(path.read_bytes())
    if not text.strip():
        raise BadInput("the file is empty")
    delimiter = delimiter_of(text)
    top = []
    for number, row in enumerate(_rows(text, delimiter), 1):
        if len(row) > MOST_COLUMNS:
            raise BadInput(f"row {number} has {len(row):,} columns; a voter list has at most {MOST_COLUMNS}")
        top.append(row)
        if number == TOP:
            break
    return Delimited(text, delimiter, top)
