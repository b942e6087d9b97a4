from datetime import timedelta

import pytest

from rembuk.programme import actions
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
    moved = visitors.open_talk(programme=near.programme, date=sample.DAY + timedelta(days=7))
    over = sample.talk(State.HELD, programme=near.programme, date=sample.DAY - timedelta(days=14))
    over.closed_at = NOW - timedelta(hours=2)
    over.save(update_fields=["closed_at"])
    ones = [visitors.registration(talk) for talk in (near, far, moved, over)]
    visitors.arrival(ones[3])
    later, why = moved.date + timedelta(days=1), "Contoh alasan"
    actions.postpone(by=sample.officer(), talk=moved, date=later, reason=why, now=NOW)
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


def test_speakers_who_have_not_answered_are_asked_again_until_they_do() -> None:
    one = visitors.invitation(sample.talk(State.ANNOUNCED, date=sample.DAY + timedelta(days=30)))
    Letter.objects.create(kind="invitation", invitation=one, due_at=NOW, sent_at=NOW)
    later = NOW + timedelta(days=3)

    assert [clock.ask_speakers_again(now=at) for at in (NOW, later, later)] == [0, 1, 0]
    Letter.objects.update(sent_at=later)
    one.reply = "declined"
    one.save(update_fields=["reply"])
    assert clock.ask_speakers_again(now=later + timedelta(days=3)) == 0


def test_what_speakers_left_is_forgotten_as_well() -> None:
    one = visitors.invitation(sample.talk(State.HELD), word="Contoh kata", printed_title="Ketua")

    clock.forget(now=NOW + timedelta(days=40))

    one.refresh_from_db()
    assert (one.contact, one.word, one.printed_title) == ("", "", "Ketua")
