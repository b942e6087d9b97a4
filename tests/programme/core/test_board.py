from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core import cadence
from rembuk.programme.core.board import Off, OffKind, Slot, slots, turns, unknown_years

START = date(2026, 1, 7)
"""A Wednesday."""
RULES = ["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=1WE", "FREQ=DAILY;INTERVAL=3"]

near = st.dates(START, START + timedelta(days=400))
offs = st.builds(
    lambda day, length: Off(day, day + timedelta(days=length), OffKind.QUIET, "Contoh"),
    near,
    st.integers(0, 40),
)
bodies = st.lists(st.integers(1, 9), min_size=1, max_size=6, unique=True)


def proposed(rule: str, **changes: object) -> list[Slot]:
    facts: dict[str, object] = {
        "after": START - timedelta(days=1), "until": START + timedelta(days=365), "off": [], "taken": [],
    }  # fmt: skip
    return slots(cadence.days(rule, since=START), **{**facts, **changes})  # type: ignore[arg-type]


def test_a_fortnight_apart_with_the_reason_for_each_day_that_is_skipped() -> None:
    feast = Off(date(2026, 1, 21), date(2026, 1, 22), OffKind.HOLIDAY, "Hari contoh")

    found = proposed("FREQ=WEEKLY;INTERVAL=2", until=date(2026, 2, 10), off=[feast])

    assert found == [Slot(date(2026, 1, 7)), Slot(date(2026, 1, 21), feast), Slot(date(2026, 2, 4))]


def test_a_talk_that_moved_still_stands_for_its_day() -> None:
    found = proposed("FREQ=WEEKLY;INTERVAL=2", until=date(2026, 2, 10), taken=[date(2026, 1, 23)])

    assert [slot.day for slot in found] == [date(2026, 1, 7), date(2026, 2, 4)]


@pytest.mark.parametrize("rule", RULES)
def test_a_talk_that_moved_to_anywhere_stands_for_one_day_of_the_rhythm(rule: str) -> None:
    rhythm = [slot.day for slot in proposed(rule)]

    for days in range(60):
        left = [slot.day for slot in proposed(rule, taken=[START + timedelta(days=days)])]
        assert len(left) == len(rhythm) - 1, days


def test_a_talk_that_was_put_off_by_half_a_fortnight_stands_for_the_day_it_was_put_off_from() -> None:
    found = proposed("FREQ=WEEKLY;INTERVAL=2", until=date(2026, 2, 10), taken=[date(2026, 1, 14)])

    assert [slot.day for slot in found] == [date(2026, 1, 21), date(2026, 2, 4)]


def test_a_rhythm_that_ends_proposes_its_last_day() -> None:
    assert [slot.day for slot in proposed("FREQ=WEEKLY;COUNT=2")] == [START, START + timedelta(days=7)]


@given(st.sampled_from(RULES), st.lists(offs, max_size=8), st.lists(near, max_size=8))
def test_no_talk_on_a_skipped_day_and_no_two_talks_on_one_day(
    rule: str, off: list[Off], taken: list[date]
) -> None:
    found = proposed(rule, off=off, taken=taken)
    days = [slot.day for slot in found if slot.off is None]

    assert len(set(days)) == len(days)
    assert not set(days) & set(taken)
    assert not any(each.starts <= day <= each.ends for day in days for each in off)
    assert all(slot.off.starts <= slot.day <= slot.off.ends for slot in found if slot.off)


@given(st.sampled_from(RULES), st.lists(offs, max_size=4))
def test_every_day_of_the_rhythm_is_either_proposed_or_skipped(rule: str, off: list[Off]) -> None:
    until = START + timedelta(days=365)
    rhythm = []
    for day in cadence.days(rule, since=START):
        if day > until:
            break
        rhythm.append(day)

    assert [slot.day for slot in proposed(rule, off=off)] == rhythm


@given(bodies, st.integers(0, 60))
def test_turns_are_fair_within_one(partners: list[int], count: int) -> None:
    tally = Counter(turns(partners, [], count))

    assert max(tally[body] for body in partners) - min(tally[body] for body in partners) <= 1


@given(bodies, st.lists(st.integers(1, 9), max_size=30))
def test_turns_make_an_unfair_past_fair_again(partners: list[int], hosted: list[int]) -> None:
    past = [body for body in hosted if body in partners]
    tally = Counter(past + turns(partners, hosted, 40 * len(partners)))

    assert max(tally[body] for body in partners) - min(tally[body] for body in partners) <= 1


@given(bodies, st.integers(2, 40), st.data())
def test_a_swap_keeps_the_counts(partners: list[int], count: int, data: st.DataObject) -> None:
    hosts = turns(partners, [], count)
    one, other = (data.draw(st.integers(0, count - 1)) for _ in range(2))
    swapped = list(hosts)
    swapped[one], swapped[other] = swapped[other], swapped[one]

    assert Counter(swapped) == Counter(hosts)


def test_turns_follow_the_order_agreed_on_and_nobody_hosts_where_nobody_is_partner() -> None:
    assert turns([3, 1, 2], [], 4) == [3, 1, 2, 3]
    assert turns([1, 2], [1, 9], 2) == [2, 1]
    assert turns([], [1], 3) == []


@pytest.mark.parametrize(("known", "missing"), [([], [2026, 2027]), ([2026], [2027]), ([2026, 2027], [])])
def test_a_year_without_holidays_is_named(known: list[int], missing: list[int]) -> None:
    assert unknown_years(known, since=date(2026, 11, 24), until=date(2027, 11, 24)) == missing
