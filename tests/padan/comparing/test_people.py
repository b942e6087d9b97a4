from datetime import date

import numpy as np
import pytest

from padan.comparing.levels import Birthplace, Born, Place, Sex
from padan.comparing.people import birthplace_levels, born_levels, place_levels, sex_levels, similarities
from tests.padan.voters import both


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (date(1971, 6, 15), date(1971, 6, 15), Born.SAME),
        (date(1971, 7, 1), date(1971, 7, 1), Born.SAME_DEFAULT),
        (date(1971, 6, 5), date(1971, 5, 6), Born.SWAPPED),
        (date(1971, 6, 15), date(1971, 12, 31), Born.YEAR_AND_DEFAULT),
        (date(1971, 6, 15), date(1971, 6, 16), Born.DAY_OR_MONTH),
        (date(1971, 6, 15), date(1981, 6, 15), Born.YEAR_ONLY_DIFFERS),
        (date(1971, 6, 15), date(1971, 8, 20), Born.SAME_YEAR),
        (date(1971, 6, 15), date(1980, 8, 20), Born.OTHER),
        (date(1971, 6, 15), None, Born.UNKNOWN),
    ],
)
def test_the_level_of_two_birth_dates(left: date | None, right: date | None, expected: Born) -> None:
    assert born_levels(*both({"birthdate": left}, {"birthdate": right})).tolist() == [expected]
    assert born_levels(*both({"birthdate": right}, {"birthdate": left})).tolist() == [expected]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, Place.SAME_HOME),
        ({"address": "JL LAIN"}, Place.SAME_LANE),
        ({"address": "JL LAIN", "rt": "9"}, Place.SAME_VILLAGE),
        ({"village": "35.74.01.1002"}, Place.SAME_DISTRICT),
        ({"village": "35.74.02.1001", "district": "35.74.02"}, Place.SAME_REGENCY),
        ({"village": "35.13.02.1001", "district": "35.13.02", "regency": "35.13"}, Place.OTHER),
        ({"village": None, "district": None, "regency": None}, Place.UNKNOWN),
    ],
)
def test_the_level_of_two_homes(told: dict[str, object], expected: Place) -> None:
    assert place_levels(*both({}, told)).tolist() == [expected]


@pytest.mark.parametrize(("other", "expected"), [("L", Sex.SAME), ("P", Sex.OTHER), (None, Sex.UNKNOWN)])
def test_the_level_of_two_sexes(other: str | None, expected: Sex) -> None:
    assert sex_levels(*both({}, {"sex": other})).tolist() == [expected]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("probolinggo ", Birthplace.SAME),
        ("PROBOLINGO", Birthplace.ALIKE),
        ("SUMENEP", Birthplace.OTHER),
        (None, Birthplace.UNKNOWN),
    ],
)
def test_the_level_of_two_birthplaces(other: str | None, expected: Birthplace) -> None:
    assert birthplace_levels(*both({}, {"birthplace": other})).tolist() == [expected]


def test_similarities_of_no_pair_are_none() -> None:
    left, right = both({}, {})

    assert similarities(left.text, right.text, np.zeros(0, np.int64)).tolist() == []
