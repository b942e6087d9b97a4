from pathlib import Path

import pytest

from padan.errors import BadInput
from padan.recap import Line, check
from padan.recap.table import as_csv, as_json, column_of, number, read


def saved(folder: Path, text: str) -> Path:
    (folder / "rekap.csv").write_text(text, encoding="utf-8")
    return folder / "rekap.csv"


def test_a_table_with_a_line_of_totals_is_read_as_parts_and_whole(tmp_path: Path) -> None:
    rows = "1;A;1.000;2;1.002\n2;B;3;4;7\n;JUMLAH;1.003;6;1.009\n"

    lines = read(saved(tmp_path, f"REKAPITULASI\nNo;Kecamatan;L;P;Jumlah\n{rows}"))

    assert [(line.unit, line.parent, line.figures["end"]) for line in lines] == [
        ("A", "JUMLAH", 1002), ("B", "JUMLAH", 7), ("JUMLAH", "", 1009),
    ]  # fmt: skip
    assert check(lines) == []


def test_codes_tell_which_region_is_part_of_which(tmp_path: Path) -> None:
    text = "Kode,Nama,Akhir,L,P\n35.74,Kota,5,2,3\n35.74.01,A,2,1,1\n35.74.01.1001,AA,2,1,1\n35.74.02,B,3,1,2\n"

    assert [line.parent for line in read(saved(tmp_path, text))] == ["", "35.74", "35.74.01", "35.74"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("204.807.222", 204807222), ("1,204", 1204), ("1 204", 1204), ("-", None), ("", None), ("7.0", 7)],
)
def test_a_number_is_read_as_it_is_printed(text: str, value: int | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n", "rekap.csv: no row among the first has the headings of a recap"),
        ("Kecamatan,L,P\nA,1,x\n", "rekap.csv: row 2, end_women: 'x' is no whole number"),
        ("Kecamatan,L,P,L\nA,1,2,3\n", 'rekap.csv: row 1: two columns are called end_men; the second is "L"'),
        ("Kecamatan,L,P\n", "rekap.csv: there is no line of figures under the heading"),
        ("", "rekap.csv: the file is empty"),
    ],
)
def test_what_is_no_recap_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read(saved(tmp_path, text))

    assert str(refusal.value).startswith(words)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    lines = [
        Line("35.74", "Kota, Contoh", "", {"start": 3, "end": 4, "end_disability_6": 1}),
        Line("35.74.01", "A", "35.74", {"end": 4}),
    ]

    assert read(saved(tmp_path, as_csv(lines))) == lines
    assert '"end_disability_6": 1' in as_json(lines)


def test_a_title_of_any_office_is_known() -> None:
    titles = ("L+P", "Pemilih Baru", "TMS", "x" * 100)

    assert [column_of(title) for title in titles] == ["end", "new", "removed", None]
