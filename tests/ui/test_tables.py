import csv
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from rembuk.ui.tables import Cell, csv_file, spreadsheet

HEAD = ["nomor", "judul", "orang"]
ROWS: list[list[Cell]] = [
    [1, "Daftar “berkelanjutan”, é", 42],
    [2, "=1+1", None],
    [3, "-5; satu\nbaris lagi", 0],
]


def test_a_program_reads_the_table_back_and_no_text_becomes_a_formula() -> None:
    answer = csv_file("capaian", HEAD, ROWS)

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="capaian.csv"'
    assert answer.content.startswith(b"nomor,judul,orang\r\n")
    assert list(csv.reader(answer.content.decode().splitlines(keepends=True))) == [
        HEAD,
        ["1", "Daftar “berkelanjutan”, é", "42"],
        ["2", "'=1+1", ""],
        ["3", "'-5; satu\nbaris lagi", "0"],
    ]


def test_a_spreadsheet_holds_figures_as_figures_and_texts_as_they_are() -> None:
    answer = spreadsheet("capaian", HEAD, ROWS)

    assert answer["Content-Disposition"] == 'attachment; filename="capaian.xlsx"'
    page = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0)
    assert page.to_python() == [
        HEAD,
        [1.0, "Daftar “berkelanjutan”, é", 42.0],
        [2.0, "=1+1", ""],
        [3.0, "-5; satu\nbaris lagi", 0.0],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_whatever_begins_a_formula_stays_a_text(start: str) -> None:
    answer = csv_file("capaian", ["judul"], [[f"{start}cmd"]])

    assert next(csv.reader(answer.content.decode().splitlines(keepends=True)[1:])) == [f"'{start}cmd"]
