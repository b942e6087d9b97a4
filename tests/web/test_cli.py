import importlib

import pytest

from rembuk.web.cli import COMMANDS, main


def test_every_command_has_its_module() -> None:
    modules = [importlib.import_module(f"rembuk.web.commands.{name.replace('-', '_')}") for name in COMMANDS]

    assert [module.__name__ for module in modules if not callable(module.run)] == []


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"manage"}))
def test_every_command_helps_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main([name, "--help"])

    assert done.value.code == 0
    assert f"example: rembuk {name}" in capsys.readouterr().out


def test_an_unknown_command_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        main(["publish"])

    assert done.value.code == 2
    assert "invalid choice: 'publish'" in capsys.readouterr().err
