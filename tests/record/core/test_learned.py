import pytest

from rembuk.hall.core.learning import Gain
from rembuk.record.core.learned import Learned, learned_of, signed


def test_a_gain_is_told_in_whole_points_of_a_hundred() -> None:
    gain = Gain(people=12, before=1 / 3, after=0.8333, gain=0.5, low=0.1683, high=0.8317, normalized=0.75)

    assert learned_of(gain) == Learned(people=12, before=33, after=83, gain=50, low=17, high=83)


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
