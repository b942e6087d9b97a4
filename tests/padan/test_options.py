import argparse
from datetime import date
from pathlib import Path

import pytest

from padan import options
from padan.errors import BadInput
from padan.progress import Progress
from tests.padan.lists import ONE, saved


def chosen(*argv: str) -> argparse.Namespace:
    words = options.parser("check", "Check.", "padan check list.csv")
    options.add_reading(words)
    options.add_language(words)
    options.add_codes(words)
    return words.parse_args(argv)


def test_the_guess_of_the_columns_is_said_before_the_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = options.read(saved(tmp_path, ONE), chosen(), Progress("check"))

    assert len(register) == 1
    assert capsys.readouterr().err.startswith("padan check: list.csv: columns: No KK = nkk, NIK = nik, ")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"^none\.csv: No such file or directory$"):
        options.read(tmp_path / "none.csv", chosen(), Progress("check"))


def test_the_built_in_regions_are_read_without_an_option() -> None:
    assert options.table_of_regions(chosen()).names["35.74"] == "Kota Probolinggo"


def test_a_day_is_read_or_refused() -> None:
    assert options.day("2026-11-24") == date(2026, 11, 24)
    with pytest.raises(argparse.ArgumentTypeError, match="is no day such as"):
        options.day("24/11/2026")
