import json
from pathlib import Path

import pytest

from padan.cli import main
from tests.padan.lists import ONE, TWO, saved


def test_two_lists_are_counted_and_written_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = saved(tmp_path, ONE, name="before.csv"), saved(tmp_path, ONE, TWO, name="after.csv")

    assert main(["recap", "--before", str(before), str(after), "-o", str(tmp_path / "rekap.csv")]) == 0

    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert rows[1] == ["Kota", "Probolinggo", "1", "1", "0", "0", "0", "0", "2", "1", "1"]
    assert [row[0] for row in rows[2:]] == ["Kademangan", "Ketapang"]
    assert main(["recap-check", str(tmp_path / "rekap.csv")]) == 0


def test_json_names_no_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recap", str(saved(tmp_path, ONE, TWO)), "--json"]) == 0

    shown = capsys.readouterr().out
    assert json.loads(shown)["lines"][0]["figures"]["end"] == 2
    assert [cell for row in (ONE, TWO) for cell in row[:3] if cell in shown] == []
