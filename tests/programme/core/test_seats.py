from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from rembuk.programme.core.seats import (
    HOLDING,
    PLACES,
    Place,
    Standing,
    answer_by,
    free_seats,
    moving_up,
    standing_on_arrival,
)
from rembuk.programme.core.talk import Mode

NOON = datetime(2026, 11, 24, 5, tzinfo=UTC)


def test_every_mode_says_where_one_can_take_part() -> None:
    assert {mode: PLACES[mode] for mode in Mode} == {
        Mode.IN_PERSON: (Place.HALL,),
        Mode.ONLINE: (Place.ONLINE,),
        Mode.HYBRID: (Place.HALL, Place.ONLINE),
    }


@pytest.mark.parametrize(("capacity", "held", "free"), [(None, 500, None), (3, 2, 1), (3, 3, 0), (3, 9, 0)])
def test_free_seats_are_never_fewer_than_none(capacity: int | None, held: int, free: int | None) -> None:
    assert free_seats(capacity, held) == free


@pytest.mark.parametrize(
    ("place", "capacity", "held", "waiting", "standing"),
    [
        (Place.ONLINE, 0, 0, 0, Standing.SURE),
        (Place.HALL, None, 500, 0, Standing.SURE),
        (Place.HALL, 3, 2, 0, Standing.SURE),
        (Place.HALL, 3, 3, 0, Standing.WAITING),
        (Place.HALL, 3, 2, 1, Standing.WAITING),
    ],
)
def test_where_someone_new_stands(
    place: Place, capacity: int | None, held: int, waiting: int, standing: Standing
) -> None:
    assert standing_on_arrival(place, capacity=capacity, held=held, waiting=waiting) is standing


def test_whoever_moves_up_has_a_day_but_never_more_than_half_the_time_left() -> None:
    assert answer_by(now=NOON, opens=NOON + timedelta(days=9)) == NOON + timedelta(hours=24)
    assert answer_by(now=NOON, opens=NOON + timedelta(hours=26)) == NOON + timedelta(hours=13)
    assert answer_by(now=NOON, opens=None) == NOON + timedelta(hours=24)


@pytest.mark.parametrize("left", [timedelta(hours=2, minutes=59), timedelta(0), -timedelta(hours=1)])
def test_in_the_last_hours_the_seat_is_simply_theirs(left: timedelta) -> None:
    assert answer_by(now=NOON, opens=NOON + left) is None


@given(st.lists(st.integers()), st.none() | st.integers(0, 50), st.integers(0, 60))
def test_those_who_move_up_are_the_first_in_line(line: list[int], capacity: int | None, held: int) -> None:
    chosen = list(moving_up(line, capacity=capacity, held=held))

    assert chosen == line[: len(chosen)]
    assert len(chosen) == (len(line) if capacity is None else min(len(line), max(0, capacity - held)))


class Hall(RuleBasedStateMachine):
    """People come, leave and do not answer, in any order."""

    capacity = 3

    def __init__(self) -> None:
        super().__init__()
        self.people: list[Standing] = []
        self.line: list[int] = []
        self.moved_up: list[int] = []

    def held(self) -> int:
        return sum(standing in HOLDING for standing in self.people)

    def deal(self) -> None:
        for who in list(moving_up(self.line, capacity=self.capacity, held=self.held())):
            self.line.remove(who)
            self.moved_up.append(who)
            self.people[who] = Standing.OFFERED

    @rule()
    def someone_comes(self) -> None:
        standing = standing_on_arrival(
            Place.HALL, capacity=self.capacity, held=self.held(), waiting=len(self.line)
        )
        self.people.append(standing)
        if standing is Standing.WAITING:
            self.line.append(len(self.people) - 1)

    @rule(pick=st.integers(0, 50), end=st.sampled_from([Standing.CANCELLED, Standing.LAPSED]))
    def someone_leaves(self, pick: int, end: Standing) -> None:
        if self.people:
            who = pick % len(self.people)
            self.people[who] = end
            self.line = [each for each in self.line if each != who]
            self.deal()

    @invariant()
    def never_a_seat_too_many_and_none_free_while_someone_waits(self) -> None:
        assert self.held() <= self.capacity
        assert not self.line or self.held() == self.capacity
        assert self.moved_up == sorted(self.moved_up)


TestHall = Hall.TestCase
