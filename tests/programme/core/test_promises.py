from datetime import date, timedelta

import pytest

from rembuk.programme.core.promises import is_overdue, letter_due
from rembuk.programme.core.talk import Promise

DUE = date(2026, 12, 9)


@pytest.mark.parametrize(
    ("state", "due", "days", "overdue"),
    [
        (Promise.OPEN, DUE, 0, False),
        (Promise.OPEN, DUE, 1, True),
        (Promise.OPEN, None, 99, False),
        (Promise.KEPT, DUE, 1, False),
        (Promise.LATE, DUE, 1, False),
    ],
)
def test_an_open_commitment_is_late_the_day_after_its_date(
    state: Promise, due: date | None, days: int, overdue: bool
) -> None:
    assert is_overdue(state, due, today=DUE + timedelta(days=days)) is overdue


def test_a_body_is_asked_three_days_before_on_the_first_day_of_lateness_then_weekly_and_five_times_in_all() -> (
    None
):
    sent: list[date] = []
    for days in range(-10, 60):
        today = DUE + timedelta(days=days)
        if letter_due(Promise.OPEN if days <= 0 else Promise.LATE, DUE, sent, today=today):
            sent.append(today)

    assert [(day - DUE).days for day in sent] == [-3, 1, 8, 15, 22]


@pytest.mark.parametrize(("state", "due"), [(Promise.KEPT, DUE), (Promise.DROPPED, DUE), (Promise.OPEN, None)])
def test_nobody_is_asked_about_what_is_settled_or_has_no_date(state: Promise, due: date | None) -> None:
    assert letter_due(state, due, [], today=DUE + timedelta(days=30)) is False
