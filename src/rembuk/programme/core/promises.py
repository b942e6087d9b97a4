"""When a commitment is late, and when its body is asked about it."""

from collections.abc import Sequence
from datetime import date, timedelta

from rembuk.programme.core.talk import Promise

AWAITED = frozenset({Promise.OPEN, Promise.LATE})
"""States of a commitment that somebody still has to answer for."""

BEFORE = timedelta(days=3)
AGAIN = timedelta(days=7)
MOST_LETTERS = 5


def is_overdue(state: Promise, due: date | None, *, today: date) -> bool:
    """Say whether an open commitment is late by itself; one without a date never is."""
    return state is Promise.OPEN and due is not None and due < today


def letter_due(state: Promise, due: date | None, sent: Sequence[date], *, today: date) -> bool:
    """Say whether the body is asked by mail today: three days before, when late, then weekly, then no more.

    :param sent: the days on which it was asked, in order.
    """
    if state not in AWAITED or due is None or today < due - BEFORE or len(sent) >= MOST_LETTERS:
        return False
    if not sent:
        return True
    became_late = sent[-1] <= due < today
    return became_late or today - sent[-1] >= AGAIN
