from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.rundown import Entry, Slot, lay_out, overrun, running, time_left

OPENING = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)


def after(minutes: int) -> datetime:
    return OPENING + timedelta(minutes=minutes)


def planned(minutes: int, opened: int | None = None, closed: int | None = None) -> Entry:
    return Entry(
        timedelta(minutes=minutes),
        None if opened is None else after(opened),
        None if closed is None else after(closed),
    )


@pytest.mark.parametrize(
    ("remarks", "now", "core_ends"),
    [
        pytest.param(planned(10), 0, 50, id="the plan stands until something happens"),
        pytest.param(planned(10, 0, 7), 7, 47, id="a short item gives its minutes back"),
        pytest.param(planned(10, 0, 15), 15, 55, id="a long item pushes what follows"),
        pytest.param(planned(10, 0), 15, 55, id="an open item cannot end in the past"),
        pytest.param(planned(10, 5), 6, 55, id="a late start pushes everything"),
    ],
)
def test_the_real_clock_beats_the_plan(remarks: Entry, now: int, core_ends: int) -> None:
    slots = lay_out([remarks, planned(40)], starts=OPENING, now=after(now))

    assert slots[-1].ends == after(core_ends)


def test_after_an_item_of_unknown_length_the_times_are_unknown_until_a_clock_is_pressed() -> None:
    unknown = Entry(None)

    assert lay_out([planned(10), unknown, planned(5)], starts=OPENING, now=OPENING) == [
        Slot(after(0), after(10)),
        Slot(after(10), None),
        Slot(None, None),
    ]
    entries = [planned(10, 0, 9), Entry(None, after(9), after(20)), planned(5)]
    assert lay_out(entries, starts=OPENING, now=after(20))[-1] == Slot(after(20), after(25))


def test_without_a_start_nothing_has_a_time() -> None:
    assert lay_out([planned(10)], starts=None, now=OPENING) == [Slot(None, None)]


@pytest.mark.parametrize(
    ("entries", "place"),
    [
        ([planned(1), planned(1)], None),
        ([planned(1, 0), planned(1)], 0),
        ([planned(1, 0, 1), planned(1, 1)], 1),
        ([planned(1, 0, 1), planned(1, 1, 2)], None),
    ],
)
def test_the_running_item_is_the_one_opened_and_not_closed(entries: list[Entry], place: int | None) -> None:
    assert running(entries) == place


def test_time_left_goes_below_zero_when_an_item_runs_over() -> None:
    assert time_left(planned(10, 0), now=after(4)) == timedelta(minutes=6)
    assert time_left(planned(10, 0), now=after(13)) == timedelta(minutes=-3)
    assert time_left(planned(10), now=after(13)) is None
    assert time_left(Entry(None, OPENING), now=after(13)) is None


@pytest.mark.parametrize(
    ("entries", "now", "minutes"),
    [
        ([planned(10), planned(20)], 0, 0),
        ([planned(10, 2), planned(20)], 3, 2),
        ([planned(10, 0), planned(20)], 14, 4),
        ([planned(10, 0, 5), planned(20, 5)], 6, -5),
    ],
)
def test_overrun_is_how_much_later_the_talk_will_end(entries: list[Entry], now: int, minutes: int) -> None:
    assert overrun(entries, starts=OPENING, now=after(now)) == minutes


def test_overrun_is_unknown_when_the_plan_has_no_end() -> None:
    assert overrun([], starts=OPENING, now=OPENING) is None
    assert overrun([planned(1)], starts=None, now=OPENING) is None
    assert overrun([planned(1), Entry(None)], starts=OPENING, now=OPENING) is None
    assert overrun([Entry(None), planned(1)], starts=OPENING, now=OPENING) is None


@st.composite
def talks_in_progress(draw: st.DrawFn) -> tuple[list[Entry], datetime]:
    """A rundown of which the first items have run, one perhaps is open, and the moment it is looked at."""
    lengths = draw(st.lists(st.integers(0, 90), min_size=1, max_size=12))
    done = draw(st.integers(0, len(lengths)))
    clock = draw(st.integers(0, 60))
    entries = []
    for place, minutes in enumerate(lengths):
        if place < done:
            closed = clock + draw(st.integers(0, 120))
            entries.append(planned(minutes, clock, closed))
            clock = closed
        elif place == done and draw(st.booleans()):
            entries.append(planned(minutes, clock))
        else:
            entries.append(planned(minutes))
    return entries, after(clock + draw(st.integers(0, 200)))


@given(talks_in_progress())
def test_slots_follow_each_other_without_a_gap_or_overlap(talk: tuple[list[Entry], datetime]) -> None:
    entries, now = talk

    slots = lay_out(entries, starts=OPENING, now=now)

    assert len(slots) == len(entries)
    assert [slot.starts for slot in slots[1:]] == [slot.ends for slot in slots[:-1]]
    assert all(slot.starts and slot.ends and slot.starts <= slot.ends for slot in slots)


@given(talks_in_progress())
def test_what_is_not_over_never_ends_in_the_past(talk: tuple[list[Entry], datetime]) -> None:
    entries, now = talk
    open_place = running(entries)
    slots = lay_out(entries, starts=OPENING, now=now)

    if open_place is not None:
        assert all(slot.ends is not None and slot.ends >= now for slot in slots[open_place:])


@given(talks_in_progress())
def test_a_closed_item_keeps_exactly_the_clock_that_was_pressed(talk: tuple[list[Entry], datetime]) -> None:
    entries, now = talk

    slots = lay_out(entries, starts=OPENING, now=now)

    pressed = [(e.opened_at, e.closed_at) for e in entries if e.closed_at]
    assert [(slot.starts, slot.ends) for slot in slots[: len(pressed)]] == pressed
