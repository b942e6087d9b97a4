"""Files to throw at the reader: lists of every kind and every damage, whole and broken."""

import io
from datetime import UTC, datetime

import pyarrow as pa
import xlsxwriter
from hypothesis import strategies as st
from pyarrow import parquet

from tests.padan.lists import ONE, TITLES

_CELLS = st.one_of(
    st.sampled_from(ONE),
    st.sampled_from(["", "3.574E+15", "'3574014101700001", '="3574"']),
    st.sampled_from(["31|12|1582", "01-01-2190", "5021970", "25934", "99999"]),
    st.text(max_size=12),
    st.integers().map(str),
)
_TITLES = st.one_of(st.sampled_from(TITLES), st.text(max_size=12), st.just(""))
_ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])


_OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


@st.composite
def _grids(draw: st.DrawFn) -> list[list[str]]:
    above = draw(st.lists(st.lists(st.text(max_size=12), max_size=3), max_size=3))
    titles = draw(st.one_of(st.just(list(TITLES)), st.lists(_TITLES, max_size=18)))
    width = st.integers(len(titles), len(titles)) if draw(st.booleans()) else st.integers(0, 20)
    rows = draw(st.lists(width.flatmap(lambda n: st.lists(_CELLS, min_size=n, max_size=n)), max_size=6))
    return [*above, titles, *([titles] if draw(st.booleans()) else []), *rows]


def _text(grid: list[list[str]], delimiter: str, encoding: str) -> bytes:
    lines = [delimiter.join(f'"{c}"' if delimiter in c else c for c in row) for row in grid]
    return "\n".join(lines).encode(encoding, "replace")


def _workbook(grid: list[list[str]]) -> bytes:
    into = io.BytesIO()
    with xlsxwriter.Workbook(into, _OPTIONS) as book:
        # The hour of the making would be written into the file, and no file come out twice.
        book.set_properties({"created": datetime(2026, 11, 24, tzinfo=UTC)})
        page = book.add_worksheet()
        for number, row in enumerate(grid):
            for place, cell in enumerate(row):
                page.write(number, place, cell)
    return into.getvalue()


def _parquet(grid: list[list[str]]) -> bytes:
    into = pa.BufferOutputStream()
    names = [f"{title}{'' if i < 2 else i}" or f"c{i}" for i, title in enumerate(grid[0])]
    body = [row for row in grid[1:] if len(row) == len(names)]
    columns = [pa.array([row[i] for row in body], pa.string()) for i in range(len(names))]
    parquet.write_table(pa.table(columns, names=names), into)
    return bytes(into.getvalue())


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, bytes]:
    """Make a file: its name and what is in it, which may be cut short or have a byte changed."""
    kind = draw(st.sampled_from(["csv", "csv", "xlsx", "parquet", "bin"]))
    if kind == "bin":
        return draw(st.sampled_from(["list.csv", "list.xlsx", "list.parquet"])), draw(st.binary(max_size=200))
    grid = draw(_grids())
    if kind == "csv":
        data = _text(grid, draw(st.sampled_from(",;\t|")), draw(_ENCODINGS))
    else:
        data = _workbook(grid) if kind == "xlsx" else _parquet(grid)
    damage = draw(st.sampled_from(["none", "none", "cut", "byte"]))
    at = draw(st.integers(0, max(len(data) - 1, 0)))
    if damage == "cut":
        data = data[:at]
    elif damage == "byte":
        data = data[:at] + draw(st.binary(min_size=1, max_size=1)) + data[at + 1 :]
    return f"list.{kind}", data
