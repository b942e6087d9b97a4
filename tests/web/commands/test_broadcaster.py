from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from rembuk.hall.queries.broadcast import folder_of
from rembuk.programme.core.talk import State
from rembuk.web.cli import main
from rembuk.web.commands.broadcaster import Rounds
from rembuk.web.health import BROADCASTER_HEARTBEAT
from tests.factories import programme as sample
from tests.factories import stream
from tests.hall.streaming import free_port


# Real transactions: between two rounds the command gives its connection back, and takes another.
@pytest.mark.django_db(transaction=True)
def test_the_streams_of_the_site_are_tended_until_a_signal(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    talk, held = sample.talk(State.LIVE), sample.talk(State.HELD)
    for each in (talk, held):
        stream.broadcast(each, port=free_port())
    rounds = Rounds()
    Timer(1.5, rounds.stop).start()

    rounds.live()

    assert (tmp_path / BROADCASTER_HEARTBEAT).exists()
    assert [(folder_of(each.pk) / "recording").exists() for each in (talk, held)] == [True, False]
    listening = [path for path in Path("/proc").glob("[0-9]*/cmdline") if str(tmp_path) in _words(path)]
    assert listening == []


def _words(command: Path) -> str:
    try:
        return command.read_bytes().decode()
    except OSError:
        return ""


def test_help_shows_how(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["broadcaster", "--help"])

    assert "example: rembuk broadcaster" in capsys.readouterr().out
