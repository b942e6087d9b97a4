from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.numbering import BadPattern, check, filled, usual_patterns

DAY = date(2026, 11, 25)
FILE = Path(__file__).resolve().parents[3] / "src/rembuk/programme/data/letters.toml"


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        ("{number}/PP.05-Und/3574/{year}", "51/PP.05-Und/3574/2026"),
        ("{number}/PM.05/K.1/{month}/{year}", "51/PM.05/K.1/11/2026"),
        ("{number:03}/UND/{roman}/{year}", "051/UND/XI/2026"),
    ],
)
def test_a_pattern_is_filled_in_as_offices_write_it(pattern: str, number: str) -> None:
    assert filled(pattern, number=51, day=DAY) == number


@pytest.mark.parametrize(
    "pattern",
    ["", "UND/{year}", "{number", "{0}", "{number.real}", "{number!r}", "{number:>9999}", "{nama}{number}"],
)
def test_a_pattern_that_gives_no_number_is_refused(pattern: str) -> None:
    with pytest.raises(BadPattern):
        check(pattern)


@given(st.text(max_size=40))
def test_whatever_is_written_gives_a_number_or_a_refusal(pattern: str) -> None:
    with suppress(BadPattern):
        assert "7" in filled(pattern, number=7, day=DAY)


def test_each_kind_of_body_begins_with_a_pattern_that_can_be_filled_in() -> None:
    patterns = usual_patterns(FILE)

    assert sorted(patterns) == ["bawaslu", "kpu", "other"]
    assert [filled(pattern, number=1, day=DAY)[:2] for pattern in patterns.values()] == ["1/"] * 3
