from datetime import date

import pyarrow as pa
import pytest

from padan.reading.dates import date_of, dates_of


@pytest.mark.parametrize(
    "text",
    ["31|12|1970", "31-12-1970", "31/12/1970", "31.12.1970", "31 12 1970", "1970-12-31", "1970-12-31 00:00:00",
     "31121970", "19701231", "31 Desember 1970", "31-DEC-1970", "31 des 1970"],
)  # fmt: skip
def test_one_day_in_the_ways_that_offices_write_it(text: str) -> None:
    assert date_of(text) == date(1970, 12, 31)


def test_a_lost_zero_leaves_the_day_as_it_was() -> None:
    assert date_of("1071970") == date(1970, 7, 1)


@pytest.mark.parametrize("text", ["31-02-1970", "12/31/1970", "01-01-70", "", "?", "0000-00-00", "x" * 99])
def test_what_is_no_day_is_none(text: str) -> None:
    assert date_of(text) is None


def test_many_keep_their_order_and_their_gaps() -> None:
    assert dates_of(pa.array(["1970-12-31", None, "?", "1970-12-31"])).to_pylist() == [
        date(1970, 12, 31), None, None, date(1970, 12, 31),
    ]  # fmt: skip
