"""The parser of a command's words: help in the spoken language, and one line for what cannot be used."""

import argparse
from collections.abc import Iterable
from typing import Any, NoReturn

from padan.telling import said


class _Help(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, said("usage: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the language of `padan.telling`."""

    def __init__(self, **words: Any) -> None:  # noqa: ANN401 - the words of ArgumentParser
        super().__init__(**{"formatter_class": _Help} | words)

    def format_help(self) -> str:
        """Write the help, every line of it looked up."""
        for group in self._action_groups:
            group.title = said(group.title or "")
        for action in self._actions:
            # The names of acts have their help in a list of their own.
            for each in (action, *getattr(action, "_choices_actions", ())):
                each.help = said(each.help) if each.help else each.help
        self.description = said(self.description or "")
        self.epilog = said(self.epilog or "")
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """End with exit code 2 and one line."""
        self.exit(2, f"{self.prog}: {said(message)}; {said('see --help')}\n")
