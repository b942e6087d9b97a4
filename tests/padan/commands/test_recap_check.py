import json
from pathlib import Path

import pytest

from padan.cli import main


def saved(folder: Path, text: str) -> str:
    (folder / "rekap.csv").write_text(text)
    return str(folder / "rekap.csv")


def test_the_line_that_fails_is_named_and_the_command_says_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(tmp_path, "Wilayah;L;P;Jumlah\nKota Probolinggo;88.205;91.617;179.823\n")

    assert main(["recap-check", file]) == 1

    assert capsys.readouterr().out.splitlines() == [
        "rekap.csv: 1 baris, 1 tidak cocok",
        "  Kota Probolinggo: akhir L 88.205 + akhir P 91.617 = 179.822; tertulis akhir 179.823, selisih +1",
    ]


def test_a_table_that_agrees_says_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recap-check", saved(tmp_path, "Wilayah;L;P;Jumlah\nA;1;2;3\n"), "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == {"lines": 1, "failures": []}


def test_bad_input_says_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recap-check", saved(tmp_path, "a;b\n1;2\n")]) == 2
    assert capsys.readouterr().err.startswith(
        "padan recap-check: rekap.csv: di baris-baris pertama tidak ada judul kolom rekap"
    )
