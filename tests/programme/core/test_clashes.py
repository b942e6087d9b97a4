from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.clashes import Booking, Clash, clashes

NOON = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)


def booking(place: str, starts: int, minutes: int, *, key: str = "orang", is_known: bool = True) -> Booking:
    begins = NOON + timedelta(minutes=starts)
    return Booking(key, place, begins, begins + timedelta(minutes=minutes), is_known)


bookings = st.lists(
    st.builds(
        booking,
        st.sampled_from(["a", "b", "c"]),
        st.integers(0, 60),
        st.integers(1, 30),
        key=st.sampled_from(["satu", "dua"]),
    ),
    max_size=8,
)


def test_who_is_in_two_places_at_once_clashes_and_who_goes_from_one_to_the_next_does_not() -> None:
    one, overlapping, following = booking("a", 0, 20), booking("b", 19, 20), booking("c", 39, 10)

    assert clashes([one, overlapping, following]) == [Clash(one, overlapping, is_certain=True)]


def test_two_people_at_one_time_and_one_person_twice_in_one_place_do_not_clash() -> None:
    assert clashes([booking("a", 0, 20), booking("b", 0, 20, key="lain"), booking("a", 5, 5)]) == []


def test_where_an_hour_is_unknown_the_clash_is_a_question() -> None:
    (found,) = clashes([booking("a", 0, 20), booking("b", 10, 20, is_known=False)])

    assert found.is_certain is False


@given(bookings)
def test_a_clash_is_found_minute_by_minute_too(given: list[Booking]) -> None:
    def busy(each: Booking) -> set[int]:
        start = int((each.starts - NOON) / timedelta(minutes=1))
        return set(range(start, start + int((each.ends - each.starts) / timedelta(minutes=1))))

    expected = sum(
        one.key == other.key and one.place != other.place and bool(busy(one) & busy(other))
        for place, one in enumerate(given)
        for other in given[place + 1 :]
    )

    assert len(clashes(given)) == expected
