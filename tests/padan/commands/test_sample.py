import csv
from pathlib import Path

import pytest

from padan.cli import main
from padan.privacy import commitment, load_key
from tests.padan.lists import ONE, TWO, saved


@pytest.fixture
def lists(tmp_path: Path) -> list[str]:
    fresh = [(TWO[0], f"35740115067100{n}", f"BARU {n}", *TWO[3:]) for n in range(10, 40)]
    after = [ONE, TWO, *fresh]
    before = saved(tmp_path, ONE, name="before.csv")
    return [str(saved(tmp_path, *after, name="after.csv")), "--before", str(before)]


def committed(folder: Path, lists: list[str]) -> list[str]:
    for body in ("kpu", "bawaslu"):
        files = ["--secret", str(folder / f"{body}.secret"), "-o", str(folder / f"{body}.json")]
        assert main(["sample", "commit", *lists, "--body", body, *files]) == 0
    secrets = [str(folder / f"{body}.secret") for body in ("bawaslu", "kpu")]
    commitments = [str(folder / f"{body}.json") for body in ("kpu", "bawaslu")]
    return ["--secret", *secrets, "--commitment", *commitments]


def test_both_sides_draw_the_same_rows(
    tmp_path: Path, lists: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    files = committed(tmp_path, lists)
    for name in ("one.csv", "two.csv"):
        out = str(tmp_path / name)
        assert main(["sample", "draw", *lists, "--size", "8", *files, "-o", out]) == 0

    text = (tmp_path / "one.csv").read_text()
    assert text == (tmp_path / "two.csv").read_text()
    assert len({row["baris"] for row in csv.DictReader(text.splitlines())}) == 8
    assert "baru              31        8" in capsys.readouterr().out
    assert TWO[1] not in text


def test_a_row_can_be_named_outside_by_a_keyed_commitment(tmp_path: Path, lists: list[str]) -> None:
    files = committed(tmp_path, lists)
    key, out = tmp_path / "office.key", tmp_path / "out.csv"
    options = ["--size", "8", "-o", str(out), "--key", str(key), "--clear", "--language", "en"]
    main(["sample", "draw", *lists, *files, *options])

    row = next(iter(csv.DictReader(out.read_text().splitlines())))

    values = [row[name] for name in ("row", "village", "station", "nik", "name", "address")]
    assert row["commitment"] == commitment(load_key(key), values)


def test_a_secret_that_was_changed_afterwards_draws_nothing(
    tmp_path: Path, lists: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    files = committed(tmp_path, lists)
    secret = tmp_path / "kpu.secret"
    secret.write_text(secret.read_text().replace('"secret": "', '"secret": "00'))

    assert main(["sample", "draw", *lists, "--size", "8", *files, "-o", str(tmp_path / "out.csv")]) == 2
    assert capsys.readouterr().err.endswith("rahasia kpu tidak cocok dengan komitmennya\n")
    assert not (tmp_path / "out.csv").exists()


def test_a_secret_is_drawn_once(tmp_path: Path, lists: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    committed(tmp_path, lists)

    files = ["--secret", str(tmp_path / "kpu.secret"), "-o", str(tmp_path / "kpu.json")]
    assert main(["sample", "commit", *lists, "--body", "kpu", *files]) == 2
    assert "kpu.secret sudah ada: rahasia diundi satu kali" in capsys.readouterr().err


def test_two_equal_lists_leave_nothing_to_draw(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(saved(tmp_path, ONE))
    files = ["--body", "kpu", "--secret", str(tmp_path / "s"), "-o", str(tmp_path / "c")]

    assert main(["sample", "commit", file, "--before", file, *files]) == 2
    assert "tidak ada yang berubah di antara kedua daftar" in capsys.readouterr().err
