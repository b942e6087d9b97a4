import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from padan.cli import main
from tests.padan import files
from tests.padan.lists import ONE, TWO, saved


def test_a_list_is_checked_on_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(saved(tmp_path, ONE, TWO, ONE)), "--day", "2026-11-24"]) == 0

    assert "  DUP-01            2  Orang yang sama tercatat lebih dari sekali" in capsys.readouterr().out


def test_json_and_the_spreadsheet_name_the_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = saved(tmp_path, ONE, TWO, ONE)

    assert main(["check", str(file), "--json", "--xlsx", str(tmp_path / "out.xlsx")]) == 0

    rows = {each["code"]: each["rows"] for each in json.loads(capsys.readouterr().out)["findings"]}
    assert rows["DUP-01"] == [2, 4]
    assert zipfile.is_zipfile(tmp_path / "out.xlsx")


def test_no_number_of_a_person_is_printed_or_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = ("3574010101010001", "35740141017000XX", *TWO[2:])
    file = saved(tmp_path, ONE, broken, ONE)

    main(["check", str(file), "--json", "--xlsx", str(tmp_path / "out.xlsx")])
    main(["check", str(file)])

    shown = "".join(capsys.readouterr())
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        shown += "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    assert [number for row in (ONE, broken) for number in row[:2] if number in shown] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list.csv", "out.xlsx"]


def test_bad_input_ends_with_2_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.csv").write_text("")

    assert main(["check", str(tmp_path / "list.csv"), "--xlsx", str(tmp_path / "out.xlsx")]) == 2

    assert capsys.readouterr().err == "padan check: list.csv: berkasnya kosong\n"
    assert not (tmp_path / "out.xlsx").exists()


@given(files.lists())
@settings(
    max_examples=int(os.environ.get("PADAN_FUZZED_FILES", "150")),
    suppress_health_check=list(HealthCheck),
)
def test_no_file_brings_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], made: tuple[str, bytes]
) -> None:
    name, data = made
    file = tmp_path / name
    file.write_bytes(data)

    code = main(["check", str(file), "--day", "2026-11-24"])

    shown = capsys.readouterr()
    if code == 2:
        assert shown.out == ""
        assert shown.err.splitlines()[-1].startswith(f"padan check: {name}: ")
    else:
        assert code == 0
        assert "pemilih, umur per 24 November 2026" in shown.out


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_command_told_to_end_or_killed_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    file = saved(tmp_path, *[ONE, TWO] * 100_000)
    command = [sys.executable, "-c", "from padan.cli import main; main()", "check", str(file)]
    with subprocess.Popen(
        [*command, "--xlsx", str(tmp_path / "out.xlsx")], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as process:
        assert process.stderr is not None
        assert any(b"kolom:" in line for line in process.stderr)
        process.send_signal(number)
        process.communicate()

    assert process.returncode == (-number if number == signal.SIGKILL else 128 + number)
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]


def test_two_lists_become_one_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(saved(tmp_path, row, name=name)) for row, name in ((ONE, "kota.csv"), (TWO, "kab.csv"))]

    assert main(["check", *files, "--json", "--report", str(tmp_path / "out.html")]) == 0

    assert [each["source"] for each in json.loads(capsys.readouterr().out)] == ["kota.csv", "kab.csv"]
    assert "<h2>kota.csv</h2>" in (tmp_path / "out.html").read_text()
    assert main(["check", *files, "--xlsx", str(tmp_path / "out.xlsx")]) == 2
