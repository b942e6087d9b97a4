from datetime import timedelta

import pytest

from rembuk.hall import queries
from rembuk.hall.actions import crowd, floor, presence, rooms
from rembuk.hall.core.doings import Back, Choose
from rembuk.hall.core.presence import Mode
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.queries.legacy import Stay
from rembuk.institutions.permits import CONSOLE
from rembuk.programme.core.talk import State
from tests.factories import hall
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = hall.NOW
CLOSED = NOW + timedelta(hours=1)


def test_the_room_leaves_what_the_record_is_written_from() -> None:
    room, by, phone = hall.room(), sample.officer(), hall.key()
    answered = hall.question(room, QuestionState.ANSWERED)
    owed = hall.question(room, body=sample.body("kpu-kab"), due=sample.DAY)
    hall.question(room)
    hall.question(room, QuestionState.HIDDEN, body=sample.body("kpu-kab"), due=sample.DAY)
    poll = hall.poll(room)
    hall.poll(room)
    crowd.do(room, Choose(phone, poll.pk, "A"), now=NOW)
    said = floor.type_caption(by=by, room=room, text="Selamat siang.", now=NOW)
    taken_back = floor.type_caption(by=by, room=room, text="Salah.", now=NOW)
    floor.withdraw_caption(by=by, caption=taken_back, seen=0)
    presence.add_presence(room=room, seconds={(phone, Mode.TEXT): 60, (phone, Mode.SOUND): 30}, now=NOW)

    left = queries.legacy(room, now=NOW + timedelta(minutes=1))

    assert [chapter.title for chapter in left.chapters] == ["Contoh butir 1"]
    assert [(line.id, line.text) for line in left.transcript] == [(said.pk, "Selamat siang.")]
    assert [question.id for question in left.asked] == [answered.pk, owed.pk]
    assert [(row.id, row.masks) for row in left.polls] == [(poll.pk, {1: 1})]
    assert (left.gain, left.stays) == (None, [Stay(participant=phone, seconds=90)])


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
