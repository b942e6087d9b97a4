"""An attendance list on paper, typed or read from a spreadsheet: a name a line, a contact if one was left."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rembuk.programme.core.contact import NoContact, contact_of

_HEADERS = {"nama", "name", "nama lengkap", "nama peserta"}
_NUMBERS = {"no", "nomor"}
_NUMBERING = re.compile(r"^\s*\d{1,4}\s*[.)]\s*")
MOST = 2_000
"""Lines of one list."""
LONGEST = 80
"""Letters of a name."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One line of the list. `contact` is "" if none was left or it cannot be read."""

    name: str
    contact: str = ""


class TooLong(Exception):
    """The list has more lines than a hall has seats."""


class NameTooLong(Exception):
    """More letters than a name has: most likely several names on one line. `line` counts from one."""

    def __init__(self, line: int, name: str) -> None:
        super().__init__(line)
        self.line = line
        self.name = name


def read_lines(text: str) -> list[Signature]:
    """Read a typed list: "1. Siti; 0812 3456 7890", the numbering and the contact left out or not.

    :raises TooLong, NameTooLong: as their names say; nobody's name is cut.
    """
    lines = [_NUMBERING.sub("", line) for line in text.splitlines()]
    return _read(re.split(r"\s*[;\t]\s*|\s*,\s*(?=[+\d])", line.strip()) for line in lines)


def read_rows(rows: Iterable[Sequence[object]]) -> list[Signature]:
    """Read the rows of a spreadsheet. The first text is the name, the first contact the contact.

    Under a heading such as "Nama" that column is the name; what stands above it is the title of the sheet.
    :raises TooLong, NameTooLong: as their names say; nobody's name is cut.
    """
    return _read([_said(cell) for cell in row] for row in rows)


def _read(rows: Iterable[Sequence[str]]) -> list[Signature]:
    lines = [[" ".join(cell.split()) for cell in row] for row in rows]
    column, begins = _heading(lines)
    found: list[Signature] = []
    for line, cells in enumerate(lines[begins:], start=begins + 1):
        name = next(filter(_is_name, cells if column is None else cells[column : column + 1]), "")
        if not name:
            continue
        if len(name) > LONGEST:
            raise NameTooLong(line, name)
        found.append(Signature(name, next(filter(None, map(_contact, cells)), "")))
        if len(found) > MOST:
            raise TooLong
    return found


def _heading(lines: Sequence[Sequence[str]]) -> tuple[int | None, int]:
    """Return the column of names if it has a heading, and how many lines stand before the first name."""
    for place, cells in enumerate(lines):
        for column, cell in enumerate(cells):
            if _bare(cell) in _HEADERS:
                return column, place + 1
    return None, 0


def _is_name(cell: str) -> bool:
    return any(character.isalpha() for character in cell) and "@" not in cell and _bare(cell) not in _NUMBERS


def _bare(cell: str) -> str:
    return cell.casefold().strip(" .:")


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
