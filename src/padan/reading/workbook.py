"""Spreadsheets: values only; nothing in them is run."""

import struct
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from padan.errors import BadInput
from padan.reading.source import MOST_COLUMNS, TOP, Columns, Source

Cell = int | float | str | bool | time | date | datetime | timedelta
Rows = list[list[Cell]]

# The sheet of a million voters unpacks to about 1 GB, some 15 times its packed size.
_MOST_UNPACKED = 8 << 30
_BOMB = 100
_SMALL = 64 << 20
# A changed byte in the table of contents shows itself in many ways, also as a version from the future.
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error)


def open_workbook(path: Path, sheet: str | None, *, holds: Callable[[Sequence[Sequence[str]]], bool]) -> Source:
    """Open the sheet of that name, or the only one that `holds` what is wanted.

    :raises BadInput: if the file is broken, locked, or unpacks to far more than a list, if no sheet or more
        than one holds it, or cells are merged across columns.
    """
    _refuse_bomb(path)
    try:
        with CalamineWorkbook.from_path(path) as book:
            page = _choose(book, sheet, holds)
            if page.total_width > MOST_COLUMNS:
                raise BadInput(
                    f"sheet {page.name} has {page.total_width:,} columns; a list has at most {MOST_COLUMNS}"
                )
            rows = page.to_python(skip_empty_area=False)
            merged = page.merged_cell_ranges or []
    except PasswordError as problem:
        raise BadInput("the spreadsheet is locked by a password; save it without one") from problem
    except CalamineError as problem:
        raise BadInput("the spreadsheet cannot be read: it is broken, or no spreadsheet") from problem

    def body(after: int, wanted: Sequence[int]) -> Columns:
        _spread(rows, [area for area in merged if area[1][0] >= after])
        cells = [[row[place] for row in rows[after:]] for place in wanted]
        numbers = pa.array(range(after + 1, len(rows) + 1), pa.int64())
        return Columns(numbers, [_texts(column) for column in cells])

    down = [area for area in merged if area[1][0] >= TOP or area[1][0] > area[0][0]]
    notes = (f"{len(down)} merged cells were filled into all their rows",) if down else ()
    return Source([[written(cell) for cell in row] for row in rows[:TOP]], body, notes)


def written(cell: Cell) -> str:
    """Write a value as its spreadsheet would show it: whole numbers without a point, dates as ISO.

    A spreadsheet keeps 15 digits: a number of 16 that ends in 0 has most likely lost its last one, and is
    written as the spreadsheet shows it, 3.57401010170000E+15.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, int) and abs(cell) >= 10**15 and cell % 10 == 0:
        return f"{cell:.14E}"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)


def _texts(column: list[Cell]) -> pa.Array:
    try:
        return pa.array(column, pa.string())
    except (pa.ArrowTypeError, pa.ArrowInvalid):
        return pa.array([written(cell) for cell in column], pa.string())


def _choose(
    book: CalamineWorkbook, sheet: str | None, holds: Callable[[Sequence[Sequence[str]]], bool]
) -> CalamineSheet:
    if sheet is not None:
        if sheet not in book.sheet_names:
            raise BadInput(f'no sheet is called "{sheet}"; there are: {", ".join(book.sheet_names)}')
        return book.get_sheet_by_name(sheet)
    visible = [page.name for page in book.sheets_metadata if page.visible == SheetVisibleEnum.Visible]
    if len(visible) == 1:
        return book.get_sheet_by_name(visible[0])
    pages = [book.get_sheet_by_name(name) for name in visible]
    lists = [page for page in pages if holds(_top(page))]
    if len(lists) > 1:
        names = ", ".join(page.name for page in lists)
        raise BadInput(f"more than one sheet holds a list: {names}; choose one with --sheet")
    if not lists:
        raise BadInput(f"no sheet holds a list; there are: {', '.join(book.sheet_names)}")
    return lists[0]


def _top(page: CalamineSheet) -> list[list[str]]:
    if page.total_width > MOST_COLUMNS:
        return []
    return [[written(cell) for cell in row] for row in page.to_python(skip_empty_area=False, nrows=TOP)]


def _spread(rows: Rows, merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    for (top, left), (bottom, right) in merged:
        if right > left:
            where = f"{_letters(left)}{top + 1}:{_letters(right)}{bottom + 1}"
            raise BadInput(f"cells are merged across columns at {where}; unmerge them and fill in each cell")
        for row in rows[top + 1 : bottom + 1]:
            row[left] = rows[top][left]


def _letters(place: int) -> str:
    more, last = divmod(place, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)


def _refuse_bomb(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except _BROKEN as problem:
        raise BadInput("the spreadsheet cannot be read: it is broken, or no spreadsheet") from problem
    unpacked = sum(member.file_size for member in members)
    bomb = any(m.file_size > _SMALL and m.file_size > _BOMB * m.compress_size for m in members)
    if bomb or unpacked > _MOST_UNPACKED:
        size = f"{unpacked / 2**30:.1f} GiB"
        raise BadInput(f"the file unpacks to {size}, which no list needs; it was not opened")
