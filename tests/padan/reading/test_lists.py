from datetime import date
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet
import pytest
import xlsxwriter

from padan.errors import BadInput
from padan.reading import read
from tests.padan.lists import ONE, TITLES, TWO, saved

READ = {
    "row": 2, "nkk": "3574010101010001", "nik": "3574014101700001", "name": "CONTOH SATU",
    "birthplace": "PROBOLINGGO", "birthdate": date(1970, 1, 1), "birthdate_text": "01|01|1970", "marital": "S",
    "sex": "P", "address": "JL. A, NO 1", "rt": "001", "rw": "002", "disability": None, "ktp_el": "S",
    "remark": None, "province": None, "regency": None, "district": None, "village": "35.74.01.1001",
    "station": "1",
}  # fmt: skip


def test_a_text_file_becomes_a_register(tmp_path: Path) -> None:
    register = read(saved(tmp_path, ONE, TWO))

    assert register.table.to_pylist()[0] == READ
    assert register.source == "list.csv"
    assert "province" not in register.columns_present
    assert "birthdate" in register.columns_present


def test_a_spreadsheet_gives_the_same_rows(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "list.xlsx")) as book:
        sheet = book.add_worksheet("DPT")
        for number, row in enumerate([TITLES, ONE, TWO]):
            sheet.write_row(number, 0, row)

    assert read(tmp_path / "list.xlsx").table == read(saved(tmp_path, ONE, TWO)).table


def test_parquet_gives_the_same_rows_numbered_from_one(tmp_path: Path) -> None:
    text = saved(tmp_path, ONE, TWO)
    columns = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(TITLES, pyarrow.string()))
    pyarrow.parquet.write_table(pyarrow.csv.read_csv(text, convert_options=columns), tmp_path / "list.parquet")

    table = read(tmp_path / "list.parquet").table

    assert table["row"].to_pylist() == [1, 2]
    assert table.drop_columns("row") == read(text).table.drop_columns("row")


def test_a_row_without_any_part_of_a_joined_column_stays(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("depan,tengah,belakang,born\nContoh,,Satu,1970-01-31\n,,,1971-01-31\n")

    register = read(
        tmp_path / "people.csv", mapping={"name": ["depan", "tengah", "belakang"], "birthdate": ["born"]}
    )

    assert register.table["name"].to_pylist() == ["Contoh Satu", None]


def test_a_mapping_joins_columns_of_other_names(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,given_name,surname,born\n7,Contoh,Satu,1970-01-31\n")
    (tmp_path / "map.toml").write_text('name = ["given_name", "surname"]\nbirthdate = "born"\n')

    register = read(tmp_path / "people.csv", mapping=tmp_path / "map.toml")

    assert register.columns_present == {"name", "birthdate", "birthdate_text"}
    assert register.table.select(["name", "birthdate"]).to_pylist() == [
        {"name": "Contoh Satu", "birthdate": date(1970, 1, 31)}
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "list.csv: the file is empty"),
        ("NIK,NAMA\n", "list.csv: there is no row under the heading"),
        ("NIK,NAMA\n1,A,B\n", "list.csv: row 2 has 3 cells where the heading has 2"),
        (
            "NIK,NAMA\n1," + "A" * 40_000,
            "list.csv: row 2, name: 40,000 bytes; a cell holds at most 32,767",
        ),
        (
            'NIK,NAMA\n1,A\n2,"B\n3,C\n4,D\n5,E\n6,F\n7,G\n8,H",\n',
            "list.csv: row 3, name: a cell of 7 lines: a quotation mark is not closed",
        ),
        ("x" + ",x" * 500, "list.csv: row 1 has 501 columns; a voter list has at most 500"),
    ],
)
def test_what_is_no_list_is_refused_in_one_line(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "list.csv").write_text(text)

    with pytest.raises(BadInput) as refusal:
        read(tmp_path / "list.csv")

    assert str(refusal.value) == words


def test_the_heading_again_is_left_out_and_said(tmp_path: Path) -> None:
    told: list[str] = []

    register = read(saved(tmp_path, TITLES, ONE, TITLES, TWO), tell=told.append)

    assert register.table["row"].to_pylist() == [3, 5]
    assert told[-1] == "list.csv: the heading again in row 2, 4: left out"
