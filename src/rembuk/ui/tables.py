"""A table as a file: CSV for programs, a spreadsheet for people.

CSV is as RFC 4180 and programs have it: commas, UTF-8 and no mark before it. Where Indonesian is set, Excel
expects semicolons and another encoding in such a file; who opens a table there gets a real spreadsheet instead.
"""

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

import xlsxwriter
from django.http import HttpResponse

Cell = str | int | None

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 60


def csv_file(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """Answer with a table as `name`.csv. None is an empty cell; no text becomes a formula."""
    into = StringIO()
    table = csv.writer(into)
    table.writerow(head)
    table.writerows([_no_formula(cell) for cell in row] for row in rows)
    return _file(f"{name}.csv", into.getvalue().encode(), "text/csv; charset=utf-8")


def spreadsheet(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """Answer with a table as `name`.xlsx: its heads stay in sight, figures are figures, texts are texts."""
    into = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(into, options) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, head, book.add_format({"bold": True, "bottom": 1}))
        for line, row in enumerate(rows, 1):
            page.write_row(line, 0, row)
        page.freeze_panes(1, 0)
        page.autofit(_WIDEST * 7)  # in pixels, about seven a letter
    return _file(f"{name}.xlsx", into.getvalue(), _SHEET)


def _no_formula(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _file(name: str, content: bytes, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
