"""What every kind of file gives: its first rows to find the heading in, then the columns under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyarrow as pa

# Rows looked at for the heading: letterheads and region lines stand above it.
TOP = 40
# No list has as many; a file that does is not a list, or is made to exhaust the reader.
MOST_COLUMNS = 500


@dataclass(frozen=True, slots=True)
class Columns:
    """The body of a file: `rows` are its row numbers, `texts` its columns, each as long as `rows`.

    A column is an array of strings, or a dictionary of them.
    """

    rows: pa.Array
    texts: Sequence[pa.Array]


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was opened.

    `top` holds its first rows, at most `TOP`, as text; an empty cell is an empty string. `body(after, wanted)`
    reads the columns `wanted`, by position, of the rows below the first `after` rows. `notes` say what an
    officer should know about the file.
    """

    top: Sequence[Sequence[str]]
    body: Callable[[int, Sequence[int]], Columns]
    notes: tuple[str, ...] = ()
