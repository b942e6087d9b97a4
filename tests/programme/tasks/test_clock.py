from datetime import timedelta

import pytest

from rembuk.programme.core.talk import State
from rembuk.programme.models import Letter, Registration
from rembuk.programme.tasks import clock
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db


def test_every_list_moves_up_by_itself() -> None:
    talk = visitors.open_talk(capacity=1)
    visitors.registration(talk, standing="offered", answer_by=NOW)
    waiting = visitors.registration(talk, standing="waiting")
    visitors.registration(sample.talk(State.CANCELLED, programme=talk.programme), standing="waiting")

    assert clock.move_lists_up(now=NOW + timedelta(minutes=1)) == 1
    waiting.refresh_from_db()
    assert waiting.standing == "offered"


def test_letters_are_written_as_their_time_comes() -> None:
    near = visitors.open_talk()
    far = sample.talk(State.ANNOUNCED, programme=near.programme, date=sample.DAY + timedelta(days=14))
    moved = sample.talk(State.POSTPONED, programme=near.programme, sequence=1)
    over = sample.talk(State.HELD, programme=near.programme, date=sample.DAY - timedelta(days=14))
    over.closed_at = NOW - timedelta(hours=2)
    over.save(update_fields=["closed_at"])
    ones = [visitors.registration(talk) for talk in (near, far, moved, over)]
    visitors.arrival(ones[3])
    eve = sample.OPENING - timedelta(hours=23)

    assert clock.write_reminders(now=eve) == 1
    assert clock.write_changes(now=eve) == 1
    assert clock.write_thanks(now=NOW) == 1
    assert sorted(Letter.objects.values_list("registration", "kind")) == [
        (ones[0].pk, "reminder"),
        (ones[2].pk, "change"),
        (ones[3].pk, "thanks"),
    ]


@pytest.mark.parametrize(("days", "forgotten"), [(30, 0), (31, 1)])
def test_visitors_are_forgotten_thirty_days_after_their_talk(days: int, forgotten: int) -> None:
    visitors.registration(sample.talk(State.HELD))
    later = NOW.replace(day=25) + timedelta(days=days)

    assert clock.forget(now=later) == forgotten
    assert Registration.objects.filter(contact="").count() == forgotten
