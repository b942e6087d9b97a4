import random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.hall.core.learning import FEWEST, Gain, Learned, Pair, gain, learned_of, signed, t_quantile

shares = st.integers(0, 5).map(lambda right: right / 5)
pairs = st.lists(st.builds(Pair, shares, shares), min_size=FEWEST, max_size=60)


# Two-sided 95 % points of Student's t, as printed in any table.
@pytest.mark.parametrize(
    ("freedom", "point"), [(9, 2.262), (14, 2.145), (19, 2.093), (29, 2.045), (60, 2.000), (1000, 1.962)]
)
def test_the_quantile_is_that_of_the_tables(freedom: int, point: float) -> None:
    assert t_quantile(freedom) == pytest.approx(point, abs=0.001)


def test_of_fewer_than_ten_people_nothing_is_said() -> None:
    assert gain([Pair(0, 1)] * 9) is None


def test_a_worked_example() -> None:
    before_after = [(0.2, 0.6), (0.4, 0.8), (0.6, 0.6), (0.2, 0.8), (0.0, 0.4)] * 2

    found = gain([Pair(*pair) for pair in before_after])

    assert found is not None
    assert [found.people, found.before, found.after] == pytest.approx([10, 0.28, 0.64])
    # Rises 0.4, 0.4, 0, 0.6, 0.4, twice each: mean 0.36, standard deviation 0.206559, t(9) 2.2622.
    assert found.gain == pytest.approx(0.36)
    assert [found.low, found.high] == pytest.approx([0.2122, 0.5078], abs=2e-4)
    assert found.normalized == pytest.approx(0.36 / 0.72)


@given(pairs)
def test_the_gain_lies_in_its_interval_and_turns_round_with_its_rounds(answered: list[Pair]) -> None:
    found = gain(answered)
    back = gain([Pair(pair.after, pair.before) for pair in answered])

    assert found is not None
    assert back is not None
    assert -1 <= found.low <= found.gain + 1e-9 <= found.high + 2e-9 <= 1 + 3e-9
    assert found.gain == pytest.approx(-back.gain)
    assert found.low == pytest.approx(-back.high)


def test_who_knew_everything_had_nothing_left_to_learn() -> None:
    found = gain([Pair(1, 1)] * 12)

    assert found is not None
    assert (found.gain, found.normalized) == (0, None)


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    rng = random.Random(5)
    held = 0
    for _ in range(400):
        sample = [Pair(rng.gauss(0.4, 0.1), rng.gauss(0.55, 0.1)) for _ in range(15)]
        found = gain(sample)
        assert found is not None
        held += found.low <= 0.15 <= found.high

    assert fmean([held / 400]) == pytest.approx(0.95, abs=0.03)


def test_a_gain_is_told_in_whole_points_of_a_hundred() -> None:
    wide = Gain(people=12, before=1 / 3, after=0.8333, gain=0.5, low=0.1683, high=0.8317, normalized=0.75)

    assert learned_of(wide) == Learned(people=12, before=33, after=83, gain=50, low=17, high=83)


def test_the_change_is_that_of_the_shares_as_they_are_told() -> None:
    narrow = Gain(people=12, before=1 / 3, after=5 / 12, gain=1 / 12, low=1 / 12, high=1 / 12, normalized=1 / 8)

    assert learned_of(narrow) == Learned(people=12, before=33, after=42, gain=9, low=8, high=9)


@pytest.mark.parametrize(
    ("before", "low", "high", "span"),
    [
        pytest.param(33, 17, 50, (50, 83), id="a rise"),
        pytest.param(60, -20, -5, (40, 55), id="a fall"),
        pytest.param(60, 20, 83, (80, 100), id="nobody has more right than all"),
        pytest.param(10, -30, 5, (0, 15), id="nobody has fewer right than none"),
    ],
)
def test_the_interval_stands_on_the_scale_of_right_answers(
    before: int, low: int, high: int, span: tuple[int, int]
) -> None:
    assert Learned(people=12, before=before, after=50, gain=0, low=low, high=high).span == span


def test_a_change_has_its_sign_and_none_has_none() -> None:
    assert [signed(points) for points in (5, 0, -5)] == ["+5", "0", "−5"]
