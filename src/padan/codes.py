"""Codes of the form, one table for each regulation: data that an office can replace."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from padan.errors import BadInput

COLUMNS = ("sex", "marital", "ktp_el", "disability", "remark")
NEWEST = "pkpu-7-2022"

_FOLDER = resources.files("padan") / "data" / "codes"


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes by one regulation.

    `read` gives, for a column, the code of each spelling in capitals; `names` the meaning of each code.
    `unchecked` lists the codes, as `column.code`, that nobody has yet compared with the regulation's text.
    """

    regulation: str
    title: str
    read: Mapping[str, Mapping[str, str]]
    names: Mapping[str, Mapping[str, str]]
    unchecked: tuple[str, ...]


def regulations() -> list[str]:
    """Name the built-in regulations."""
    return sorted(file.name.removesuffix(".toml") for file in _FOLDER.iterdir() if file.name.endswith(".toml"))


def load(regulation: str | Path = NEWEST) -> Codes:
    """Load a built-in table by its name, or one of an office's own from a file.

    :raises BadInput: if there is no such table, or the file is none.
    """
    file: Path | Traversable
    if isinstance(regulation, Path) or regulation.endswith(".toml"):
        file = Path(regulation)
    elif regulation in regulations():
        file = _FOLDER / f"{regulation}.toml"
    else:
        raise BadInput(f"no table of codes is called {regulation}; there are: {', '.join(regulations())}")
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        return _codes(file.name.removesuffix(".toml"), raw)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise BadInput(f"codes {file.name}: not a table of codes: {problem}") from problem


def _codes(name: str, raw: Mapping[str, Mapping[str, Mapping[str, object]]]) -> Codes:
    read: dict[str, dict[str, str]] = {}
    unchecked = []
    for column in COLUMNS:
        read[column] = {}
        for code, entry in raw[column].items():
            spellings = entry.get("also", [])
            if not isinstance(spellings, list):
                raise TypeError(f"{column}.{code}.also is no list")
            for spelling in (code, *spellings):
                read[column][str(spelling).upper()] = code
            if not entry.get("checked", True):
                unchecked.append(f"{column}.{code}")
    names = {column: {code: str(entry["id"]) for code, entry in raw[column].items()} for column in COLUMNS}
    return Codes(name, str(raw["title"]), read, names, tuple(unchecked))
