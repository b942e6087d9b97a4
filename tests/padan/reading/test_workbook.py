import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from padan.errors import BadInput
from padan.reading.headings import looks_like_a_list
from padan.reading.workbook import open_workbook, written


def made(folder: Path, fill: Callable[[xlsxwriter.Workbook], None]) -> Path:
    with xlsxwriter.Workbook(str(folder / "list.xlsx")) as book:
        fill(book)
    return folder / "list.xlsx"


def sheets(*names: str) -> Callable[[xlsxwriter.Workbook], None]:
    def fill(book: xlsxwriter.Workbook) -> None:
        for name in names:
            page = book.add_worksheet(name)
            page.write_row(0, 0, ["NIK", "NAMA"] if name.startswith("list") else ["Catatan"])
            page.write_row(1, 0, ["1", name])

    return fill


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("001", "001"),
        (1.0, "1"),
        (3574014101700001.0, "3574014101700001"),
        (3574014101700000.0, "3.57401410170000E+15"),
        (datetime(1970, 12, 31, tzinfo=UTC), "1970-12-31"),
    ],
)
def test_a_value_is_written_as_its_spreadsheet_shows_it(cell: float | str | datetime, text: str) -> None:
    assert written(cell) == text


def test_the_one_sheet_with_a_list_is_found(tmp_path: Path) -> None:
    source = open_workbook(made(tmp_path, sheets("notes", "list")), None, holds=looks_like_a_list)

    assert [text.to_pylist() for text in source.body(1, [1]).texts] == [["list"]]


@pytest.mark.parametrize(
    ("names", "sheet", "words"),
    [
        (("list", "list 2"), None, "more than one sheet holds a list: list, list 2; choose one with --sheet"),
        (("a", "b"), None, "no sheet holds a list; there are: a, b"),
        (("a", "b"), "c", 'no sheet is called "c"; there are: a, b'),
    ],
)
def test_a_choice_that_is_not_clear_is_refused(
    tmp_path: Path, names: tuple[str, ...], sheet: str | None, words: str
) -> None:
    with pytest.raises(BadInput) as refusal:
        open_workbook(made(tmp_path, sheets(*names)), sheet, holds=looks_like_a_list)

    assert str(refusal.value) == words


def test_cells_merged_down_count_for_every_row(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet()
        page.write_row(0, 0, ["NKK", "NAMA"])
        page.merge_range(1, 0, 2, 0, "77")
        page.write_column(1, 1, ["A", "B"])

    source = open_workbook(made(tmp_path, fill), None, holds=looks_like_a_list)

    assert source.body(1, [0]).texts[0].to_pylist() == ["77", "77"]
    assert source.notes == ("1 merged cells were filled into all their rows",)


def test_cells_merged_across_are_refused_with_their_place(tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet()
        page.write_row(0, 0, ["NIK", "NAMA", "RT"])
        page.merge_range(3, 1, 3, 2, "A")

    with pytest.raises(BadInput, match="merged across columns at B4:C4"):
        open_workbook(made(tmp_path, fill), None, holds=looks_like_a_list).body(1, [0])


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(100 << 20))

    with pytest.raises(BadInput, match=r"unpacks to 0\.1 GiB, which no list needs"):
        open_workbook(tmp_path / "list.xlsx", None, holds=looks_like_a_list)


def test_what_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"PK\x03\x04 and no more")

    with pytest.raises(BadInput, match="cannot be read"):
        open_workbook(tmp_path / "list.xlsx", None, holds=looks_like_a_list)


def test_a_table_of_contents_from_the_future_is_refused(tmp_path: Path) -> None:
    file = made(tmp_path, sheets("list"))
    data = file.read_bytes()
    # The version that is needed stands six bytes behind the mark of an entry.
    entry = data.index(b"PK\x01\x02")
    file.write_bytes(data[: entry + 6] + b"\x4e" + data[entry + 7 :])

    with pytest.raises(BadInput, match="cannot be read: it is broken"):
        open_workbook(file, None, holds=looks_like_a_list)
