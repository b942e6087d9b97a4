"""Read a voter list from a file."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from padan.errors import BadInput
from padan.reading import headings
from padan.reading.dates import dates_of
from padan.reading.delimited import open_delimited
from padan.reading.parquet import open_parquet
from padan.reading.places import coded
from padan.reading.source import Source
from padan.reading.workbook import open_workbook
from padan.regions import Regions, load
from padan.register import SCHEMA, TEXT_COLUMNS, Register

SPREADSHEETS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}


def read(
    path: Path | str,
    *,
    mapping: Path | Mapping[str, Sequence[str]] | None = None,
    sheet: str | None = None,
    regions: Path | None = None,
) -> Register:
    """Read a list from CSV, a spreadsheet or Parquet.

    `mapping` names the titles that make up a column, in a TOML file or as a mapping; several titles are
    joined with a space. `sheet` chooses a spreadsheet's page. `regions` is a table of codes to read the names
    of regions with, beside the built-in one.

    :raises BadInput: with one line that says where, if the file is no list.
    """
    path = Path(path)
    try:
        source = _open(path, sheet)
        heading = headings.find(source.top, _mapping(mapping))
        places = [place for parts in heading.parts.values() for place in parts]
        body = source.body(heading.after, places)
    except OSError as problem:
        raise BadInput(f"{path.name}: {problem.strerror or 'cannot be read'}") from problem
    except BadInput as problem:
        raise BadInput(f"{path.name}: {problem}") from problem
    texts = dict(zip(places, body.texts, strict=True))
    columns = {name: _joined([texts[place] for place in parts]) for name, parts in heading.parts.items()}
    if not len(body.rows):
        raise BadInput(f"{path.name}: there is no row under the heading")
    return _register(columns, body.rows, path.name, load(regions))


def _open(path: Path, sheet: str | None) -> Source:
    if path.suffix.lower() == ".parquet":
        return open_parquet(path)
    if path.suffix.lower() in SPREADSHEETS:
        return open_workbook(path, sheet)
    return open_delimited(path)


def _mapping(mapping: Path | Mapping[str, Sequence[str]] | None) -> Mapping[str, Sequence[str]] | None:
    if mapping is None or isinstance(mapping, Mapping):
        return mapping
    try:
        named = tomllib.loads(mapping.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise BadInput(f"mapping {mapping.name}: {problem}") from problem
    return {column: [titles] if isinstance(titles, str) else titles for column, titles in named.items()}


def _joined(parts: Sequence[pa.Array]) -> pa.Array:
    trimmed = [pc.utf8_trim_whitespace(part) for part in parts]
    whole = trimmed[0]
    if len(trimmed) > 1:
        whole = pc.binary_join_element_wise(*trimmed, " ", null_handling="skip")
    return pc.if_else(pc.equal(whole, ""), pa.scalar(None, pa.string()), whole)


def _register(columns: Mapping[str, pa.Array], rows: pa.Array, source: str, regions: Regions) -> Register:
    empty = pa.nulls(len(rows), pa.string())
    arrays: dict[str, pa.Array] = {name: columns.get(name, empty) for name in TEXT_COLUMNS}
    arrays |= coded(columns, regions)
    arrays["row"] = rows
    arrays["birthdate_text"] = columns.get("birthdate", empty)
    arrays["birthdate"] = dates_of(arrays["birthdate_text"])
    present = frozenset(columns) | ({"birthdate_text"} if "birthdate" in columns else set())
    return Register(pa.table([arrays[name] for name in SCHEMA.names], schema=SCHEMA), present, source)
