from hypothesis import given
from hypothesis import strategies as st

from rembuk.hall.core.limits import Buckets, Rate


def test_so_many_at_once_and_then_so_many_a_second() -> None:
    buckets = Buckets(Rate(burst=3, per_second=0.5))

    assert [buckets.wait("a", 0) for _ in range(5)] == [0, 0, 0, 2, 2]
    assert [buckets.wait("a", 2), buckets.wait("a", 2)] == [0, 2]


def test_one_key_takes_nothing_from_another() -> None:
    buckets = Buckets(Rate(burst=1, per_second=1))
    buckets.wait("a", 0)

    assert [buckets.wait("b", 0), buckets.wait("a", 0)] == [0, 1]


def test_of_very_many_keys_the_longest_unused_is_forgotten() -> None:
    buckets = Buckets(Rate(burst=1, per_second=0.001), most_keys=2)
    for key in ("a", "b", "c"):
        buckets.wait(key, 0)

    assert [buckets.wait("c", 0) > 0, buckets.wait("a", 0)] == [True, 0]


@given(st.lists(st.floats(0, 3), max_size=40))
def test_never_more_than_the_burst_and_what_time_gives(pauses: list[float]) -> None:
    buckets, now, used = Buckets(Rate(burst=4, per_second=2)), 0.0, 0
    for pause in pauses:
        now += pause
        used += buckets.wait("a", now) == 0

    assert used <= 4 + 2 * now + 1e-6
