from datetime import timedelta
from typing import Any

import pytest

from rembuk.hall import queries
from rembuk.hall.actions import crowd, floor, questions, rooms
from rembuk.hall.core.doings import Ask, Back, Choose
from rembuk.hall.core.polls import PollKind
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.core.state import Scene, State
from rembuk.hall.models import Word
from rembuk.hall.queries.rooms import next_caption
from rembuk.programme import actions as programme
from rembuk.programme.core.talk import State as TalkState
from tests.factories import hall
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = hall.NOW


def state(room: Any, seconds: float = 0) -> Any:
    return queries.state_now(room, now=NOW + timedelta(seconds=seconds))


def test_a_room_is_found_by_its_address_while_the_public_sees_its_talk() -> None:
    room = hall.room()
    slug, number = room.talk.programme.slug, room.talk.number

    assert (queries.room_at(slug, number), queries.room_at(slug, 99)) == (room, None)
    assert queries.mark({room.pk}).keys() == {room.pk}
    room.talk.state = TalkState.DRAFT.value
    room.talk.save()
    assert queries.room_at(slug, number) is None
    assert queries.mark({room.pk}) == {}


def test_the_state_shows_the_running_item_by_the_programmes_clock() -> None:
    room = hall.room()

    shown = state(room)

    assert (shown["talk"]["state"], shown["now"]["opened_at"]) == ("live", "2026-11-25T13:30:00+07:00")
    assert [part["starts"][11:16] for part in shown["rundown"].values()] == ["13:30", "13:50", "14:10"]


def test_the_version_grows_with_every_act_of_the_staff_and_every_doing_of_the_crowd() -> None:
    room, by = hall.room(), sample.officer()
    seen = [state(room)["version"]]
    question = questions.take_from_hall(by=by, room=room, text="Kapan?", now=NOW)
    seen.append(state(room)["version"])
    crowd.do(room, Back(hall.key(), question.pk), now=NOW)
    seen.append(state(room)["version"])
    programme.step(by=by, running=room.talk.items.all()[0], now=NOW)
    seen.append(state(room)["version"])

    assert [version - seen[0] for version in seen] == [0, 1, 2, 3]


def test_everyone_sees_what_was_approved_and_nobody_what_was_not() -> None:
    room = hall.room()
    crowd.do(room, Ask(hall.key(), "Kata yang belum disetujui?"), now=NOW)
    cloud = hall.poll(room, PollKind.CLOUD, shown=True)
    crowd.do(room, Choose(hall.key(), cloud.pk, "kasar"), now=NOW)
    crowd.do(room, Choose(hall.key(), cloud.pk, "jujur"), now=NOW)
    Word.objects.filter(text="jujur").update(approved=True)

    shown = state(room)

    assert (shown["questions"], shown["results"]) == ({}, {str(cloud.pk): {"words": {"jujur": 1}}})
    assert shown["answered"] == {str(cloud.pk): 2}


def test_votes_show_as_counts() -> None:
    room = hall.room()
    question, poll = hall.question(room), hall.poll(room, PollKind.MULTIPLE, shown=True)
    for choice in (["A"], ["A", "C"], ["C"]):
        phone = hall.key()
        crowd.do(room, Back(phone, question.pk), now=NOW)
        crowd.do(room, Choose(phone, poll.pk, choice), now=NOW)

    shown = state(room)

    assert shown["support"] == {str(question.pk): 3}
    assert shown["results"] == {str(poll.pk): {"counts": {"A": 2, "B": 0, "C": 2}}}


def test_the_screen_the_message_and_the_floor_are_part_of_the_state() -> None:
    room, by = hall.room(), sample.officer()
    rooms.show(by=by, room=room, scene=Scene.BREAK, seen=0, now=NOW)
    rooms.say_to_all(by=by, room=room, text="Suara terputus.", now=NOW)
    floor.give_floor(
        by=by, room=room, person=sample.speaker("Contoh Satu"), body=sample.body("kpu-kab"), now=NOW
    )

    shown = state(room)

    assert shown["screen"] == {"scene": "break"}
    assert shown["message"] == {"text": "Suara terputus.", "at": "2026-11-25T13:30:00+07:00"}
    assert (shown["now"]["speaker"], shown["now"]["body"]) == ("Contoh Satu", "KPU Kabupaten Contoh")


def test_a_line_shows_when_its_delay_is_over_and_a_withdrawn_one_never() -> None:
    room, by = hall.room(), sample.officer()
    line = floor.type_caption(by=by, room=room, text="Selamat siang.", now=NOW)
    other = floor.type_caption(by=by, room=room, text="Salah.", now=NOW)
    floor.withdraw_caption(by=by, caption=other, seen=0)

    assert next_caption(room, NOW) == line.shows_at
    assert (state(room, 3.9)["captions"], next_caption(room, NOW + timedelta(seconds=4))) == ({}, None)
    assert state(room, 4)["captions"] == {
        str(line.pk): {"text": "Selamat siang.", "at": "2026-11-25T13:30:00+07:00"}
    }


def test_a_phone_is_told_what_it_has_done_and_nothing_of_another() -> None:
    room, phone = hall.room(), hall.key()
    question, poll = hall.question(room), hall.poll(room)
    asked = crowd.do(room, Ask(phone, "Kapan?"), now=NOW)
    crowd.do(room, Back(phone, question.pk), now=NOW)
    crowd.do(room, Choose(phone, poll.pk, "B"), now=NOW)
    crowd.do(room, Choose(hall.key(), poll.pk, "A"), now=NOW)

    assert queries.mine(room, phone) == {
        "questions": {str(asked): "pending"},
        "supported": [question.pk],
        "answered": {str(poll.pk): ["B"]},
    }
    assert queries.mine(room, hall.key()) == {"questions": {}, "supported": [], "answered": {}}


@pytest.mark.parametrize("crowd_size", [1, 30])
def test_the_state_takes_as_many_queries_for_a_crowd_as_for_one(
    crowd_size: int, django_assert_num_queries: Any
) -> None:
    room = hall.room()
    for _ in range(crowd_size):
        question, poll = (
            hall.question(
                room, QuestionState.ON_AIR if not room.questions.exists() else QuestionState.APPROVED
            ),
            hall.poll(room),
        )
        crowd.do(room, Back(hall.key(), question.pk), now=NOW)
        crowd.do(room, Choose(hall.key(), poll.pk, "A"), now=NOW)

    with django_assert_num_queries(12):
        shown: State = state(room)

    assert len(shown["questions"]) == crowd_size  # type: ignore[arg-type]
