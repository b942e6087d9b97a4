"""A whole list: people, the noise of any list, people listed twice, and people who only look it.

Command line: `python -m bench.padan.generator OUT.parquet --rows 100000 --seed 7`.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from bench.padan.generator import damage, unseen, withheld
from bench.padan.generator.people import People, birthplaces, homes, numbers, people, region
from bench.padan.generator.wordlists import words

FIELDS = words(
    "nkk nik name birthplace birthdate_text marital sex address rt rw disability ktp_el remark province "
    "regency district village station"
)
Columns = dict[str, NDArray[Any]]
Again = Callable[[damage.Row, random.Random], damage.Row]
Names = Callable[[np.random.Generator, NDArray[np.object_]], NDArray[np.object_]]


@dataclass(frozen=True)
class World:
    """What sets one kind of list apart.

    The share of rows that are second entries, the share of those damaged in a way of the world's own, and how; the
    share of people named as the world names them, and how.
    """

    twice: float = 0.02
    damaged: float = 0.0
    again: Again = damage.again
    named: float = 0.0
    names: Names | None = None


WORLDS = {
    "known": World(),
    "unseen": World(damaged=0.6, again=unseen.again, named=0.33, names=unseen.regional_names),
    "withheld": World(twice=0.012, damaged=0.8, again=withheld.again, named=0.5, names=withheld.names),
}


@dataclass(frozen=True)
class Made:
    """A list with the columns of `padan.register.Register` and what is true of it.

    `table` has `rows` rows; `person` int64 [rows] says who each row is; `pairs` int64 [k, 2] holds the row
    numbers (1-based, smaller first) of every two rows of one person.
    """

    table: pa.Table
    person: NDArray[np.int64]
    pairs: NDArray[np.int64]
    seed: int


def make(rows: int, *, seed: int, world: str = "known") -> Made:
    """Make a list of `rows` rows in one of `WORLDS`: the model was made for the damage of the first alone."""
    kind = WORLDS[world]
    rng, chance = np.random.default_rng(seed), random.Random(seed)
    twice = int(rows * kind.twice)
    made = people(rng, rows - twice)
    if kind.names:
        other = rng.random(len(made)) < kind.named
        made.name[other] = kind.names(rng, made.sex[other])
    _namesakes(rng, made)
    columns = _columns(rng, made)
    _noise(rng, chance, columns)
    _shared_numbers(rng, columns)
    source = _who_is_listed_twice(rng, made, twice)
    copies = _copies(chance, columns, source, kind)
    return _laid_out(rng, columns, source, copies, seed)


def _namesakes(rng: np.random.Generator, made: People) -> None:
    """Give half a percent of the people the name, sex and birth date of somebody else, half of them nearby."""
    count = len(made) // 200
    other = rng.choice(len(made), count, replace=False)
    near = np.clip(other + rng.integers(-300, 300, count), 0, len(made) - 1)
    model = np.where(rng.random(count) < 0.5, near, rng.integers(0, len(made), count))
    model = np.where(made.household[model] == made.household[other], rng.integers(0, len(made), count), model)
    for field in (made.name, made.sex, made.day, made.month, made.year):
        field[other] = field[model]


def _columns(rng: np.random.Generator, made: People) -> Columns:
    count = len(made)
    regency, district, village = region(made.village)
    nik, nkk = numbers(rng, made, district)
    age = 2026 - made.year
    dates = [f"{d:02d}-{m:02d}-{y:04d}" for d, m, y in zip(made.day, made.month, made.year, strict=True)]
    married = np.where(rng.random(count) < 0.85, "S", "P")
    return {
        "nkk": nkk,
        "nik": nik,
        "name": made.name,
        "birthplace": birthplaces(rng, count),
        "birthdate_text": np.array(dates, dtype=object),
        "marital": np.where(age > 26, married, "B").astype(object),
        "sex": made.sex,
        **homes(rng, made),
        "disability": np.where(rng.random(count) < 0.01, "1", "").astype(object),
        "ktp_el": np.where(rng.random(count) < 0.96, "S", "B").astype(object),
        "remark": np.full(count, "", dtype=object),
        "province": np.full(count, "35", dtype=object),
        "regency": regency,
        "district": district,
        "village": village,
    }


def _noise(rng: np.random.Generator, chance: random.Random, columns: Columns) -> None:
    """Damage rows of people listed once as well, so that damage alone says nothing."""
    count = len(columns["nik"])
    for field, share in (("nik", 0.006), ("birthplace", 0.01), ("birthdate_text", 0.003), ("nkk", 0.004)):
        columns[field][rng.random(count) < share] = ""
    for index in np.flatnonzero(rng.random(count) < 0.005):
        columns["nik"][index] = damage.number(columns["nik"][index], chance)
    # A birth date corrected later leaves the NIK as it was.
    for index in np.flatnonzero(rng.random(count) < 0.01):
        columns["birthdate_text"][index] = damage.birthdate(columns["birthdate_text"][index], chance)


def _shared_numbers(rng: np.random.Generator, columns: Columns) -> None:
    """Let two real people in 4,000 share a NIK, half of them with a neighbor in the list."""
    count = len(columns["nik"])
    taker = rng.choice(count, max(1, count // 4000), replace=False)
    near = np.clip(taker + rng.integers(-3, 4, len(taker)), 0, count - 1)
    giver = np.where(rng.random(len(taker)) < 0.5, near, rng.integers(0, count, len(taker)))
    columns["nik"][taker] = columns["nik"][giver]


def _who_is_listed_twice(rng: np.random.Generator, made: People, twice: int) -> NDArray[np.int64]:
    """Return the rows that get a second entry: single people, whole families, and a few people a third time."""
    families = rng.permutation(int(made.household[-1]) + 1)[: twice // 9]
    whole = np.flatnonzero(np.isin(made.household, families))[: twice // 3]
    single = rng.choice(len(made), twice - len(whole), replace=False)
    third = int(len(single) * 0.06)
    single[:third] = single[third : 2 * third]
    return np.concatenate([whole, single])


def _copies(
    chance: random.Random, columns: Columns, source: NDArray[np.int64], kind: World
) -> list[damage.Row]:
    """Return the second entries; those of one family move together."""
    count = len(columns["nik"])
    moved: dict[str, damage.Row | None] = {}
    copies = []
    for index in source:
        row = {field: columns[field][index] for field in FIELDS}
        own = kind.damaged > 0 and chance.random() < kind.damaged
        copy = kind.again(row, chance) if own else damage.again(row, chance)
        if row["nkk"] not in moved:
            moved[row["nkk"]] = _new_home(chance, columns, index, count) if chance.random() < 0.5 else None
        home = moved[row["nkk"]]
        if home is not None:
            copy |= home
        elif chance.random() < 0.15:
            copy["rt"] = f"{chance.randrange(1, 9):03d}"
        copies.append(copy)
    return copies


def _new_home(chance: random.Random, columns: Columns, index: int, count: int) -> damage.Row:
    """Return address, region and family card after a move, mostly a short one."""
    span = chance.choice((3000, 3000, 30000, count))
    low, high = max(0, index - span), min(count - 1, index + span)
    same_card = chance.random() < 0.2
    there = chance.randrange(low, high + 1)
    fields = ["address", "rt", "rw", "station", "regency", "district", "village"]
    if chance.random() < 0.4:  # within the village
        village = np.flatnonzero(columns["village"][low : high + 1] == columns["village"][index]) + low
        there = int(chance.choice(village.tolist()))
    home = {field: columns[field][there] for field in fields}
    if not same_card:
        serial = f"{chance.randrange(1, 29):02d}{chance.randrange(1, 13):02d}{chance.randrange(5, 27):02d}"
        home["nkk"] = f"{home['district'].replace('.', '')}{serial}{chance.randrange(1, 40):04d}"
    return home


def _laid_out(
    rng: np.random.Generator, columns: Columns, source: NDArray[np.int64], copies: list[damage.Row], seed: int
) -> Made:
    """Put the rows in the order of a list, by village and street, and write down what is true."""
    count = len(columns["nik"])
    for field in FIELDS:
        extra = np.array([copy[field] for copy in copies], dtype=object)
        columns[field] = np.concatenate([columns[field], extra])
    person = np.concatenate([np.arange(count), source]).astype(np.int64)
    village = pa.array(columns["village"]).dictionary_encode()
    order = np.lexsort((rng.random(len(person)), village.indices.to_numpy()))
    arrays = {field: pa.array(columns[field][order], pa.string()) for field in FIELDS}
    arrays = {field: pc.if_else(pc.equal(array, ""), None, array) for field, array in arrays.items()}
    dates = pc.strptime(arrays["birthdate_text"], format="%d-%m-%Y", unit="s", error_is_null=True)
    arrays["birthdate"] = pc.cast(dates, pa.date32())
    table = pa.table({"row": pa.array(np.arange(1, len(person) + 1)), **arrays})
    person = person[order]
    return Made(table=table, person=person, pairs=_pairs(person), seed=seed)


def _pairs(person: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the 1-based numbers of every two rows of one person."""
    order = np.argsort(person, kind="stable")
    found = []
    for step in range(1, 8):
        same = person[order[:-step]] == person[order[step:]]
        if not same.any():
            break
        found.append(np.stack([order[:-step][same], order[step:][same]], axis=1))
    return np.sort(np.concatenate(found), axis=1) + 1
