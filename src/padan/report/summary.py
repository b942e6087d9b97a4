"""What a report shows of a checked list: by village, by age and sex."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from padan.checking import Checked
from padan.codes import Codes
from padan.regions import Regions
from padan.register import Register
from padan.rules import Severity

BAND = 5
OLDEST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """One village: its voters, and for each severity how many rows have at least one finding of it."""

    code: str
    name: str
    district: str
    voters: int
    men: int
    women: int
    rows: Mapping[Severity, int]


@dataclass(frozen=True, slots=True)
class Summary:
    """A checked list in figures.

    `bands` holds men and women of each five years of age from 15, the last one from 100 up, each with its
    first age. `columns` names what the file had.
    """

    checked: Checked
    columns: frozenset[str]
    places: tuple[Place, ...]
    bands: tuple[tuple[int, int, int], ...]


def summarize(checked: Checked, register: Register, *, regions: Regions, codes: Codes) -> Summary:
    """Count what a report shows."""
    spelled = codes.read["sex"]
    sexes = register.table["sex"].combine_chunks().dictionary_encode()
    meaning = [spelled.get((text or "").upper(), "") for text in sexes.dictionary.to_pylist()] + [""]
    sex = np.array(meaning)[_indices(sexes, len(meaning) - 1)]
    villages = register.table["village"].combine_chunks().dictionary_encode()
    names = [*villages.dictionary.to_pylist(), None]
    village = _indices(villages, len(names) - 1)
    numbers = register.table["row"].to_numpy()

    def counted(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
        return np.bincount(village[mask], minlength=len(names))

    men, women, everyone = counted(sex == "L"), counted(sex == "P"), np.bincount(village, minlength=len(names))
    hits = {severity: np.zeros(len(register), bool) for severity in Severity}
    for each in checked.findings:
        hits[each.rule.severity][np.searchsorted(numbers, each.rows.to_numpy())] = True
    found = {severity: counted(mask) for severity, mask in hits.items()}
    places = tuple(
        Place(
            code=code or "",
            name=regions.names.get(code or "", code or "?"),
            district=regions.names.get((code or "")[:8], ""),
            voters=int(everyone[at]),
            men=int(men[at]),
            women=int(women[at]),
            rows={severity: int(found[severity][at]) for severity in Severity},
        )
        for at, code in enumerate(names)
        if everyone[at]
    )
    return Summary(
        checked,
        register.columns_present,
        tuple(sorted(places, key=lambda place: (not place.district, place.code))),
        _bands(register, sex, checked.day),
    )


def _indices(coded: object, absent: int) -> npt.NDArray[np.int64]:
    indices: npt.NDArray[np.int64] = pc.fill_null(pc.cast(coded.indices, "int64"), absent).to_numpy()  # type: ignore[attr-defined]
    return indices


def _bands(register: Register, sex: npt.NDArray[np.str_], day: date) -> tuple[tuple[int, int, int], ...]:
    born = register.table["birthdate"].combine_chunks()
    known = pc.is_valid(born).to_numpy(zero_copy_only=False)
    years = pc.year(born).fill_null(0).to_numpy()
    days = (pc.add(pc.multiply(pc.month(born), 100), pc.day(born))).fill_null(0).to_numpy()
    ages = day.year - years - (days > day.month * 100 + day.day)
    bands = np.clip(ages, 0, OLDEST) // BAND
    shown = known & (ages >= 15)
    return tuple(
        (
            int(band) * BAND,
            int(np.count_nonzero(shown & (bands == band) & (sex == "L"))),
            int(np.count_nonzero(shown & (bands == band) & (sex == "P"))),
        )
        for band in range(15 // BAND, OLDEST // BAND + 1)
    )
