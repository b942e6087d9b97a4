import io
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from padan.checking import check
from padan.reading import read
from padan.report import sheets
from tests.padan.lists import ONE, TWO, saved


def pages(folder: Path, *, clear: bool) -> dict[str, list[list[object]]]:
    register = read(saved(folder, ONE, TWO, ONE))
    into = io.BytesIO()
    sheets.write(check(register, day=date(2026, 11, 24)), register, into, language="id", clear=clear)
    into.seek(0)
    book = CalamineWorkbook.from_filelike(into)
    return {name: list(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}  # type: ignore[arg-type]


def test_a_rule_has_a_sheet_with_the_offices_row_numbers(tmp_path: Path) -> None:
    found = pages(tmp_path, clear=False)

    assert list(found) == ["Ringkasan", "BRT-04", "DUP-01"]
    assert found["DUP-01"] == [
        ["Baris", "DESA KELURAHAN", "TPS", "NIK", "NAMA", "TANGGAL LAHIR"],
        [2.0, "35.74.01.1001", "1", "357401**********", "C***** S***", "**-**-1970"],
        [4.0, "35.74.01.1001", "1", "357401**********", "C***** S***", "**-**-1970"],
    ]


@pytest.mark.parametrize("clear", [True, False])
def test_a_person_is_masked_unless_it_is_asked_otherwise(tmp_path: Path, clear: bool) -> None:
    assert ("3574014101700001" in str(pages(tmp_path, clear=clear))) is clear
