from datetime import timedelta

import pytest

from rembuk.hall.models import Caption
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record.models import Tape
from rembuk.record.queries.beginning import awaits_beginning, unbegun
from tests.factories import hall
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def held(state: State = State.HELD, *, captioned: bool = True, rehearsal: bool = False) -> Talk:
    """Return a talk that was held in a room, where by default a word was captioned."""
    talk = sample.talk(state)
    room = hall.room(talk, rehearsal=rehearsal)
    if captioned:
        Caption.objects.create(room=room, text="Contoh", said_at=sample.OPENING, shows_at=sample.OPENING)
    return talk


def test_a_closed_talk_with_words_awaits_its_record() -> None:
    talk = held()

    assert (list(unbegun()), awaits_beginning(talk)) == ([talk], True)


@pytest.mark.parametrize("state", [State.LIVE, State.PUBLISHED])
def test_a_talk_that_is_on_or_public_awaits_nothing(state: State) -> None:
    assert (awaits_beginning(held(state)), unbegun().exists()) == (False, False)


def test_a_rehearsal_and_a_talk_without_a_room_await_nothing() -> None:
    assert not awaits_beginning(held(rehearsal=True))
    assert not awaits_beginning(sample.talk(State.HELD))


def test_an_empty_room_keeps_nobody_waiting_though_the_worker_still_looks_in() -> None:
    talk = held(captioned=False)
    assert (unbegun().exists(), awaits_beginning(talk)) == (True, False)

    Caption.objects.create(
        room=talk.room, text="Ditarik", said_at=sample.OPENING, shows_at=sample.OPENING, withdrawn=True
    )
    assert not awaits_beginning(talk)


def test_another_close_awaits_another_beginning() -> None:
    talk = held()
    assert talk.closed_at is not None
    tape = Tape.objects.create(talk=talk, begun_at=talk.closed_at + timedelta(minutes=1))
    assert not awaits_beginning(talk)

    tape.begun_at = talk.closed_at - timedelta(minutes=1)
    tape.save()
    assert awaits_beginning(talk)
