"""The tutorial is true: every file in it is written, every command run, every line of output compared."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from padan.cli import main

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = (ROOT / "docs" / "padan" / "tutorial.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(.*)\n((?:.*\n)*?)^```$", TUTORIAL, re.MULTILINE)


def expected(text: str) -> re.Pattern[str]:
    return re.compile("(?:.|\n)*".join(re.escape(part) for part in text.split("…")))


def run(command: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    if command[0] == "padan":
        assert main(command[1:]) in {0, 1}
        return capsys.readouterr().out
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *command[1:]], check=True, capture_output=True, text=True, env=environment
    ).stdout


def test_the_tutorial_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = 0
    for kind, text in BLOCKS:
        if kind.startswith("csv "):
            (tmp_path / kind.removeprefix("csv ")).write_text(text, encoding="utf-8")
            continue
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE):
            commands += 1
            shown = run(shlex.split(command), capsys)
            assert expected(output).fullmatch(shown), f"{command}\n{shown}"

    assert commands == TUTORIAL.count("\n$ ") >= 8
