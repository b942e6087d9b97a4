from math import comb

import pytest

from padan.sampling.precision import margin, margin_of_strata, most_faults


@pytest.mark.parametrize(
    ("population", "size", "expected"),
    [
        pytest.param(10**9, 385, 0.04995, id="the textbook's 385 for 5 points"),
        pytest.param(10**9, 1068, 0.02999, id="the textbook's 1068 for 3 points"),
        pytest.param(400, 400, 0.0, id="everyone"),
        pytest.param(1, 1, 0.0, id="the only one"),
        pytest.param(500, 218, 0.0499, id="the table's 218 of 500"),
    ],
)
def test_the_margin_of_a_share(population: int, size: int, expected: float) -> None:
    assert margin(population, size) == pytest.approx(expected, abs=2e-4)


def test_a_stratum_without_a_sample_leaves_its_weight_open() -> None:
    assert margin_of_strata({"a": (50, 50), "b": (50, 0)}) == 0.25
    assert margin_of_strata({}) == 0.0


@pytest.mark.parametrize(("population", "size"), [(50, 5), (100, 45), (30, 30), (10, 1)])
def test_most_faults_by_counting_every_draw(population: int, size: int) -> None:
    chances = [comb(population - faults, size) / comb(population, size) for faults in range(population + 1)]

    assert most_faults(population, size) == max(f for f, chance in enumerate(chances) if chance >= 0.05)
