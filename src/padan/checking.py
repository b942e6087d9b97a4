"""Check a register by every rule."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import resources

import duckdb
import pyarrow as pa

from padan import database
from padan.codes import COLUMNS, Codes, coded
from padan.codes import load as load_codes
from padan.regions import Regions
from padan.regions import load as load_regions
from padan.register import Register
from padan.rules import Rule
from padan.rules import load as load_rules


@dataclass(frozen=True, slots=True)
class Finding:
    """The rows that one rule found: `rows` holds the office's row numbers, int64, growing."""

    rule: Rule
    rows: pa.Array


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    `findings` has one entry for each rule that could be asked, in the order of the codes, also where it found
    nothing. `skipped` holds the rules whose columns the list does not have.
    """

    source: str
    voters: int
    day: date
    regulation: str
    findings: tuple[Finding, ...]
    skipped: tuple[Rule, ...]


def _silent(line: str) -> None:
    del line


def check(
    register: Register,
    *,
    day: date,
    codes: Codes | None = None,
    regions: Regions | None = None,
    tell: Callable[[str], None] = _silent,
) -> Checked:
    """Check a register by every rule whose columns it has.

    `day` is the day on which ages count. `codes` are the form's codes by one regulation, `regions` the table
    of regions; without them the newest and the built-in one. `tell` hears what is being asked.
    """
    codes = codes or load_codes()
    rules = load_rules()
    asked = [rule for rule in rules if register.columns_present.issuperset(rule.needs)]
    with database.opened() as connection:
        _prepare(connection, register, day=day, codes=codes, regions=regions or load_regions())
        findings = []
        for rule in asked:
            tell(f"asking rule {rule.code}")
            found = connection.sql(f"SELECT row FROM facts WHERE {rule.where} ORDER BY row")  # noqa: S608 - our own rules
            findings.append(Finding(rule, found.to_arrow_table()["row"].combine_chunks()))
    return Checked(
        source=register.source,
        voters=len(register),
        day=day,
        regulation=codes.title,
        findings=tuple(findings),
        skipped=tuple(rule for rule in rules if rule not in asked),
    )


def _prepare(
    connection: duckdb.DuckDBPyConnection, register: Register, *, day: date, codes: Codes, regions: Regions
) -> None:
    provinces = {line[:2] for line in _data("provinces.csv").splitlines()[1:]}
    known = {
        "provinces": sorted(int(code) for code in provinces | {code[:2] for code in regions.names}),
        "villages": [code for code in regions.names if code.count(".") == 3],
    }
    for name, values in known.items():
        connection.register(f"{name}_read", pa.table({"code": values}))
        connection.execute(f"CREATE TABLE {name} AS FROM {name}_read")
    connection.register("damage_read", register.damage)
    connection.execute("CREATE TABLE damage AS FROM damage_read")
    table = register.table
    for column in COLUMNS:
        texts = table[column].combine_chunks()
        table = table.append_column(f"{column}_code", coded(texts, codes.read[column]))
    connection.register("register", table)
    connection.execute(_data("facts.sql"), {"day": day})
    connection.execute(
        "CREATE TABLE shared_nik AS SELECT nik, name_key, birthdate FROM facts WHERE nik_whole AND nik IN "
        "(SELECT nik FROM facts WHERE nik_whole GROUP BY nik HAVING count(*) > 1)"
    )


def _data(name: str) -> str:
    return (resources.files("padan") / "data" / name).read_text(encoding="utf-8")
