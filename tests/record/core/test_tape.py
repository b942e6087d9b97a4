from datetime import timedelta

import pytest

from rembuk.record.core.tape import Stretch, moment_of, place_of
from tests.factories.programme import OPENING


def after(seconds: float) -> timedelta:
    return timedelta(seconds=seconds)


CUT = [Stretch(OPENING, 60.0), Stretch(OPENING + after(90), 30.5)]


@pytest.mark.parametrize(
    ("since", "place"),
    [
        pytest.param(-5, 0, id="before the tape ran"),
        pytest.param(12.25, 12_250, id="in the first stretch"),
        pytest.param(75, 60_000, id="in the gap, where the tape goes on"),
        pytest.param(100, 70_000, id="after the gap"),
        pytest.param(500, 90_500, id="after its end"),
    ],
)
def test_a_moment_stands_where_the_tape_was(since: float, place: int) -> None:
    assert place_of(OPENING + after(since), CUT) == place


@pytest.mark.parametrize("since", [0, 12.25, 59.5, 90, 100, 120])
def test_a_place_of_the_tape_leads_back_to_its_moment(since: float) -> None:
    assert moment_of(place_of(OPENING + after(since), CUT), CUT) == OPENING + after(since)


def test_a_recording_without_an_end_runs_with_the_clock() -> None:
    whole = [Stretch(OPENING - after(20))]

    assert place_of(OPENING + after(100), whole) == 120_000
    assert moment_of(120_000, whole) == OPENING + after(100)
