"""The numbers of official letters: a pattern of the body, filled in with a number that counts up."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Formatter

_FIELDS = frozenset({"number", "month", "roman", "year"})
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class BadPattern(Exception):
    """The pattern does not hold a number, or holds something that is not known."""


def check(pattern: str) -> None:
    """Go on only with a pattern that can be filled in. :raises BadPattern: otherwise."""
    try:
        fields = [field for field in Formatter().parse(pattern) if field[1] is not None]
    except ValueError as problem:
        raise BadPattern from problem
    for _text, name, spec, conversion in fields:
        if name not in _FIELDS or conversion or (spec and not _is_width(spec)):
            raise BadPattern
    if "number" not in {name for _text, name, _spec, _conversion in fields}:
        raise BadPattern


def filled(pattern: str, *, number: int, day: date) -> str:
    """Return the number of a letter: "51/PP.05-Und/3574/2026". :raises BadPattern: if the pattern is none."""
    check(pattern)
    return pattern.format(number=number, month=f"{day.month:02}", roman=_ROMAN[day.month - 1], year=day.year)


def usual_patterns(file: Path) -> Mapping[str, str]:
    """Read the patterns that bodies of each kind begin with."""
    with file.open("rb") as source:
        return {kind: table["pattern"] for kind, table in tomllib.load(source).items()}


def _is_width(spec: str) -> bool:
    """Say whether a format asks for leading zeros and nothing else, as in {number:03}."""
    return len(spec) == 2 and spec[0] == "0" and spec[1] in "23456"
