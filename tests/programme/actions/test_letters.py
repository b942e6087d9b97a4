from datetime import timedelta

import pytest

from rembuk.programme.actions import letters
from rembuk.programme.models import Letter
from tests.concurrency import both_at_once
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db


def letter(**changes: object) -> Letter:
    one = visitors.registration(visitors.open_talk())
    return Letter.objects.create(**{"kind": "ticket", "registration": one, "due_at": NOW, **changes})


def test_a_letter_is_claimed_once_and_not_before_it_is_due() -> None:
    waiting = letter()

    assert letters.claim_letter(now=NOW - timedelta(seconds=1)) is None
    assert letters.claim_letter(now=NOW) == waiting
    assert letters.claim_letter(now=NOW) is None


def test_a_letter_whose_worker_died_is_claimed_again() -> None:
    waiting = letter()
    letters.claim_letter(now=NOW)

    assert letters.claim_letter(now=NOW + timedelta(minutes=11)) == waiting


def test_a_letter_that_was_sent_stays_sent() -> None:
    waiting = letter()

    letters.note_sent(letter=waiting, now=NOW)

    assert letters.claim_letter(now=NOW + timedelta(days=1)) is None
    assert Letter.objects.get().sent_at == NOW


def test_a_letter_that_fails_is_tried_again_later_and_given_up_after_five_times() -> None:
    letter()
    now, waits = NOW, []

    while claimed := letters.claim_letter(now=now):
        letters.note_failed(letter=claimed, now=now)
        due = Letter.objects.get().due_at
        waits.append(int((due - now).total_seconds() // 60))
        now = due

    assert waits == [1, 5, 30, 180, 180]


def test_a_letter_with_nothing_to_say_is_dropped() -> None:
    letters.drop_letter(letter=letter())

    assert Letter.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_one_sends() -> None:
    letter()

    claimed = both_at_once(*[lambda: letters.claim_letter(now=NOW)] * 4)

    assert [type(each).__name__ for each in claimed if each] == ["Letter"]
