"""The command `padan`: one word a task, each a module of `padan.commands`."""

import ast
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import FrameType

from padan.arguments import Parser
from padan.errors import BadInput
from padan.memory import keep_columns
from padan.privacy import leave_nothing
from padan.telling import language_of, said, speaking

_COMMANDS = Path(__file__).with_name("commands")


class _NoPandas(MetaPathFinder):
    """Keeps Arrow from loading pandas, where it is installed: half a second at every start, for nothing.

    Arrow asks of each value whether it is one of pandas', and padan has none. Only Spark's own checks want it.
    """

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        del path, target
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 a published table fails, 2 bad input."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if argv is None:
        keep_columns()
        if arguments[:1] != ["spark"]:
            sys.meta_path.insert(0, _NoPandas())
    with speaking(language_of(arguments)):
        return _run(arguments)


def _run(arguments: list[str]) -> int:
    parser = Parser(
        prog="padan",
        description="Keep a voter list accurate. Nothing leaves this machine.",
        epilog="example: padan check list.xlsx",
    )
    choices = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in summaries().items():
        choices.add_parser(name, help=summary, add_help=False)
    chosen, rest = parser.parse_args(arguments[:1]).command, arguments[1:]
    before = {number: signal.signal(number, _end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        module = importlib.import_module(f"padan.commands.{chosen.replace('-', '_')}")
        return int(module.run(rest))
    except BadInput as problem:
        sys.stderr.write(f"padan {chosen}: {said(str(problem))}\n")
        return 2
    except MemoryError:
        words = said("this machine has too little memory for a list of this size")
        sys.stderr.write(f"padan {chosen}: {words}\n")
        return 2
    except BrokenPipeError:
        # Whoever read the output has seen enough. What is left must not fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, frame: FrameType | None) -> None:
    """Leave at once: what is half-written has no name, or loses it here.

    An exception would have to find its way through the database's own threads, and does not always.
    """
    del frame
    leave_nothing()
    os._exit(128 + number)


def summaries() -> dict[str, str]:
    """Name every command with what it does: the first line of its module, read without importing it."""
    found = {}
    for path in sorted(_COMMANDS.glob("[a-z]*.py")):
        sign = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        found[path.stem.replace("_", "-")] = sign.splitlines()[0].partition(": ")[2].rstrip(".")
    return found
