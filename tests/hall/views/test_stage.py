import pytest
from django.conf import settings

from rembuk.hall.core.state import Scene
from rembuk.hall.core.tokens import Purpose, read
from rembuk.hall.models import Screen
from tests.factories import hall
from tests.factories import programme as sample
from tests.hall.desks import CONSOLE, doors, operator, press

pytestmark = pytest.mark.django_db


def test_the_projector_shows_what_was_pressed_and_two_operators_do_not_undo_each_other() -> None:
    room = hall.room()
    seen = Screen.objects.get(room=room).version

    assert press(operator(), CONSOLE + "layar/", scene="question", seen=seen) == []
    refusal = press(operator(), CONSOLE + "layar/", scene="blank", seen=seen)

    assert Screen.objects.get(room=room).scene == Scene.QUESTION
    assert ["Someone else has changed this" in words for words in refusal] == [True]


def test_a_poll_goes_to_the_projector_once_it_was_opened() -> None:
    room = hall.room()
    poll, draft = hall.poll(room), hall.poll(room, state="draft")
    seen = Screen.objects.get(room=room).version

    refusal = press(operator(), CONSOLE + "layar/", scene="poll", poll=draft.pk, seen=seen)
    press(operator(), CONSOLE + "layar/", scene="poll", poll=poll.pk, seen=seen)

    assert refusal == ["Open the poll first, then show it."]
    assert Screen.objects.get(room=room).poll == poll


def test_a_message_is_said_to_all_and_withdrawn() -> None:
    room = hall.room()
    press(operator(), CONSOLE + "pesan/", text="Contoh pesan")
    message = room.messages.get(withdrawn_at=None)
    press(operator(), f"{CONSOLE}pesan/{message.pk}/tarik/")

    assert message.text == "Contoh pesan"
    assert room.messages.filter(withdrawn_at=None).count() == 0


def test_the_floor_is_given_with_the_body_one_stands_for_and_taken() -> None:
    room = hall.room()
    person = sample.speaker("Contoh Satu", at=room.talk.host)

    press(operator(), CONSOLE + "bicara/", person=person.pk)
    turn = room.turns.get(ended_at=None)
    press(operator(), CONSOLE + "bicara/", person="")

    assert (turn.person, turn.body) == (person, room.talk.host)
    assert room.turns.filter(ended_at=None).count() == 0


def test_a_caption_is_typed_mended_and_taken_back() -> None:
    room = hall.room()
    press(operator(), CONSOLE + "teks/", text="Contoh tekz")
    line = room.captions.get()
    press(operator(), f"{CONSOLE}teks/{line.pk}/", text="Contoh teks", seen=line.version)
    line.refresh_from_db()
    mended = line.text
    press(operator(), f"{CONSOLE}teks/{line.pk}/", text="", seen=line.version)
    line.refresh_from_db()

    assert (mended, line.withdrawn) == ("Contoh teks", True)


def test_a_program_gets_a_key_that_opens_the_captions_of_this_room() -> None:
    room = hall.room()

    (said,) = press(operator(), CONSOLE + "teks/kunci/")
    room.refresh_from_db()

    token = said.split()[-1]
    assert read(settings.SECRET_KEY.encode(), Purpose.CAPTIONS, room=room.pk, token=token) == room.caption_key


def test_what_cannot_be_is_said_on_top() -> None:
    hall.room()

    assert press(operator(), CONSOLE + "layar/", scene="moon", seen="0") != []
    assert press(operator(), CONSOLE + "pesan/", text="") == ["Message to everyone: This field is required."]


def test_nobody_else_touches_what_everyone_sees() -> None:
    room = hall.room()
    message = room.messages.create(text="Contoh", said_at=hall.NOW)
    sent = {
        "layar/": {"scene": "blank", "seen": "0"},
        "pesan/": {"text": "Contoh lain"},
        f"pesan/{message.pk}/tarik/": {},
        "bicara/": {"person": ""},
        "teks/": {"text": "Contoh"},
        "teks/kunci/": {},
    }

    assert {act: doors(CONSOLE + act, **typed) for act, typed in sent.items()} == {
        each: [302, 403, 403] for each in sent
    }
    assert (Screen.objects.get(room=room).scene, room.captions.count()) == (Scene.OPENING, 0)
