from datetime import date
from pathlib import Path

from padan.checking import check
from padan.reading import read
from padan.report.terminal import table
from tests.padan.lists import ONE, TWO, saved

NO_NIK = ("3574010101010001", "", *TWO[2:])


def test_findings_stand_under_their_severity_and_there_is_no_total(tmp_path: Path) -> None:
    lines = table(check(read(saved(tmp_path, ONE, NO_NIK)), day=date(2026, 11, 24)), "id").splitlines()

    assert lines[0] == "list.csv: 2 pemilih, umur per 24 November 2026, kode menurut PKPU 7/2022, Lampiran II"
    assert lines[1:9] == [
        "",
        "Harus diperbaiki",
        "  NIK-01            1  NIK kosong",
        "",
        "Perlu diperiksa",
        "  tidak ada temuan",
        "",
        "Untuk diketahui",
    ]
    assert lines[-1].startswith("Tidak ditanyakan, karena kolomnya tidak ada: REG-03")
