"""Dates as offices write them: 31|12|1970, 31-12-1970, 1970-12-31, 31121970, 19701231, 31 Desember 1970."""

import re
from datetime import date, timedelta

import pyarrow as pa

_NAMES = "jan feb mar apr mei|may jun jul agu|ags|aug sep okt|oct nov des|dec"
_MONTHS = {name: number for number, names in enumerate(_NAMES.split(), 1) for name in names.split("|")}
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/|. ]\s*(\d{1,2}|[a-z]{3,9})\s*[-/|. ]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/|. ](\d{1,2})[-/|. ](\d{1,2})")
# No year of a voter begins like a month, so eight digits are read in one way only.
_SOLID_YEAR_FIRST = re.compile(r"((?:1[89]|2[01])\d{2})(0[1-9]|1[0-2])(\d{2})")
_SOLID = re.compile(r"(\d{1,2})(\d{2})(\d{4})")
_SERIAL = re.compile(r"\d{5}")
_DAY_ZERO = date(1899, 12, 30)
_MIDNIGHT = re.compile(r"[ t]+0?0[:.]00([:.]00(\.0+)?)?$")
_LONGEST = 40


def date_of(text: str) -> date | None:
    """Read a text as a day, the day before the month; None if it is none.

    A year has four digits, since two leave the century open. Five digits are a spreadsheet's
    count of days. Which years make sense is for the checks to say.
    """
    if len(text) > _LONGEST or not text.isascii():
        return None
    plain = _MIDNIGHT.sub("", text.strip().casefold())
    if _SERIAL.fullmatch(plain):
        return _DAY_ZERO + timedelta(days=int(plain))
    if found := _YEAR_FIRST.fullmatch(plain) or _SOLID_YEAR_FIRST.fullmatch(plain):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(plain) or _SOLID.fullmatch(plain):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month) if month.isdigit() else _MONTHS.get(month[:3], 0), int(day))
    except ValueError:
        return None


def dates_of(texts: pa.Array) -> pa.Array:
    """Read many: each distinct text once."""
    coded = texts.dictionary_encode()
    days = [date_of(text) for text in coded.dictionary.to_pylist()]
    return pa.array(days, pa.date32()).take(coded.indices)
