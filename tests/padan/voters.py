"""Registers of a few voters, told by what differs. Every person in them is plainly a sample."""

from datetime import date
from functools import cache

import pyarrow as pa

from bench.padan.generator import Made, make
from padan.columns import Columns, columns
from padan.register import SCHEMA, Register

ONE = {
    "nkk": "3574010101100001",
    "nik": "3574011506710002",
    "name": "CONTOH SATU",
    "birthplace": "PROBOLINGGO",
    "birthdate": date(1971, 6, 15),
    "marital": "S",
    "sex": "L",
    "address": "JL CONTOH",
    "rt": "001",
    "rw": "002",
    "regency": "35.74",
    "district": "35.74.01",
    "village": "35.74.01.1001",
}


def register(*voters: dict[str, object], source: str = "list.csv") -> Register:
    """Make a register; each voter is `ONE` but for what is told."""
    rows = [{"row": number, **ONE, **told} for number, told in enumerate(voters, start=2)]
    lists = {name: [row.get(name) for row in rows] for name in SCHEMA.names}
    return Register(pa.table(lists, schema=SCHEMA), frozenset(ONE), source)


def both(left: dict[str, object], right: dict[str, object]) -> tuple[Columns, Columns]:
    """Return a pair of voters, each as the columns of one row."""
    rows = columns(register(left, right).table)
    return rows.take(pa.array([0]).to_numpy()), rows.take(pa.array([1]).to_numpy())


@cache
def made(rows: int = 6000, seed: int = 20210630) -> Made:
    """Make a list with a known truth, the same in every test."""
    return make(rows, seed=seed)


@cache
def made_register(rows: int = 6000, seed: int = 20210630) -> Register:
    """Return it as it would be read."""
    table = made(rows, seed).table.select(SCHEMA.names).cast(SCHEMA)
    return Register(table, frozenset(SCHEMA.names), "made.parquet")
