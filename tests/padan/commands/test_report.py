from pathlib import Path

import pyarrow.parquet as pq
import pytest

from padan.cli import main
from tests.padan.lists import ONE, TITLES, TWO, saved, written
from tests.padan.voters import made_register


def test_two_lists_become_one_report_and_no_person_is_in_it(tmp_path: Path) -> None:
    whole = made_register().table
    for name, table in (("kota", whole.slice(0, 3500)), ("kab", whole.slice(2500))):
        pq.write_table(table, tmp_path / f"{name}.parquet")
    files = [str(tmp_path / "kota.parquet"), str(tmp_path / "kab.parquet")]

    assert main(["report", *files, "-o", str(tmp_path / "out.html"), "--day", "2026-11-24"]) == 0

    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    heads = ("<h2>kota.parquet</h2>", "<h2>kab.parquet</h2>", "<h2>kota.parquet · kab.parquet</h2>")
    assert [page.count(head) for head in heads] == [1, 1, 1]
    for column in ("nik", "nkk", "name"):
        assert [text for text in whole[column].to_pylist() if text and f">{text}<" in page] == []


def test_a_list_without_numbers_is_checked_only(tmp_path: Path) -> None:
    file = tmp_path / "salinan.csv"
    rows = [[row[2], row[6], row[7], *row[8:10]] for row in (TITLES, ONE, TWO)]
    file.write_text(written(rows), encoding="utf-8")

    assert main(["report", str(file), "-o", str(tmp_path / "out.pdf"), "--language", "en"]) == 0

    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_a_report_of_another_kind_is_refused_before_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(saved(tmp_path, ONE)), "-o", str(tmp_path / "out.docx")]) == 2

    assert capsys.readouterr().err.startswith("padan report: out.docx: ")
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]
