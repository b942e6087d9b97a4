"""An attendance list on paper, typed or read from a spreadsheet: a name a line, a contact if one was left."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rembuk.programme.core.contact import NoContact, contact_of

_HEADERS = {"nama", "name", "nama lengkap", "nama peserta", "no", "nomor"}
_NUMBERING = re.compile(r"^\s*\d{1,4}\s*[.)]\s*")
MOST = 2_000
"""Lines of one list."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One line of the list. `contact` is "" if none was left or it cannot be read."""

    name: str
    contact: str = ""


class TooLong(Exception):
    """The list has more lines than a hall has seats."""


def read_lines(text: str) -> list[Signature]:
    """Read a typed list: "1. Siti; 0812 3456 7890", the numbering and the contact left out or not."""
    lines = [_NUMBERING.sub("", line) for line in text.splitlines()]
    return _read(re.split(r"\s*[;\t]\s*|\s*,\s*(?=[+\d])", line.strip()) for line in lines)


def read_rows(rows: Iterable[Sequence[object]]) -> list[Signature]:
    """Read the rows of a spreadsheet: the first text is the name, the first contact after it the contact."""
    return _read([_said(cell) for cell in row] for row in rows)


def _read(rows: Iterable[Sequence[str]]) -> list[Signature]:
    found: list[Signature] = []
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        names = [cell for cell in cells if any(character.isalpha() for character in cell) and "@" not in cell]
        if not names or names[0].casefold().strip(".") in _HEADERS:
            continue
        found.append(Signature(names[0][:80], next(filter(None, map(_contact, cells)), "")))
        if len(found) > MOST:
            raise TooLong
    return found


def _contact(cell: str) -> str:
    try:
        return contact_of(cell)
    except NoContact:
        return ""


def _said(cell: object) -> str:
    """Write a cell as a person would: a telephone number is no decimal."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
