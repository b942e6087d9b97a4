"""Which column is which: the headings as offices write them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources

from padan.errors import BadInput
from padan.regions import LEVELS

_WRITTEN: Mapping[str, Sequence[str]] = tomllib.loads(
    (resources.files("padan") / "data" / "headings.toml").read_text(encoding="utf-8")
)
# The date is told by its text until it has been read.
COLUMNS = tuple(_WRITTEN)
_COLUMN_OF = {"".join(words.split()): column for column, titles in _WRITTEN.items() for words in titles}
_LONGEST = 80
_LABEL = re.compile(r"^\s*([^:]{2,40}?)\s*:\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the heading ends, and which columns of the file make up each column of the register.

    `after` counts the rows down to the last one of the heading. `parts` gives, for each column that was found,
    the positions to join; `titles` the words over each position. `above` holds what the lines over the heading
    say for every row: the region and the polling station.
    """

    after: int
    parts: Mapping[str, tuple[int, ...]]
    titles: Sequence[str]
    above: Mapping[str, str] = field(default_factory=dict)

    def words(self) -> str:
        """Say the guess, for a person to look at before the work starts."""
        used = [
            f"{' + '.join(self.titles[place] for place in places)} = {column}"
            for column, places in self.parts.items()
        ]
        taken = {place for places in self.parts.values() for place in places}
        unused = [title for place, title in enumerate(self.titles) if place not in taken and title]
        above = [f"{text} = {column}" for column, text in self.above.items()]
        return "columns: " + ", ".join(used + above) + (f"; not used: {', '.join(unused)}" if unused else "")


def plain(text: str) -> str:
    """Fold a heading for comparing: letters and digits only, in lower case."""
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def column_of(text: str) -> str | None:
    """Name the register's column that a heading stands for. What is longer than any heading is none."""
    return _COLUMN_OF.get(plain(text)) if len(text) <= _LONGEST else None


def title_of(column: str) -> str:
    """Return the title that offices most often write over a column of the register."""
    return _WRITTEN[column.removesuffix("_text")][0].upper()


def looks_like_a_list(top: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row among the first has at least two headings of a list."""
    return any(_score(row) >= 2 for row in top)


def find(top: Sequence[Sequence[str]], mapping: Mapping[str, Sequence[str]] | None = None) -> Heading:
    """Find the heading among the first rows; a mapping names the columns' titles itself.

    :raises BadInput: if no row looks like a heading, or two columns claim to be the same.
    """
    if mapping:
        return _mapped(top, mapping)
    if not looks_like_a_list(top):
        raise BadInput(
            "no row among the first has the headings of a voter list, such as NIK and NAMA; "
            "name the columns in a file and give it with --mapping"
        )
    best = max(range(len(top)), key=lambda number: _score(top[number]))
    first, last = _span(top, best)
    titles = _merged(top[first : last + 1])
    parts: dict[str, tuple[int, ...]] = {}
    for place, title in enumerate(titles):
        column = column_of(title)
        if column is None:
            continue
        if column in parts:
            other = parts[column][0]
            raise BadInput(
                f'row {best + 1}: columns {other + 1} and {place + 1} ("{titles[other]}", "{title}") both '
                f"look like {column}; say which one counts with --mapping"
            )
        parts[column] = (place,)
    while last + 1 < len(top) and _numbering(top[last + 1]):
        last += 1
    above = {column: text for column, text in _lines_above(top[:first]).items() if column not in parts}
    return Heading(last + 1, parts, titles, above)


def _score(row: Sequence[str]) -> int:
    return len({column_of(cell) for cell in row} - {None})


def _span(top: Sequence[Sequence[str]], best: int) -> tuple[int, int]:
    """Take in a second row of the heading, above or below, that names what the first leaves empty."""
    named = {column_of(cell) for cell in top[best]}

    def completes(row: Sequence[str]) -> bool:
        fresh = {place for place, cell in enumerate(row) if column_of(cell) and column_of(cell) not in named}
        clean = all(column_of(cell) or not cell or plain(cell).isalpha() for cell in row)
        free = all(place >= len(top[best]) or not column_of(top[best][place]) for place in fresh)
        return bool(fresh) and clean and free

    if best + 1 < len(top) and completes(top[best + 1]):
        return best, best + 1
    if best and completes(top[best - 1]):
        return best - 1, best
    return best, best


def _merged(rows: Sequence[Sequence[str]]) -> list[str]:
    titles = []
    for place in range(max(map(len, rows))):
        cells = [row[place].strip() if place < len(row) else "" for row in rows]
        known = [cell for cell in cells if column_of(cell)]
        titles.append(known[-1] if known else " ".join(filter(None, cells))[:_LONGEST])
    return titles


def _numbering(row: Sequence[str]) -> bool:
    """Tell the row 1, 2, 3 … that forms carry under their heading."""
    cells = [cell.strip(" ()") for cell in row if cell.strip()]
    return len(cells) >= 3 and all(
        cell.isdecimal() and len(cell) < 3 and int(cell) == int(cells[0]) + step
        for step, cell in enumerate(cells)
    )


def _lines_above(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Read lines such as `Kecamatan : Mayangan`, in one cell or in several."""
    found: dict[str, str] = {}
    for row in rows:
        cells = [cell.strip() for cell in row if cell.strip(" :")]
        for place, cell in enumerate(cells):
            label = _LABEL.match(cell)
            title, text = label.groups() if label else (cell, "")
            column = column_of(title)
            if column in (*LEVELS, "station") and column not in found:
                text = text or (cells[place + 1].lstrip(": ") if place + 1 < len(cells) else "")
                if text:
                    found[column] = text
    return found


def _mapped(top: Sequence[Sequence[str]], mapping: Mapping[str, Sequence[str]]) -> Heading:
    unknown = sorted(set(mapping) - set(COLUMNS))
    if unknown:
        raise BadInput(f"mapping: no column is called {unknown[0]}; known are {', '.join(COLUMNS)}")
    wanted = {plain(title) for titles in mapping.values() for title in titles}
    scores = [len({plain(cell) for cell in row} & wanted) for row in top]
    best = max(range(len(top)), key=scores.__getitem__, default=0)
    written = [plain(cell) for cell in top[best]] if top else []
    parts = {}
    for column, titles in mapping.items():
        for title in titles:
            if written.count(plain(title)) != 1:
                how = "no heading is" if plain(title) not in written else "more than one heading is"
                raise BadInput(f'mapping: {column}: {how} "{title}"')
        parts[column] = tuple(written.index(plain(title)) for title in titles)
    return Heading(best + 1, parts, top[best])
