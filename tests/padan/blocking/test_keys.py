from datetime import date

import pytest

from padan.blocking.keys import NAMES, keys
from padan.columns import columns
from tests.padan.voters import register


def shared(left: dict[str, object], right: dict[str, object]) -> set[str]:
    rows = columns(register(left, right).table)
    return {key.name for key in keys(rows) if key.coarse[0] == key.coarse[1] != 0}


def test_equal_rows_share_every_key_but_that_of_numbers_without_a_date() -> None:
    assert shared({}, {}) == set(NAMES) - {"number_date"}


@pytest.mark.parametrize(
    ("told", "keeps"),
    [
        pytest.param({"birthdate": date(1971, 5, 6)}, "nik", id="another birth date: the NIK"),
        pytest.param({"nik": None}, "date", id="no NIK: birth date and sound"),
        pytest.param({"nik": "9999991506710002"}, "nik_tail", id="another region in the NIK: its tail"),
        pytest.param({"nik": "3574011506719999"}, "nik_head", id="another serial: its head"),
        pytest.param({"nik": "357401150671000"}, "nik_head", id="the last digit lost: its head"),
        pytest.param({"nik": "374011506710002"}, "nik_tail", id="a digit of the region lost: its tail"),
        pytest.param({"name": "LAIN", "nik": None}, "card_date", id="another name: card and date"),
    ],
)
def test_each_damage_leaves_a_key(told: dict[str, object], keeps: str) -> None:
    assert keeps in shared({}, told)


@pytest.mark.parametrize(
    ("told", "keeps"), [("4086930", "nik_head"), ("4986030", "nik_tail"), ("9086039", None), ("40860", None)]
)
def test_a_shorter_number_keeps_one_of_its_halves(told: str, keeps: str | None) -> None:
    made = shared({"nik": "4086030"}, {"nik": told}) & {"nik_head", "nik_tail"}

    assert made == ({keeps} if keeps else set())


def test_a_shorter_number_meets_by_its_head_and_the_birth_date_whatever_the_name() -> None:
    told: dict[str, object] = {"nik": "4086930", "name": "LAIN"}

    assert "number_date" in shared({"nik": "4086030"}, told)
    assert "number_date" not in shared({"nik": "4086030"}, told | {"birthdate": date(1971, 5, 6)})


def test_a_swapped_date_shares_its_key() -> None:
    assert "date" in shared(
        {"birthdate": date(1971, 6, 5), "nik": None}, {"birthdate": date(1971, 5, 6), "nik": None}
    )


def test_two_rows_without_anything_share_nothing() -> None:
    nothing: dict[str, object] = dict.fromkeys(("nik", "nkk", "name", "birthdate", "village", "district"))

    assert shared(nothing, nothing) == set()


def test_a_default_day_is_no_key_of_its_own() -> None:
    elsewhere: dict[str, object] = {
        "birthdate": date(1960, 7, 1),
        "nik": None,
        "nkk": None,
        "village": "X",
        "district": "Y",
    }

    assert "name_day" not in shared({"birthdate": date(1971, 7, 1)}, elsewhere)
