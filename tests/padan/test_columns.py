from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from padan.columns import AGREES, DISAGREES, UNKNOWN, columns, digits
from tests.padan.voters import register


@pytest.mark.parametrize(
    ("told", "own"),
    [
        pytest.param({}, AGREES, id="the NIK of a man carries his birth date"),
        pytest.param({"sex": "P"}, DISAGREES, id="that of a woman has 40 added to the day"),
        pytest.param({"sex": "P", "nik": "3574015506710002"}, AGREES, id="and then it agrees"),
        pytest.param({"birthdate": date(1971, 6, 16)}, DISAGREES, id="another day disagrees"),
        pytest.param({"birthdate": None}, UNKNOWN, id="without a birth date nothing can be told"),
        pytest.param({"nik": "357401150671000"}, UNKNOWN, id="nor from fifteen digits"),
    ],
)
def test_a_nik_is_held_against_its_own_row(told: dict[str, object], own: int) -> None:
    assert columns(register(told).table).own.tolist() == [own]


@given(st.lists(st.text(max_size=25)))
def test_digits_read_any_text_and_keep_only_what_could_be_a_number(texts: list[str]) -> None:
    number, length = digits(pa.array(texts, pa.string()))

    kept = ["".join(letter for letter in text if letter in "0123456789") for text in texts]
    fits = [text if 0 < len(text) <= 18 else "" for text in kept]
    assert number.tolist() == [int(text or 0) for text in fits]
    assert length.tolist() == [len(text) for text in fits]


def test_rt_5_and_005_are_one_and_an_empty_address_is_no_home() -> None:
    rows = columns(register({"rt": "005"}, {"rt": "5"}, {"address": None}).table)

    assert rows.home[0] == rows.home[1] != 0
    assert rows.home[2] == 0


def test_take_returns_the_rows_asked_for_with_their_names() -> None:
    rows = columns(register({"name": "CONTOH SATU"}, {"name": "CONTOH DUA"}).table)

    picked = rows.take(np.array([1]))

    assert picked.row.tolist() == [3]
    assert picked.text.to_pylist() == ["CONTO DUA"]
