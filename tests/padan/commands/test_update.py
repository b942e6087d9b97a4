from pathlib import Path

import pyarrow.parquet as pq
import pytest

from padan import cli
from tests.padan.voters import made_register, register


def test_update_holds_changes_against_the_state_of_a_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pq.write_table(made_register().table, tmp_path / "list.parquet")
    changes = register({"remark": "B"}, {"name": "MISNADI", "nik": "3574010909880001", "remark": "1"}).table
    pq.write_table(changes, tmp_path / "changes.parquet")
    cli.main(["dedupe", str(tmp_path / "list.parquet"), "--save-state", str(tmp_path / "state")])
    capsys.readouterr()

    code = cli.main(
        ["update", str(tmp_path / "state"), str(tmp_path / "changes.parquet"), "-o", str(tmp_path / "out.csv")]
    )

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "2 perubahan terhadap 6.000 baris",
        "        1 tambahkan",
        "        1 tidak ditemukan",
    ]
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 3
