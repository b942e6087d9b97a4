from datetime import timedelta

import pytest

from rembuk.hall import queries
from rembuk.hall.actions import crowd, rooms
from rembuk.hall.core.doings import Back, Choose
from rembuk.institutions.permits import CONSOLE
from rembuk.programme.core.talk import State
from tests.factories import hall
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = hall.NOW
CLOSED = NOW + timedelta(hours=1)


def test_the_totals_are_the_same_whenever_they_are_recomputed() -> None:
    room = hall.room()
    question, poll = hall.question(room), hall.poll(room)
    crowd.do(room, Back(hall.key(), question.pk), now=NOW)
    crowd.do(room, Choose(hall.key(), poll.pk, "B"), now=NOW)

    assert (
        queries.totals(room)
        == queries.totals(room)
        == {
            "participants": 2,
            "questions": {"approved": 1},
            "supports": 1,
            "answers": [[poll.pk, "", 2, 1]],
            "lines": 0,
        }
    )


def test_a_room_is_unsealed_from_its_close_to_its_seal_and_again_after_a_second_close() -> None:
    talk = sample.talk(State.HELD)
    room = hall.room(talk)
    hall.room(sample.talk(State.LIVE))
    hall.room(sample.talk(State.HELD), rehearsal=True)

    assert list(queries.unsealed_rooms()) == [room]
    rooms.seal(by=CONSOLE, room=room, now=CLOSED)
    assert list(queries.unsealed_rooms()) == []
    talk.closed_at = CLOSED + timedelta(minutes=5)
    talk.save()
    assert list(queries.unsealed_rooms()) == [room]
