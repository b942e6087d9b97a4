import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from rembuk.web.cli import main
from tests.serving import address_in, free_port
from tests.waiting import wait_until
from tests.web.commands.test_load import FIRST_TALK


def start(data: Path, port: int) -> "subprocess.Popen[str]":
    environment = {**os.environ, "REMBUK_DATA": str(data), "REMBUK_DATABASE_URL": ""}
    command = [sys.executable, "-m", "rembuk.web", "serve", "--port", str(port), "--load", str(FIRST_TALK)]
    with said_by(data).open("w") as log:
        return subprocess.Popen(command, env=environment, stderr=log, text=True, start_new_session=True)


def said_by(data: Path) -> Path:
    """Return the file of what a site says: beside its data, for it is none of it."""
    return data.with_suffix(".log")


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return str(answer.read().decode())


def processes_of(group: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "-g", str(group)], capture_output=True, text=True, check=False)
    return [int(pid) for pid in listed.stdout.split()]


@pytest.mark.site
def test_one_command_serves_the_first_talk_and_stops_without_a_trace(tmp_path: Path) -> None:
    serve_and_stop(tmp_path)
    serve_and_stop(tmp_path)


def serve_and_stop(data: Path) -> None:
    with start(data, free_port()) as site:
        address = address_in(said_by(data), site)

        assert "KPU-Bawaslu Talk" in get(f"{address}/")
        assert json.loads(get(f"{address}/sehat"))["well"] is True

        site.send_signal(signal.SIGTERM)
        assert site.wait(20) == 0
    wait_until(lambda: processes_of(site.pid) == [])


def test_a_port_in_use_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert main(["serve", "--port", str(port)]) == 2

    refusal = f"cannot listen on 127.0.0.1:{port} (Address already in use). Choose another with --port."
    assert capsys.readouterr().err == f"rembuk serve: {refusal}\n"


@pytest.mark.parametrize("words", [["--port", "99999"], ["--host", "nowhere.invalid", "--port", "8000"]])
def test_an_address_that_cannot_be_is_one_line(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", *words]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
