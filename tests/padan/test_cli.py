import signal
import subprocess
import sys
from pathlib import Path

import pytest

from padan import cli
from tests.padan.lists import ONE, saved


def test_a_list_of_commands_tells_what_each_does() -> None:
    folder = Path(cli.__file__).with_name("commands")

    assert sorted(cli.summaries()) == sorted(
        path.stem.replace("_", "-") for path in folder.glob("*.py") if path.stem != "__init__"
    )
    assert [name for name, summary in cli.summaries().items() if not summary] == []


def test_an_unknown_command_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["unheard-of"])

    assert end.value.code == 2
    assert "unheard-of" in capsys.readouterr().err


def test_whoever_calls_it_keeps_a_signal_handler_of_its_own(tmp_path: Path) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]

    assert cli.main(["check", str(tmp_path / "absent.csv")]) == 2

    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == before


def test_a_reader_who_has_seen_enough_brings_no_traceback(tmp_path: Path) -> None:
    file = saved(tmp_path, *[ONE] * 20_000)
    code = f"import sys; from padan.cli import main; sys.exit(main(['check', {str(file)!r}, '--json']))"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        error = process.stderr.read() if process.stderr else b""

    assert b"Traceback" not in error
    assert process.returncode != 0


def test_a_command_starts_without_pandas_and_a_library_call_leaves_it_alone() -> None:
    asked = (
        "import sys; from padan import cli; import pyarrow as pa; sys.argv = ['padan', 'check', 'no.csv'];"
        "code = cli.main({}); pa.array([1]); print(code, 'pandas' in sys.modules)"
    )

    said = [
        subprocess.run(
            [sys.executable, "-c", asked.format(argv)], capture_output=True, text=True, check=True
        ).stdout
        for argv in ("", "['check', 'no.csv']")
    ]

    assert said == ["2 False\n", "2 True\n"]
