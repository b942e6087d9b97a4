from pathlib import Path

import pyarrow.parquet as pq
import pytest

from padan import cli
from tests.padan.voters import made_register


def test_link_names_both_lists_and_writes_the_pairs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = made_register().table
    for name, part in (("left", table.slice(0, 3000)), ("right", table.slice(3000))):
        pq.write_table(part, tmp_path / f"{name}.parquet")

    code = cli.main(
        [
            "link",
            str(tmp_path / "left.parquet"),
            str(tmp_path / "right.parquet"),
            "-o",
            str(tmp_path / "pairs.parquet"),
            "--report",
            str(tmp_path / "pairs.html"),
        ]
    )

    assert code == 0
    assert capsys.readouterr().out.startswith("left.parquet: 3.000 baris, right.parquet: 3.000 baris; ")
    assert pq.read_table(tmp_path / "pairs.parquet").num_rows > 0
    page = (tmp_path / "pairs.html").read_text(encoding="utf-8")
    assert "<h2>left.parquet · right.parquet</h2>" in page
