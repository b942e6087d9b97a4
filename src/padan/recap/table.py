"""A recap as an office publishes it: read from a table, written as CSV or JSON."""

import csv
import io
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

from padan.errors import BadInput
from padan.reading.headings import plain
from padan.reading.opening import open_source
from padan.reading.source import Source
from padan.recap.line import Line

_WRITTEN: Mapping[str, Sequence[str]] = tomllib.loads(
    (resources.files("padan") / "data" / "recap.toml").read_text(encoding="utf-8")
)
_COLUMN_OF = {"".join(words.split()): column for column, titles in _WRITTEN.items() for words in titles}
_WHOLE = re.compile(r"^(jumlah|total|grand total|rekapitulasi)\b", re.IGNORECASE)
_CODE = re.compile(r"\d{2}(\.\d{2}){1,2}(\.\d{4})?")


def read(path: Path, sheet: str | None = None) -> list[Line]:
    """Read a published table: a heading such as `Kecamatan; Awal; Baru; TMS; Akhir; L; P`, a line each region.

    Codes tell which region is part of which; where there are none, a line called Jumlah or Total is the whole
    of all others.

    :raises BadInput: if there is no such heading, or a figure is no whole number.
    """
    try:
        source = open_source(path, sheet, holds=lambda top: any(_score(row) >= 2 for row in top))
        return _lines(source)
    except OSError as problem:
        raise BadInput(f"{path.name}: {problem.strerror or 'cannot be read'}") from problem
    except BadInput as problem:
        raise BadInput(f"{path.name}: {problem}") from problem


def as_csv(lines: Sequence[Line]) -> str:
    """Write lines as CSV; `read` gives them back."""
    into = io.StringIO()
    names = list(dict.fromkeys(name for line in lines for name in line.figures))
    table = csv.writer(into, lineterminator="\n")
    table.writerow(["unit", "name", "parent", *names])
    for line in lines:
        table.writerow([line.unit, line.name, line.parent, *(line.figures.get(name, "") for name in names)])
    return into.getvalue()


def as_json(lines: Sequence[Line]) -> str:
    """Write lines as JSON."""
    rows = [
        {"unit": line.unit, "name": line.name, "parent": line.parent, "figures": dict(line.figures)}
        for line in lines
    ]
    return json.dumps({"lines": rows}, ensure_ascii=False, indent=1) + "\n"


def number(text: str) -> int | None:
    """Read a whole number as offices print it: 204.807.222, 1 204, -, or nothing.

    :raises ValueError: if it is none.
    """
    text = text.strip().removesuffix(",00").removesuffix(".0")
    if text in {"", "-", "–"}:
        return None
    if not re.fullmatch(r"-?(\d{1,3}([.,  ]\d{3})+|\d{1,15})", text):
        raise ValueError(text)
    return int(re.sub(r"[^\d-]", "", text))


def column_of(title: str) -> str | None:
    """Name the figure that a title stands for; the names that `as_csv` writes stand for themselves."""
    if re.fullmatch(r"end_disability(_\d+)?", title):
        return title
    return _COLUMN_OF.get(plain(title)) if len(title) <= 80 else None


def _score(row: Sequence[str]) -> int:
    return len({column_of(cell) for cell in row} - {None, "unit", "name", "parent"})


def _lines(source: Source) -> list[Line]:
    top = source.top
    best = max(range(len(top)), key=lambda at: _score(top[at]), default=0)
    if not top or _score(top[best]) < 2:
        raise BadInput("no row among the first has the headings of a recap: AWAL, BARU, TMS, AKHIR, L, P")
    places: dict[str, int] = {}
    for place, title in enumerate(top[best]):
        column = column_of(title)
        if column and column in places and column not in {"unit", "name"}:
            raise BadInput(f'row {best + 1}: two columns are called {column}; the second is "{title}"')
        if column:
            places.setdefault(column, place)
    body = source.body(best + 1, list(places.values()))
    cells = {name: texts.to_pylist() for name, texts in zip(places, body.texts, strict=True)}
    lines = [
        _line({name: str(texts[at] or "").strip() for name, texts in cells.items()}, row)
        for at, row in enumerate(body.rows.to_pylist())
    ]
    lines = [line for line in lines if line.figures]
    if not lines:
        raise BadInput("there is no line of figures under the heading")
    return _related(lines)


def _line(row: Mapping[str, str], number_of_row: int) -> Line:
    figures = {}
    for name, text in row.items():
        if name in {"unit", "name", "parent"}:
            continue
        try:
            figure = number(text)
        except ValueError:
            if "unit" in row and not row["unit"]:
                continue
            raise BadInput(f"row {number_of_row}, {name}: {text[:40]!r} is no whole number") from None
        if figure is not None:
            figures[name] = figure
    unit = row.get("unit") or row.get("name") or f"row {number_of_row}"
    return Line(unit, row.get("name") or unit, row.get("parent", ""), figures)


def _related(lines: Sequence[Line]) -> list[Line]:
    """Say which line is part of which, where the table itself does not."""
    if any(line.parent for line in lines):
        return list(lines)
    units = {line.unit for line in lines}
    whole = [line.unit for line in lines if _WHOLE.match(line.unit)]

    def parent(unit: str) -> str:
        if _CODE.fullmatch(unit) and unit.rpartition(".")[0] in units:
            return unit.rpartition(".")[0]
        coded = any(_CODE.fullmatch(other) and unit.startswith(f"{other}.") for other in units)
        return whole[0] if len(whole) == 1 and unit != whole[0] and not coded else ""

    return [Line(line.unit, line.name, parent(line.unit), line.figures) for line in lines]
