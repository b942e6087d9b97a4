"""Codes of regions by the Ministry of Home Affairs, and the names that offices write for them."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from padan.errors import BadInput

LEVELS = ("province", "regency", "district", "village")
_CODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
_SOLID = re.compile(r"\d{2}|\d{4}|\d{6}|\d{10}")
_PREFIXES = re.compile(r"^(provinsi|prov|kecamatan|kec|desa|kelurahan|kel)\b\.?\s*")
_KINDS = {"kabupaten": "kabupaten", "kab": "kabupaten", "kota": "kota", "kotamadya": "kota"}
_COLUMNS = ("kode_desa", "nama_desa", "kode_kecamatan", "nama_kecamatan", "kode_kabkota", "nama_kabkota")


@dataclass(frozen=True, slots=True)
class Regions:
    """A table of regions. `names` gives a code's name; `codes` the codes that a folded name may stand for."""

    names: Mapping[str, str]
    codes: Mapping[tuple[str, str], tuple[str, ...]]

    def code_of(self, level: str, text: str, within: str = "") -> str | None:
        """Read a text as the code of a region of that level.

        `within` is a code of a higher level: names repeat, also inside one regency. None if the text names
        no region of the table, or more than one.
        """
        if code := dotted(text):
            return code if code.count(".") == LEVELS.index(level) else None
        inside = [code for code in self.codes.get((level, fold(level, text)), ()) if code.startswith(within)]
        return inside[0] if len(inside) == 1 else None


def dotted(text: str) -> str | None:
    """Write a code with its dots: 3574011001 as 35.74.01.1001. None if it is no code."""
    if _CODE.fullmatch(text):
        return text
    if _SOLID.fullmatch(text):
        return ".".join(part for part in (text[:2], text[2:4], text[4:6], text[6:]) if part)
    return None


def fold(level: str, text: str) -> str:
    """Fold a name for comparing: case, signs, spaces and the word for its kind do not count.

    A regency and a city may bear one name, so their kind stays; a bare name is a regency's or a city's.
    """
    plain = _PREFIXES.sub("", " ".join(text.casefold().split()))
    kind = ""
    if level == "regency":
        first, _, rest = plain.partition(" ")
        kind = _KINDS.get(first.rstrip("."), "")
        plain = rest if kind else plain
    return kind + re.sub(r"[^a-z0-9]", "", plain)


def load(path: Path | None = None) -> Regions:
    """Load the built-in table, and beside it one from a CSV file of the same columns, in UTF-8.

    :raises BadInput: if the file lacks a column or a code is none.
    """
    names: dict[str, str] = {}
    for file in (resources.files("padan") / "data" / "regions.csv", *([path] if path else [])):
        names |= _names(file)
    codes: dict[tuple[str, str], tuple[str, ...]] = {}
    for code, name in names.items():
        level = LEVELS[code.count(".")]
        whole = fold(level, name)
        for key in {whole, fold("", name.partition(" ")[2]) if level == "regency" else whole}:
            codes[level, key] = (*codes.get((level, key), ()), code)
    return Regions(names, codes)


def _names(file: Traversable | Path) -> dict[str, str]:
    names = {}
    try:
        rows = csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines())
        missing = [column for column in _COLUMNS if column not in (rows.fieldnames or ())]
        if missing:
            raise BadInput(f"regions {file.name}: the column {missing[0]} is missing")
        for row in rows:
            for level in ("kabkota", "kecamatan", "desa"):
                code = row[f"kode_{level}"] or ""
                if not _CODE.fullmatch(code):
                    raise BadInput(f"regions {file.name}: row {rows.line_num}: kode_{level} is no code")
                names[code] = row[f"nama_{level}"] or ""
            if row.get("nama_provinsi"):
                names[row["kode_desa"][:2]] = row["nama_provinsi"]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise BadInput(f"regions {file.name}: cannot be read as CSV in UTF-8") from problem
    return names
