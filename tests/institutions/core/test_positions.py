from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rembuk.institutions.core.positions import is_held, position_on

DAY = date(2021, 6, 30)


@dataclass(frozen=True)
class Sample:
    title: str
    since: date | None = None
    until: date | None = None


def test_a_position_is_held_on_its_first_and_its_last_day() -> None:
    position = Sample("Ketua", since=DAY, until=DAY)

    assert [is_held(position, DAY + timedelta(n)) for n in (-1, 0, 1)] == [False, True, False]


def test_an_open_end_holds_for_ever() -> None:
    assert is_held(Sample("Ketua"), date.min)
    assert is_held(Sample("Ketua"), date.max)


def test_nobody_bears_a_title_before_or_after_holding_it() -> None:
    past = Sample("Anggota", until=DAY - timedelta(1))
    future = Sample("Ketua", since=DAY + timedelta(1))

    assert position_on([past, future], DAY) is None


def test_of_several_held_the_latest_begun_counts() -> None:
    long = Sample("Anggota", since=date(2018, 1, 1))
    recent = Sample("Ketua", since=date(2020, 1, 1))
    unknown = Sample("Koordinator divisi")

    assert position_on([recent, long, unknown], DAY) is recent


def test_of_two_begun_on_one_day_the_later_recorded_counts() -> None:
    first, second = Sample("Anggota", since=DAY), Sample("Ketua", since=DAY)

    assert position_on([first, second], DAY) is second


days = st.dates(date(2018, 1, 1), date(2024, 1, 1))
samples = st.lists(st.builds(Sample, title=st.text(), since=st.none() | days, until=st.none() | days))


@given(samples, days)
def test_what_counts_is_held_and_none_held_began_later(positions: list[Sample], day: date) -> None:
    chosen = position_on(positions, day)
    held = [position for position in positions if is_held(position, day)]

    if chosen is None:
        assert held == []
    else:
        assert is_held(chosen, day)
        assert max(p.since or date.min for p in held) == (chosen.since or date.min)
