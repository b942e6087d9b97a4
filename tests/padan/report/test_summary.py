from datetime import date
from pathlib import Path

from padan import codes, regions
from padan.checking import check
from padan.reading import read
from padan.report.summary import Summary, summarize
from padan.rules import Severity
from tests.padan.lists import ONE, TWO, saved

DAY = date(2026, 11, 24)


def made(folder: Path, *rows: tuple[str, ...]) -> Summary:
    register = read(saved(folder, *rows))
    places = regions.load()
    return summarize(check(register, day=DAY), register, regions=places, codes=codes.load())


def test_a_village_counts_its_voters_and_a_row_once_at_each_severity(tmp_path: Path) -> None:
    empty = ("", "", *TWO[2:])
    elsewhere = ("3574010101010002", *TWO[1:13], "ATLANTIS", "1")

    first, second = made(tmp_path, ONE, empty, elsewhere).places

    assert (first.name, first.district) == ("Ketapang", "Kademangan")
    assert (first.voters, first.men, first.women) == (2, 1, 1)
    assert first.rows == {Severity.FIX: 1, Severity.CHECK: 0, Severity.INFORMATION: 1}
    assert (second.name, second.district, second.voters) == ("ATLANTIS", "", 1)


def test_ages_stand_in_bands_of_five_years(tmp_path: Path) -> None:
    old = (*TWO[:4], "24|11|1900", *TWO[5:])
    child = (*TWO[:4], "24|11|2020", *TWO[5:])
    unknown = (*TWO[:4], "", *TWO[5:])

    bands = {age: (men, women) for age, men, women in made(tmp_path, ONE, TWO, old, child, unknown).bands}

    assert bands[55] == (1, 1)
    assert bands[100] == (1, 0)
    assert sum(men + women for men, women in bands.values()) == 3
