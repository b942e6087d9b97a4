"""In which language a command speaks. Lines are written in English where they arise; the catalogue says them.

`data/messages.toml` pairs each English line with its Indonesian one; `{}` stands for what differs, in the same
order in both, and is itself looked up. A test holds that every line that can be said is in it.
"""

import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import resources

LANGUAGES = ("id", "en")
_SPOKEN = ContextVar("language", default="en")


def language_of(words: Sequence[str]) -> str:
    """Return the language that a command line asks for, else PADAN_LANGUAGE, else Indonesian."""
    asked = [words[at + 1] for at, word in enumerate(words[:-1]) if word == "--language"]
    asked += [word.partition("=")[2] for word in words if word.startswith("--language=")]
    known = [language for language in (*asked, os.environ.get("PADAN_LANGUAGE", "")) if language in LANGUAGES]
    return known[0] if known else LANGUAGES[0]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def spoken() -> str:
    """Return the language that is spoken."""
    return _SPOKEN.get()


def said(line: str) -> str:
    """Say an English line in the language that is spoken; what the catalogue does not know stays as it is."""
    return line if _SPOKEN.get() == "en" or not line else _translated(line)


def _translated(line: str) -> str:
    whole, patterns = _catalogue()
    if line in whole:
        return whole[line]
    for pattern, other in patterns:
        if found := pattern.fullmatch(line):
            return other.format(*(_translated(part) for part in found.groups()))
    return line


@cache
def _catalogue() -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    lines = tomllib.loads((resources.files("padan") / "data" / "messages.toml").read_text(encoding="utf-8"))
    whole = {line: other for line, other in lines.items() if "{}" not in line}
    open_lines = sorted((line for line in lines if "{}" in line), key=_weight, reverse=True)
    return whole, [(_pattern(line), lines[line]) for line in open_lines]


def _weight(line: str) -> int:
    """Count the letters of its own: the line that says most is tried first."""
    return len(line.replace("{}", ""))


def _pattern(line: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, line.split("{}"))), re.DOTALL)
