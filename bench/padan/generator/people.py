"""Households and the people in them, before anything is damaged or listed twice."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.padan.generator.pools import BIRTHPLACES, STREETS, Pool, of_sex

ROWS_A_VILLAGE = 2700
Objects = NDArray[np.object_]
Ints = NDArray[np.int64]

# Shapes of a name with their chance: kinds of words one after another.
SHAPES: tuple[tuple[tuple[str, ...], float], ...] = (
    (("javanese",), 0.25),
    (("madurese",), 0.07),
    (("prefix", "arabic"), 0.17),
    (("prefix", "arabic", "arabic"), 0.07),
    (("prefix", "javanese"), 0.05),
    (("arabic",), 0.04),
    (("arabic", "arabic"), 0.06),
    (("modern", "javanese"), 0.09),
    (("modern", "modern"), 0.09),
    (("modern", "modern", "modern"), 0.03),
    (("prefix", "madurese"), 0.05),
    (("madurese", "arabic"), 0.03),
)
REGENCIES = (3513, 3574, 3508, 3512, 3514, 3511, 3509, 3510, 3507, 3515, 3575, 3505)


@dataclass
class People:
    """One entry a person: household, village and the fields, as arrays of one length."""

    household: Ints
    village: Ints
    sex: Objects
    day: Ints
    month: Ints
    year: Ints
    name: Objects
    twin: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.household)


def people(rng: np.random.Generator, count: int) -> People:
    """Make `count` people in households of one to seven voters, in villages of about 2,700."""
    sizes = rng.choice([1, 2, 3, 4, 5, 6, 7], size=count, p=[0.14, 0.32, 0.24, 0.17, 0.08, 0.03, 0.02])
    household = np.repeat(np.arange(count), sizes)[:count]
    place = np.arange(count) - np.searchsorted(household, household)
    village = rng.integers(0, max(1, count // ROWS_A_VILLAGE), size=household[-1] + 1)[household]
    male = rng.random(count) < 0.495
    male[place == 0] = rng.random(int((place == 0).sum())) < 0.8
    # The second in a household is most often the spouse of the first.
    spouse = (place == 1) & (rng.random(count) < 0.85)
    male[spouse] = ~male[np.flatnonzero(spouse) - 1]
    age = np.where(place < 2, rng.triangular(22, 45, 88, count), rng.triangular(17, 21, 60, count)).astype(int)
    year = 2026 - age
    month = rng.integers(1, 13, size=count)
    day = rng.integers(1, 29, size=count)
    unknown = rng.random(count) < np.clip((age - 40) / 150, 0.01, 0.25)
    july = unknown & (rng.random(count) < 0.65)
    day[july], month[july] = 1, 7
    december = unknown & ~july
    day[december], month[december] = 31, 12
    made = People(
        household=household.astype(np.int64),
        village=village.astype(np.int64),
        sex=np.where(male, "L", "P").astype(object),
        day=day,
        month=month,
        year=year,
        name=names(rng, male),
        twin=np.zeros(count, dtype=bool),
    )
    _make_twins(rng, made, place)
    return made


def names(rng: np.random.Generator, male: NDArray[np.bool_]) -> Objects:
    """Make one name for each person."""
    made = np.empty(len(male), dtype=object)
    shape = rng.choice(len(SHAPES), size=len(male), p=[chance for _, chance in SHAPES])
    for sex, mask in (("L", male), ("P", ~male)):
        pools = of_sex(sex)
        for number, (kinds, _) in enumerate(SHAPES):
            chosen = np.flatnonzero(mask & (shape == number))
            words = [pools[kind].draw(rng, len(chosen)) for kind in kinds]
            made[chosen] = [" ".join(dict.fromkeys(parts)) for parts in zip(*words, strict=True)]
    return made


def _make_twins(rng: np.random.Generator, made: People, place: Ints) -> None:
    """Turn some younger neighbours in a household into twins: one birth date, names that often sound alike."""
    seconds = np.flatnonzero((place >= 3) & (rng.random(len(made)) < 0.03))
    for index in seconds:
        first = index - 1
        for field in (made.day, made.month, made.year):
            field[index] = field[first]
        made.sex[index] = made.sex[first] if rng.random() < 0.7 else made.sex[index]
        made.twin[index] = made.twin[first] = True
        if made.sex[index] == made.sex[first] and rng.random() < 0.6:
            made.name[index] = _rhyme(rng, str(made.name[first]))


def _rhyme(rng: np.random.Generator, name: str) -> str:
    """Return a name as a twin of `name` would bear it: the same words but for the last."""
    words = name.split()
    ending = {"A": "I", "I": "A", "O": "I", "N": "NI", "H": "TUN"}.get(words[-1][-1], "AN")
    other = words[-1][:-1] + ending if rng.random() < 0.5 else rng.choice(["HASAN", "HUSEN", "AMELIA", "AULIA"])
    return " ".join([*words[:-1], other])


def region(village: Ints) -> tuple[Objects, Objects, Objects]:
    """Return the codes of regency, district and village, e.g. 35.13, 35.13.04, 35.13.04.2007."""
    district = village // 13
    regency = np.array(REGENCIES)[(district // 24) % len(REGENCIES)]
    regencies = [f"{code // 100}.{code % 100:02d}" for code in regency]
    districts = [f"{code}.{number:02d}" for code, number in zip(regencies, district % 24 + 1, strict=True)]
    villages = [f"{code}.{number:04d}" for code, number in zip(districts, 2001 + village % 13, strict=True)]
    return tuple(np.array(column, dtype=object) for column in (regencies, districts, villages))  # type: ignore[return-value]


def numbers(rng: np.random.Generator, made: People, districts: Objects) -> tuple[Objects, Objects]:
    """Return NIK and NKK of each person.

    The serial of a NIK counts on from 0001 under its head, as in real ones.
    """
    count = len(made)
    head = np.array([code.replace(".", "") for code in districts], dtype=object)
    elsewhere = rng.random(count) < 0.18
    head[elsewhere] = rng.permutation(head)[elsewhere]
    day = made.day + np.where(made.sex == "P", 40, 0)
    prefix = [
        f"{code}{d:02d}{m:02d}{y % 100:02d}"
        for code, d, m, y in zip(head, day, made.month, made.year, strict=True)
    ]
    _, group = np.unique(np.array(prefix), return_inverse=True)
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], group[order])
    serial = np.empty(count, dtype=np.int64)
    serial[order] = np.arange(count) - starts + 1
    # Some heads begin higher, never so that two people get one number.
    begins = np.where(rng.random(count) < 0.3, rng.integers(1, 12, count), 0) * 7
    serial = serial + begins[group]
    nik = np.array([f"{start}{number:04d}" for start, number in zip(prefix, serial, strict=True)], dtype=object)
    homes = int(made.household[-1]) + 1
    first = np.searchsorted(made.household, np.arange(homes))
    issued = zip(
        rng.integers(1, 29, homes), rng.integers(1, 13, homes), rng.integers(4, 26, homes), strict=True
    )
    serials = rng.integers(1, 40, homes)
    cards = [
        f"{districts[start].replace('.', '')}{d:02d}{m:02d}{y:02d}{number:04d}"
        for start, (d, m, y), number in zip(first, issued, serials, strict=True)
    ]
    return nik, np.array(cards, dtype=object)[made.household]


def homes(rng: np.random.Generator, made: People) -> dict[str, Objects]:
    """Return the fields that a household shares: street, RT, RW, polling station."""
    count = int(made.household[-1]) + 1
    streets = Pool.ranked(STREETS, fall=0.5).draw(rng, count)
    rt, rw = rng.integers(1, 9, count), rng.integers(1, 7, count)
    station = rng.integers(1, 10, count)
    shared = {
        "address": streets,
        "rt": np.array([f"{number:03d}" for number in rt], dtype=object),
        "rw": np.array([f"{number:03d}" for number in rw], dtype=object),
        "station": np.array([f"{number:03d}" for number in station], dtype=object),
    }
    return {field: values[made.household] for field, values in shared.items()}


def birthplaces(rng: np.random.Generator, count: int) -> Objects:
    """Return birthplaces, most of them the place itself."""
    return Pool.ranked(BIRTHPLACES, fall=1.6).draw(rng, count)
