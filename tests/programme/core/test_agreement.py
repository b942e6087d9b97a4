from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.agreement import (
    REMIND_AT_MOST,
    Change,
    Row,
    Stand,
    changes,
    is_late,
    reminder_due,
    stand,
)

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
FAR = date(2026, 12, 24)

texts = st.text(max_size=3)
contents = st.dictionaries(st.sampled_from("abcdef"), texts.filter(bool)).map(
    lambda facts: [Row(key, key, text) for key, text in facts.items()]
)


def test_changes_names_what_reads_otherwise_what_is_new_and_what_is_gone() -> None:
    before = [Row("a", "Topik", "Satu"), Row("b", "Tempat", "Aula"), Row("c", "Tuan rumah", "Contoh")]
    after = [Row("a", "Topik", "Dua"), Row("c", "Tuan rumah", "Contoh"), Row("d", "Jam", "13.30")]

    assert changes(before, after) == [
        Change("Topik", "Satu", "Dua"),
        Change("Jam", "", "13.30"),
        Change("Tempat", "Aula", ""),
    ]


def rundown(*texts: str) -> list[Row]:
    """Return lines in order, each known by its first letter."""
    return [Row(text[0], "Acara", text, place) for place, text in enumerate(texts, start=1)]


def test_changes_tells_the_one_line_that_moved_by_name_and_not_those_that_others_left_behind() -> None:
    before = rundown("A\n10 menit", "B\n20 menit", "C\n30 menit", "D\n40 menit")
    after = rundown("D\n40 menit", "A\n10 menit", "B\n20 menit", "C\n30 menit")

    assert changes(before, after) == [Change("Acara", "D", "D", 4, 1, is_moved=True)]


def test_changes_tells_added_removed_and_moved_lines_that_read_otherwise_with_their_places() -> None:
    before = rundown("A 10", "B 20", "C 30")
    after = rundown("C 35", "A 10", "N 5")

    assert changes(before, after) == [
        Change("Acara", "C 30", "C 35", 3, 1, is_moved=True),
        Change("Acara", "", "N 5", None, 3),
        Change("Acara", "B 20", "", 2, None),
    ]


def test_only_a_line_that_was_there_before_and_after_is_called_rewritten() -> None:
    told = changes(rundown("A 10", "B 20", "C 30"), rundown("C 30", "A 15", "N 5"))

    assert [(change.after or change.before, change.is_rewritten) for change in told] == [
        ("C 30", False),
        ("A 15", True),
        ("N 5", False),
        ("B 20", False),
    ]


@given(contents)
def test_nothing_changed_where_all_reads_the_same(rows: list[Row]) -> None:
    assert changes(rows, reversed(rows)) == []


@given(contents, contents)
def test_what_changed_one_way_changed_the_other_way(one: list[Row], other: list[Row]) -> None:
    there = {(each.label, each.before, each.after) for each in changes(one, other)}

    assert there == {(each.label, each.after, each.before) for each in changes(other, one)}


@pytest.mark.parametrize(
    ("agreed_to", "expected"), [(None, Stand.WAITING), ("a", Stand.AGREED), ("b", Stand.CHANGED)]
)
def test_an_agreement_stands_only_for_the_version_it_names(agreed_to: str | None, expected: Stand) -> None:
    assert stand(agreed_to, "a") is expected


@pytest.mark.parametrize(
    ("asked", "held_on", "late"),
    [
        (None, FAR, False),
        (NOW - timedelta(days=2, hours=23), FAR, False),
        (NOW - timedelta(days=3), FAR, True),
        (NOW, date(2026, 11, 28), False),
        (NOW, date(2026, 11, 27), True),
    ],
)
def test_a_body_is_late_after_three_days_or_three_days_before_the_talk(
    asked: datetime | None, held_on: date, late: bool
) -> None:
    assert is_late(asked, held_on=held_on, now=NOW) is late


def test_a_letter_is_followed_by_three_reminders_two_days_apart_and_then_by_silence() -> None:
    sent: list[datetime] = []
    for hour in range(24 * 30):
        now = NOW + timedelta(hours=hour)
        if reminder_due(sent, now=now):
            sent.append(now)

    assert [moment - NOW for moment in sent] == [timedelta(days=2 * n) for n in range(1 + REMIND_AT_MOST)]
