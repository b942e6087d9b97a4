from pathlib import Path

import pytest

from padan import cli


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
