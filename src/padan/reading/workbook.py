"""Spreadsheets: values only; nothing in them is run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook

from padan.errors import BadInput
from padan.reading.source import MOST_COLUMNS, TOP, Columns

Cell = int | float | str | bool | time | date | datetime | timedelta


@dataclass(frozen=True, slots=True)
class Workbook:
    """One sheet of a workbook."""

    rows: Sequence[Sequence[Cell]]

    @property
    def top(self) -> Sequence[Sequence[str]]:
        """The first rows as text."""
        return [[written(cell) for cell in row] for row in self.rows[:TOP]]

    def body(self, after: int, wanted: Sequence[int]) -> Columns:
        """Read the columns `wanted` of the rows below the first `after` rows."""
        body = self.rows[after:]
        rows = pa.array(range(after + 1, after + 1 + len(body)), pa.int64())
        return Columns(rows, [pa.array([written(row[place]) for row in body], pa.string()) for place in wanted])


def written(cell: Cell) -> str:
    """Write a cell's value as its spreadsheet would show it: whole numbers without a point, dates as ISO."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)


def open_workbook(path: Path, sheet: str | None) -> Workbook:
    """Open the sheet of that name, or the first one."""
    try:
        with CalamineWorkbook.from_path(path) as book:
            name = sheet or book.sheet_names[0]
            if name not in book.sheet_names:
                raise BadInput(f'no sheet is called "{name}"; there are: {", ".join(book.sheet_names)}')
            page = book.get_sheet_by_name(name)
            if page.total_width > MOST_COLUMNS:
                raise BadInput(f"the sheet has {page.total_width:,} columns; a list has at most {MOST_COLUMNS}")
            return Workbook(page.to_python(skip_empty_area=False))
    except CalamineError as problem:
        raise BadInput(f"the spreadsheet cannot be read: {problem}") from problem
