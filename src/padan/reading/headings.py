"""Which column is which: the headings as offices write them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from padan.errors import BadInput

_WRITTEN: Mapping[str, Sequence[str]] = tomllib.loads(
    (resources.files("padan") / "data" / "headings.toml").read_text(encoding="utf-8")
)
# The date is told by its text until it has been read.
COLUMNS = tuple(_WRITTEN)
_COLUMN_OF = {"".join(words.split()): column for column, titles in _WRITTEN.items() for words in titles}


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the heading ends, and which columns of the file make up each column of the register.

    `after` counts the rows down to the last one of the heading. `parts` gives, for each column that was found,
    the positions to join; `titles` the words over each position, as written.
    """

    after: int
    parts: Mapping[str, tuple[int, ...]]
    titles: Sequence[str]


def plain(text: str) -> str:
    """Fold a heading for comparing: letters and digits only, in lower case."""
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def column_of(text: str) -> str | None:
    """Name the register's column that a heading stands for. Longer than any heading is none."""
    return _COLUMN_OF.get(plain(text)) if len(text) <= 80 else None


def find(top: Sequence[Sequence[str]], mapping: Mapping[str, Sequence[str]] | None = None) -> Heading:
    """Find the heading among the first rows; a mapping names the columns' titles itself.

    :raises BadInput: if no row looks like a heading, or two columns claim to be the same.
    """
    if mapping:
        return _mapped(top, mapping)
    scores = [len({column_of(cell) for cell in row} - {None}) for row in top]
    best = max(range(len(top)), key=scores.__getitem__, default=0)
    if not top or scores[best] < 2:
        raise BadInput(
            "no row among the first has the headings of a voter list, such as NIK and NAMA; "
            "name the columns in a file and give it with --mapping"
        )
    titles = top[best]
    parts: dict[str, tuple[int, ...]] = {}
    for place, title in enumerate(titles):
        column = column_of(title)
        if column is None:
            continue
        if column in parts:
            first = parts[column][0]
            raise BadInput(
                f'row {best + 1}: columns {first + 1} and {place + 1} ("{titles[first]}", "{title}") both '
                f"look like {column}; say which one counts with --mapping"
            )
        parts[column] = (place,)
    return Heading(best + 1, parts, titles)


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
        missing = [title for title in titles if plain(title) not in written]
        if missing:
            raise BadInput(f'mapping: {column}: no heading is "{missing[0]}"')
        parts[column] = tuple(written.index(plain(title)) for title in titles)
    return Heading(best + 1, parts, top[best])
