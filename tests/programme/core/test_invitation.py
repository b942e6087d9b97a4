from datetime import UTC, datetime, timedelta

import pytest

from rembuk.programme.core.invitation import MOST_LETTERS, asks_again

OPENS = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)


def days_before(*days: float) -> list[datetime]:
    return [OPENS - timedelta(days=each) for each in days]


@pytest.mark.parametrize(
    ("sent", "now", "due"),
    [
        ([], 10, False),
        ([10], 7.1, False),
        ([10], 7, True),
        ([10, 7], 4, True),
        ([4], 2.1, False),
        ([4], 2, True),
        ([1.9], 1, False),
        ([10, 7, 4], 0, False),
        ([10, 7, 4, 2], 1, False),
    ],
)
def test_who_has_not_answered_is_asked_every_three_days_and_two_days_before(
    sent: list[float], now: float, due: bool
) -> None:
    assert asks_again(days_before(*sent), opens=OPENS, now=OPENS - timedelta(days=now)) is due


def test_a_talk_without_an_hour_asks_every_three_days_and_not_for_ever() -> None:
    now, sent = OPENS, [OPENS]
    while asks_again(sent, opens=None, now=now + timedelta(days=3)):
        now += timedelta(days=3)
        sent.append(now)

    assert len(sent) == MOST_LETTERS
