"""Read a voter list from a file."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from padan.errors import BadInput
from padan.reading import headings
from padan.reading import mapping as mappings
from padan.reading.dates import dates_of
from padan.reading.headings import Heading
from padan.reading.opening import open_source
from padan.reading.places import coded
from padan.reading.repair import repaired
from padan.reading.source import Columns
from padan.regions import load
from padan.register import SCHEMA, TEXT_COLUMNS, Register

# What a spreadsheet's cell can hold.
LONGEST = 32_767
# An address may have a few lines. More are rows that a stray quotation mark swallowed.
MOST_LINES = 6
LINE = 4


def _silent(line: str) -> None:
    del line


def read(
    path: Path | str,
    *,
    mapping: Path | Mapping[str, Sequence[str]] | None = None,
    sheet: str | None = None,
    regions: Path | None = None,
    tell: Callable[[str], None] = _silent,
) -> Register:
    """Read a list from CSV, a spreadsheet or Parquet.

    `mapping` names the titles that make up a column, in a TOML file or as a mapping; several titles are
    joined with a space. `sheet` chooses a spreadsheet's page. `regions` is a table of codes to read the names
    of regions with, beside the built-in one. `tell` hears, before the work starts, which column was taken for
    what, and later what an officer should know.

    :raises BadInput: with one line that says where, if the file is no list.
    """
    path = Path(path)
    titles = mappings.load(mapping) if isinstance(mapping, Path) else mapping
    table = load(regions)
    try:
        source = open_source(path, sheet)
        heading = headings.find(source.top, titles)
        for line in (heading.words(), *source.notes):
            tell(f"{path.name}: {line}")
        body = source.body(heading.after, [place for parts in heading.parts.values() for place in parts])
        columns, rows, skipped = _tidied(heading, body)
    except OSError as problem:
        raise BadInput(f"{path.name}: {problem.strerror or 'cannot be read'}") from problem
    except BadInput as problem:
        raise BadInput(f"{path.name}: {problem}") from problem
    if skipped:
        tell(f"{path.name}: the heading again in row {', '.join(map(str, skipped))}: left out")
    with ThreadPoolExecutor(2) as pool:
        regions_read = pool.submit(coded, columns, table)
        dates = pool.submit(dates_of, columns["birthdate"]) if "birthdate" in columns else None
        columns, damage = repaired(columns, rows)
        columns |= regions_read.result()
        return Register(
            _table(columns, rows, dates.result() if dates else None), _present(columns), path.name, damage
        )


def _tidied(heading: Heading, body: Columns) -> tuple[dict[str, pa.Array], pa.Array, list[int]]:
    """Trim the cells; leave out empty rows, and rows that say the heading again."""
    places = [place for parts in heading.parts.values() for place in parts]
    with ThreadPoolExecutor(2) as pool:
        texts = dict(zip(places, pool.map(_trimmed, body.texts), strict=True))
        parts = [[texts[place] for place in parts] for parts in heading.parts.values()]
        columns = dict(zip(heading.parts, pool.map(_joined, parts), strict=True))
    filled = reduce(pc.or_, (pc.is_valid(column) for column in columns.values()))
    again = pc.and_(filled, _equal(texts, heading.titles))
    kept = pc.and_(filled, pc.invert(again))
    rows = body.rows.filter(kept)
    if not len(rows):
        raise BadInput("there is no row under the heading")
    for name, column in columns.items():
        _refuse_swollen(name, column, body.rows)
    if len(rows) < len(kept):
        columns = {name: column.filter(kept) for name, column in columns.items()}
    above = {name: pa.repeat(pa.scalar(text), len(rows)) for name, text in heading.above.items()}
    return columns | above, rows, body.rows.filter(again).to_pylist()


def _trimmed(text: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(text.type):
        distinct = pc.utf8_trim_whitespace(text.dictionary)
        return pa.DictionaryArray.from_arrays(text.indices, distinct).cast(pa.string())
    return pc.utf8_trim_whitespace(text)


def _equal(texts: Mapping[int, pa.Array], titles: Sequence[str]) -> pa.Array:
    hits: pa.Array | None = None
    for place, text in texts.items():
        same = pc.fill_null(pc.equal(text, titles[place].strip()), fill_value=False)
        hits = same if hits is None else pc.and_(hits, same)
        if not pc.any(hits).as_py():
            break
    return hits


def _joined(parts: Sequence[pa.Array]) -> pa.Array:
    whole = parts[0]
    if len(parts) > 1:
        # Arrow's own way of skipping absent parts loses the rows where all are absent.
        present = [pc.fill_null(part, "") for part in parts]
        whole = pc.utf8_trim_whitespace(pc.binary_join_element_wise(*present, " "))
        whole = pc.replace_substring_regex(whole, " {2,}", " ")
    empty = pc.equal(whole, "")
    return pc.if_else(empty, pa.scalar(None, pa.string()), whole) if pc.any(empty).as_py() else whole


def _refuse_swollen(name: str, column: pa.Array, rows: pa.Array) -> None:
    lengths = pc.binary_length(column)
    longest = pc.max(lengths).as_py()
    if longest is None or longest < LINE * MOST_LINES:
        return
    if longest > LONGEST:
        row = rows[pc.index(lengths, longest).as_py()]
        raise BadInput(f"row {row}, {name}: {longest:,} bytes; a cell holds at most {LONGEST:,}")
    breaks = pc.count_substring(column, "\n")
    most = pc.max(breaks).as_py()
    if most >= MOST_LINES:
        row = rows[pc.index(breaks, most).as_py()]
        raise BadInput(f"row {row}, {name}: a cell of {most + 1} lines: a quotation mark is not closed")


def _table(columns: Mapping[str, pa.Array], rows: pa.Array, dates: pa.Array | None) -> pa.Table:
    empty = pa.nulls(len(rows), pa.string())
    arrays: dict[str, pa.Array] = {name: columns.get(name, empty) for name in TEXT_COLUMNS}
    arrays["row"] = rows
    arrays["birthdate_text"] = columns.get("birthdate", empty)
    arrays["birthdate"] = pa.nulls(len(rows), pa.date32()) if dates is None else dates
    return pa.table([arrays[name] for name in SCHEMA.names], schema=SCHEMA)


def _present(columns: Mapping[str, pa.Array]) -> frozenset[str]:
    return frozenset(columns) | ({"birthdate_text"} if "birthdate" in columns else set())
