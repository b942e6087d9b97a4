from collections.abc import Callable
from datetime import timedelta

import pytest

from rembuk.hall.actions import floor, polls, refusals, rooms
from rembuk.hall.core.polls import Phase, PollState
from rembuk.hall.core.state import Scene
from rembuk.hall.models import Message, Room, Screen
from rembuk.institutions.permits import CONSOLE, NotPermitted, Role
from rembuk.programme.actions import Stale
from rembuk.programme.core.talk import State
from tests import logbook
from tests.factories import hall, institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = hall.NOW


def test_a_room_is_made_when_it_is_first_asked_for_and_once() -> None:
    talk = sample.talk(State.ANNOUNCED)

    assert rooms.room_of(talk) == rooms.room_of(talk)
    assert Screen.objects.get().scene == Scene.OPENING


def test_a_talk_that_nobody_sees_has_no_room() -> None:
    with pytest.raises(refusals.RoomClosed):
        rooms.room_of(sample.talk(State.DRAFT))

    assert Room.objects.count() == 0


def test_the_operator_chooses_what_the_projector_shows() -> None:
    room = hall.room()
    poll = hall.poll(room)

    screen = rooms.show(by=sample.officer(), room=room, scene=Scene.POLL, poll=poll, seen=0, now=NOW)
    assert (screen.scene, screen.poll, screen.version) == ("poll", poll, 1)

    screen = rooms.show(by=sample.officer(), room=room, scene=Scene.BLANK, poll=poll, seen=1, now=NOW)
    assert (screen.scene, screen.poll) == ("blank", None)
    assert logbook.last().data == {"scene": "blank", "poll": None}


def test_the_projector_shows_no_poll_that_people_do_not_see() -> None:
    room = hall.room()
    draft = hall.poll(room, state=PollState.DRAFT.value)
    elsewhere = hall.poll(hall.room(sample.talk(State.LIVE)))

    for poll in (None, draft, elsewhere):
        with pytest.raises(refusals.NoPollToShow):
            rooms.show(by=sample.officer(), room=room, scene=Scene.POLL, poll=poll, seen=0, now=NOW)


def test_of_two_operators_who_choose_the_second_is_told() -> None:
    room = hall.room()
    rooms.show(by=sample.officer(), room=room, scene=Scene.BREAK, seen=0, now=NOW)

    with pytest.raises(Stale):
        rooms.show(by=sample.officer(), room=room, scene=Scene.NOW, seen=0, now=NOW)

    assert Screen.objects.get().scene == Scene.BREAK


def test_a_message_takes_the_place_of_the_one_before_and_can_be_withdrawn() -> None:
    room = hall.room()
    rooms.say_to_all(by=sample.officer(), room=room, text="Suara terputus, mohon tunggu.", now=NOW)
    message = rooms.say_to_all(by=sample.officer(), room=room, text="Suara sudah kembali.", now=NOW)

    assert list(Message.objects.filter(withdrawn_at=None)) == [message]
    rooms.withdraw_message(by=sample.officer(), message=message, now=NOW)
    assert Message.objects.filter(withdrawn_at=None).count() == 0
    with pytest.raises(Stale):
        rooms.withdraw_message(by=sample.officer(), message=message, now=NOW)


def test_the_room_is_closed_and_opened_for_questions_and_its_captions_delayed() -> None:
    room = hall.room()

    rooms.take_questions(by=sample.officer(), room=room, takes=False, seen=0, now=NOW)
    with pytest.raises(Stale):
        rooms.take_questions(by=sample.officer(), room=room, takes=True, seen=0, now=NOW)
    rooms.delay_captions(by=sample.officer(), room=room, delay=timedelta(minutes=9), seen=1, now=NOW)

    current = Room.objects.get(pk=room.pk)
    assert (current.takes_questions, current.caption_delay) == (False, timedelta(seconds=30))


def test_the_log_commits_to_the_totals_and_holds_nobodys_words() -> None:
    room = hall.room()
    hall.question(room, text="Kata rahasia peserta?")
    floor.type_caption(by=sample.officer(), room=room, text="Selamat siang.", now=NOW)
    room.talk.state = State.HELD.value
    room.talk.save()

    rooms.seal(by=CONSOLE, room=room, now=NOW)

    line = logbook.last()
    assert (line.kind, line.by) == ("hall.sealed", "console")
    assert {**line.data, "captions": len(str(line.data["captions"]))} == {
        "participants": 0,
        "questions": {"approved": 1},
        "supports": 0,
        "answers": [],
        "lines": 1,
        "captions": 64,
    }
    assert "rahasia" not in str(line.data)
    assert Room.objects.get().sealed_at == NOW


def test_a_room_is_not_sealed_while_its_talk_is_on() -> None:
    with pytest.raises(refusals.RoomClosed):
        rooms.seal(by=CONSOLE, room=hall.room(), now=NOW)


def test_a_new_caption_key_takes_the_place_of_the_old_one() -> None:
    room = rooms.renew_caption_key(by=sample.officer(), room=hall.room(), key="k" * 22, now=NOW)

    assert Room.objects.get(pk=room.pk).caption_key == "k" * 22
    assert logbook.last().data == {}


@pytest.mark.parametrize("who", ["outsider", "another role"])
def test_only_who_runs_the_talk_acts_in_its_room(who: str) -> None:
    room = hall.room()
    message = rooms.say_to_all(by=sample.officer(), room=room, text="Contoh", now=NOW)
    written = logbook.length()
    by = institutions.outsider() if who == "outsider" else sample.officer(Role.OBSERVER)
    acts: list[Callable[[], object]] = [
        lambda: rooms.show(by=by, room=room, scene=Scene.NOW, seen=0, now=NOW),
        lambda: rooms.take_questions(by=by, room=room, takes=False, seen=0, now=NOW),
        lambda: rooms.say_to_all(by=by, room=room, text="Contoh", now=NOW),
        lambda: rooms.withdraw_message(by=by, message=message, now=NOW),
        lambda: rooms.delay_captions(by=by, room=room, delay=timedelta(), seen=0, now=NOW),
        lambda: rooms.renew_caption_key(by=by, room=room, key="x", now=NOW),
        lambda: rooms.seal(by=by, room=room, now=NOW),
        lambda: polls.hold_quiz(by=by, room=room, phase=Phase.BEFORE, seen=0, now=NOW),
        lambda: floor.type_caption(by=by, room=room, text="Contoh", now=NOW),
        lambda: floor.give_floor(by=by, room=room, person=None, body=None, now=NOW),
    ]

    for act in acts:
        with pytest.raises(NotPermitted):
            act()

    assert logbook.length() == written
