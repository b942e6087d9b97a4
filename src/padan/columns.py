"""A register as arrays of numbers: what blocking and comparing work on, row by row in the register's order."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from padan import hashing
from padan.hashing import Hashes
from padan.names.forms import Forms, forms

Bytes = NDArray[np.int8]

UNKNOWN, AGREES, DISAGREES = 0, 1, 2
"""Whether a NIK carries the birth date and sex that stand beside it."""


@dataclass(frozen=True)
class Columns:
    """n rows. Everywhere 0 means absent.

    `row` the office's row numbers; `nik`, `nkk` the digits as numbers and `nik_length` how many there are;
    `own` one of UNKNOWN, AGREES, DISAGREES; `year`, `month`, `day`; `sex` 1 man, 2 woman; the rest hashes:
    `written`, `bag`, `main`, `sound` of the name (`padan.names.forms`), `words` [n, 4]; `home` (address, RT,
    RW), `lane` (RT, RW), `address`; `village`, `district`, `regency`; `birthplace`. `text` and
    `birthplace_text` are Arrow dictionaries of strings.
    """

    row: NDArray[np.int64]
    nik: Hashes
    nik_length: Bytes
    own: Bytes
    nkk: Hashes
    year: NDArray[np.int16]
    month: Bytes
    day: Bytes
    sex: Bytes
    written: Hashes
    bag: Hashes
    main: Hashes
    sound: Hashes
    words: Hashes
    count: Bytes
    home: Hashes
    lane: Hashes
    address: Hashes
    village: Hashes
    district: Hashes
    regency: Hashes
    birthplace: Hashes
    text: Any
    birthplace_text: Any

    def __len__(self) -> int:
        return len(self.row)

    def take(self, places: NDArray[np.int64]) -> "Columns":
        """Return the rows at these places [k]."""
        picked = {}
        for field in fields(self):
            values = getattr(self, field.name)
            picked[field.name] = (
                values[places] if isinstance(values, np.ndarray) else values.take(pa.array(places))
            )
        return Columns(**picked)


def columns(table: pa.Table) -> Columns:
    """Return the columns of a register's table (`padan.register.Register.table`)."""
    lanes = ("rt", "rw")
    texts = ("address", "village", "district", "regency")
    with ThreadPoolExecutor(2) as pool:
        named = pool.submit(lambda: forms(table["name"].combine_chunks()))
        numbers = {name: pool.submit(digits, table[name]) for name in ("nik", "nkk")}
        dates, sexes = pool.submit(_dates, table["birthdate"]), pool.submit(_sexes, table["sex"])
        places = pool.submit(_places, table["birthplace"])
        hashed = {name: pool.submit(_hashed, table[name], number=name in lanes) for name in (*texts, *lanes)}
        names = pool.submit(_of_names, named.result())
        lane_parts = [hashed[name].result() for name in lanes]
        text = {name: hashed[name].result() for name in texts}
        (nik, length), (nkk, _) = numbers["nik"].result(), numbers["nkk"].result()
        (year, month, day), sex = dates.result(), sexes.result()
        own = pool.submit(_own, nik, length, year, month, day, sex)
        lane = pool.submit(hashing.tuples, *lane_parts)
        home = pool.submit(hashing.tuples, text["address"], *lane_parts)
        place, place_text = places.result()
        return Columns(
            row=table["row"].to_numpy(),
            nik=nik,
            nik_length=length,
            own=own.result(),
            nkk=nkk,
            year=year,
            month=month,
            day=day,
            sex=sex,
            **names.result(),
            home=home.result(),
            lane=lane.result(),
            address=text["address"],
            village=text["village"],
            district=text["district"],
            regency=text["regency"],
            birthplace=place,
            birthplace_text=place_text,
        )


def _of_names(name: Forms) -> dict[str, Any]:
    taken = {
        field: getattr(name, field)[name.code]
        for field in ("written", "bag", "main", "sound", "words", "count")
    }
    return taken | {"text": pa.DictionaryArray.from_arrays(pa.array(name.code), name.text)}


def digits(column: Any) -> tuple[Hashes, Bytes]:
    """Return the digits of each value as a number, and how many there are. More than 18, or none: 0 and 0."""
    text = _whole(column)
    plain = pc.all(pc.fill_null(pc.string_is_ascii(text), fill_value=True)).as_py()
    if not plain or pc.any(pc.match_substring_regex(text, "[^0-9]")).as_py():
        text = pc.replace_substring_regex(text, "[^0-9]", "")
    length = pc.fill_null(pc.utf8_length(text), 0).to_numpy(zero_copy_only=False)
    usable = (length > 0) & (length <= 18)
    text = pc.if_else(pa.array(usable), text, "0")
    return (
        pc.fill_null(text.cast(pa.uint64()), 0).to_numpy(zero_copy_only=False),
        np.where(usable, length, 0).astype(np.int8),
    )


def _whole(column: Any) -> Any:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _dates(column: Any) -> tuple[NDArray[np.int16], Bytes, Bytes]:
    column = _whole(column)
    parts = [
        pc.fill_null(part(column), 0).to_numpy(zero_copy_only=False) for part in (pc.year, pc.month, pc.day)
    ]
    return parts[0].astype(np.int16), parts[1].astype(np.int8), parts[2].astype(np.int8)


def _sexes(column: Any) -> Bytes:
    first = pc.fill_null(pc.utf8_slice_codeunits(pc.utf8_upper(_whole(column)), 0, 1), "")
    man = pc.is_in(first, pa.array(["L", "M"])).to_numpy(zero_copy_only=False)
    woman = pc.is_in(first, pa.array(["P", "F", "W"])).to_numpy(zero_copy_only=False)
    return (man + 2 * woman).astype(np.int8)


def _hashed(column: Any, *, number: bool = False) -> Hashes:
    """Return a hash of each distinct text, upper case, without what is neither letter nor digit."""
    coded = pc.fill_null(_whole(column), "").dictionary_encode()
    text = pc.replace_substring_regex(pc.utf8_upper(coded.dictionary), "[^A-Z0-9]+", " ")
    text = pc.utf8_trim_whitespace(text)
    if number:
        text = pc.utf8_ltrim(text, characters="0")
    return hashing.strings(text)[coded.indices.to_numpy()]


def _places(column: Any) -> tuple[Hashes, Any]:
    coded = pc.fill_null(_whole(column), "").dictionary_encode()
    text = pc.utf8_trim_whitespace(pc.utf8_upper(coded.dictionary))
    return hashing.strings(text)[coded.indices.to_numpy()], pa.DictionaryArray.from_arrays(coded.indices, text)


def _own(nik: Hashes, length: Bytes, year: NDArray[np.int16], month: Bytes, day: Bytes, sex: Bytes) -> Bytes:
    """Tell whether each NIK carries the row's birth date and sex: digits 7 to 12, the day plus 40 for women."""
    date = (nik // np.uint64(10_000)) % np.uint64(1_000_000)
    expected = (day + 40 * (sex == 2)).astype(np.int64) * 10_000 + month.astype(np.int64) * 100 + year % 100
    known = (length == 16) & (year > 0) & (sex > 0)
    return np.where(known, np.where(date == expected.astype(np.uint64), AGREES, DISAGREES), UNKNOWN).astype(
        np.int8
    )
