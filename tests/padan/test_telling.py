"""Whatever a command can say is in the catalogue, and nothing else is."""

import argparse
import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import padan
from padan.cli import summaries
from padan.telling import language_of, said, speaking
from padan.updating.propose import Proposal

HERE = Path(padan.__file__).parent
CATALOGUE = tomllib.loads((HERE / "data" / "messages.toml").read_text(encoding="utf-8"))
SAYING = {"BadInput", "tell", "say", "step", "said", "ArgumentTypeError", "add_argument_group"}
# Said by the system, by Python's own parser of arguments, or put together from parts.
OTHERS = {
    *("No such file or directory", "Permission denied", "Is a directory", "Not a directory"),
    *("No space left on device", "cannot be read", "cannot be written", "not a model"),
    *("options", "positional arguments", "show this help message and exit", "example: {}"),
    *("the following arguments are required: {}", "unrecognized arguments: {}", "argument {}: {}"),
    *("invalid choice: {} (choose from {})", "expected one argument", "expected at least one argument"),
    *("invalid int value: {}", "invalid float value: {}", "no heading is", "more than one heading is"),
    *("{}: columns: {}", "{}; not used: {}", "{}: {} rows", "{}: {} rows, {}: {} rows", "{}: {}"),
    "not all of it is UTF-8; the rest was read as Windows-1252: look at names with accents",
    *("{} merged cells were filled into all their rows", "each body's secret", "each body's commitment"),
    "{}; {} pairs compared",
}


def line(node: ast.expr | None) -> str:
    """Write a piece of code as the line it makes, with {} for what differs; nothing where it is no line."""
    match node:
        case ast.Constant(str() as text):
            return text
        case ast.JoinedStr(parts):
            return "".join(line(part) if isinstance(part, ast.Constant) else "{}" for part in parts)
        case _:
            return ""


def lines(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in SAYING and node.args:
                yield line(node.args[0])
            if name == "parser" and len(node.args) > 1:
                yield line(node.args[1])
            yield from (line(word.value) for word in node.keywords if word.arg in {"help", "description"})


def every_line() -> set[str]:
    found = {said_there for path in HERE.rglob("*.py") for said_there in lines(path)}
    return (found | set(summaries().values()) | {str(each) for each in Proposal} | OTHERS) - {""}


def test_whatever_can_be_said_is_in_the_catalogue_and_nothing_else_is() -> None:
    assert sorted(every_line() - CATALOGUE.keys()) == []
    assert sorted(CATALOGUE.keys() - every_line()) == []


def test_both_languages_leave_the_same_places_open() -> None:
    assert [one for one, other in CATALOGUE.items() if one.count("{}") != other.count("{}")] == []


def test_a_line_is_said_with_what_differs_and_that_in_turn() -> None:
    with speaking("id"):
        assert said("list.csv: row 3: a quotation mark is not closed") == (
            "list.csv: baris 3: tanda kutip tidak ditutup"
        )
        assert said("none.csv: No such file or directory") == "none.csv: berkas atau map tidak ada"
        assert said("what nobody knows") == "what nobody knows"
    assert said("the file is empty") == "the file is empty"


def test_the_language_is_asked_for_or_set_or_indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    assert language_of(["check", "list.csv"]) == "id"
    assert language_of(["check", "--language", "en", "list.csv"]) == "en"
    assert language_of(["check", "--language=en"]) == "en"
    assert language_of(["check", "--language", "xx"]) == "id"
    monkeypatch.setenv("PADAN_LANGUAGE", "en")
    assert language_of(["check", "list.csv"]) == "en"


def test_pythons_own_parser_says_what_the_catalogue_expects() -> None:
    parser = argparse.ArgumentParser(exit_on_error=False)
    parser.add_argument("--size", type=int, choices=[1])
    said_by_python = []
    for words in (["--size", "x"], ["--size", "2"], ["--size"]):
        try:
            parser.parse_args(words)
        except argparse.ArgumentError as problem:
            said_by_python.append(str(problem))

    with speaking("id"):
        assert [said(words) for words in said_by_python] == [
            "--size: 'x' bukan bilangan bulat",
            "--size: 2 tidak dikenal; pilih dari 1",
            "--size: harus diikuti satu nilai",
        ]
    assert re.search("argument", "".join(said_by_python))
