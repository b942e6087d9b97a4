from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rembuk.hall.core.speaking import Slot, Times, Turn, times

START = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
ANI, BUDI, COMMISSION, OVERSIGHT = 1, 2, 10, 20


def after(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def minutes(n: float) -> timedelta:
    return timedelta(minutes=n)


def test_an_item_with_one_person_counts_by_its_clock() -> None:
    slots = [Slot(START, after(10), [(ANI, COMMISSION)]), Slot(after(10), None, [(BUDI, OVERSIGHT)])]

    assert times(slots, [], now=after(14)) == Times(
        {ANI: minutes(10), BUDI: minutes(4)}, {COMMISSION: minutes(10), OVERSIGHT: minutes(4)}
    )


def test_turns_count_where_they_were_pressed() -> None:
    slots = [Slot(START, after(20), [(ANI, COMMISSION), (BUDI, OVERSIGHT)])]
    turns = [Turn(ANI, COMMISSION, after(1), after(6)), Turn(BUDI, OVERSIGHT, after(6))]

    assert times(slots, turns, now=after(9)) == Times(
        {ANI: minutes(5), BUDI: minutes(3)}, {COMMISSION: minutes(5), OVERSIGHT: minutes(3)}
    )


def test_of_several_people_without_a_turn_nobody_knows_who_spoke() -> None:
    slots = [Slot(START, after(20), [(ANI, COMMISSION), (BUDI, OVERSIGHT)])]

    assert times(slots, [], now=after(20)) == Times({}, {})


def test_an_item_with_one_person_and_a_turn_is_not_counted_twice() -> None:
    slots = [Slot(START, after(10), [(ANI, COMMISSION)])]

    assert times(slots, [Turn(ANI, COMMISSION, after(2), after(9))], now=after(30)).people == {ANI: minutes(7)}


def test_someone_without_a_body_counts_as_a_person_alone() -> None:
    assert times([Slot(START, after(3), [(ANI, None)])], [], now=after(3)) == Times({ANI: minutes(3)}, {})


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 90)), max_size=12))
def test_turns_one_after_another_add_up_to_the_whole(lengths: list[tuple[int, int]]) -> None:
    turns, cursor = [], START
    for person, length in lengths:
        turns.append(Turn(person, None, cursor, cursor + minutes(length)))
        cursor += minutes(length)

    assert sum(times([], turns, now=cursor).people.values(), timedelta()) == cursor - START
