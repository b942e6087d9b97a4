import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from padan import matching
from padan.cli import main
from padan.commands.spark import table
from padan.reading import read
from padan.spark.blocks import Blocks
from tests.padan.voters import made_register


def test_what_was_counted_is_laid_out_with_its_sum() -> None:
    shown = table([Blocks("nik", False, 1200, 3000, 4, 20, 25), Blocks("nik", True, 3, 30, 12, 2, 5)])

    lines = [line.split() for line in shown.splitlines()[2:]]
    assert lines == [["nik", "1,200", "4", "20", "25"], ["nik,", "finer", "3", "12", "2", "5"], ["30"]]


def test_without_spark_it_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)

    assert main(["spark", "dedupe", str(tmp_path), "-o", str(tmp_path / "pairs")]) == 2

    assert "pyspark" in capsys.readouterr().err


@pytest.mark.spark
def test_gathered_lists_are_searched_as_one(tmp_path: Path) -> None:
    whole = made_register().table
    for name, part in (("kota", whole.slice(0, 3000)), ("kab", whole.slice(3000)), ("whole", whole)):
        pq.write_table(part.drop_columns(["row"]), tmp_path / f"{name}.parquet")
    lists = [str(tmp_path / f"{name}.parquet") for name in ("kota", "kab")]
    gathered, pairs = str(tmp_path / "gathered"), tmp_path / "pairs"

    assert main(["spark", "gather", *lists, "-o", gathered]) == 0
    # In a process of its own, as Spark does not start twice in one with other settings.
    words = ["spark", "dedupe", gathered, "-o", str(pairs), "--threshold", "0.9", "--master", "local[2]"]
    code = f"import sys; from padan.cli import main; sys.exit(main({words!r}))"
    environment = {name: value for name, value in os.environ.items() if name != "PYSPARK_PYTHON"}
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, env=environment, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr[-2000:]
    assert "blok, dihitung sebelum satu pun dibuka" in done.stderr
    found = pq.read_table(pairs)
    here = matching.dedupe(read(tmp_path / "whole.parquet")).table(0.9)
    # Both lists begin at row 1 and follow one another, so the numbers are those of the whole.
    assert sorted(zip(*(found[name].to_pylist() for name in ("row_l", "row_r")), strict=True)) == sorted(
        zip(*(here[name].to_pylist() for name in ("row_l", "row_r")), strict=True)
    )
