from datetime import timedelta

import pytest

from rembuk.hall.actions import crowd_rows
from rembuk.hall.actions.crowd_rows import Ballot, OpenTo
from rembuk.hall.core.polls import Phase, PollKind
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Answer, Participant, Question, Room, Support
from rembuk.programme.core.talk import State
from tests.factories import hall

pytestmark = pytest.mark.django_db
NOW = hall.NOW


def supported(question: Question) -> tuple[int, int]:
    return Question.objects.get(pk=question.pk).supported, Support.objects.filter(question=question).count()


def test_rooms_are_locked_by_their_order_and_say_what_they_take() -> None:
    first = hall.room()
    second = hall.room(takes_questions=False, approves_by_itself=True, quiz_phase=Phase.BEFORE.value)

    assert crowd_rows.locked([second.pk, first.pk]) == [
        OpenTo(first.pk, State.LIVE, takes_questions=True, approves_by_itself=False, phase=Phase.NONE),
        OpenTo(second.pk, State.LIVE, takes_questions=False, approves_by_itself=True, phase=Phase.BEFORE),
    ]
    assert crowd_rows.locked([second.pk + 1]) == []


def test_a_phone_enters_once_at_the_moment_of_its_first_doing() -> None:
    room, phone = hall.room(), hall.key()

    crowd_rows.enter(room.pk, [phone], NOW)
    crowd_rows.enter(room.pk, [phone], NOW + timedelta(minutes=1))

    assert list(Participant.objects.values_list("key", "room", "first_at")) == [(phone, room.pk, NOW)]


def test_doings_are_counted_for_their_room_alone() -> None:
    room, other = hall.room(), hall.room()

    crowd_rows.count(room.pk, 3)
    crowd_rows.count(room.pk, 2)

    assert dict(Room.objects.values_list("pk", "doings")) == {room.pk: 5, other.pk: 0}


def test_only_approved_questions_of_the_room_itself_are_public() -> None:
    room = hall.room()
    approved, pending = hall.question(room), hall.question(room, state=QuestionState.PENDING)
    elsewhere = hall.question(hall.room())

    found = crowd_rows.public_questions(room.pk, {approved.pk, pending.pk, elsewhere.pk})

    assert found == {approved.pk}
    assert crowd_rows.public_questions(room.pk, set()) == set()


def test_support_is_counted_as_the_rows_say() -> None:
    room = hall.room()
    question, untouched = hall.question(room), hall.question(room)
    one, other, never = hall.phone(room).key, hall.phone(room).key, hall.phone(room).key

    crowd_rows.support(question.pk, [one, other], [])
    assert (supported(question), supported(untouched)) == ((2, 2), (0, 0))

    crowd_rows.support(question.pk, [one], [other, never])
    assert supported(question) == (1, 1)


def test_the_last_answer_of_a_phone_stands_and_a_word_is_kept_once() -> None:
    room = hall.room()
    poll, cloud = hall.poll(room), hall.poll(room, kind=PollKind.CLOUD)
    one, other = hall.phone(room).key, hall.phone(room).key

    crowd_rows.answer([Ballot(poll.pk, one, Phase.NONE, mask=1), Ballot(poll.pk, other, Phase.NONE, mask=1)])
    crowd_rows.answer([Ballot(poll.pk, one, Phase.NONE, mask=2)])
    crowd_rows.answer([Ballot(cloud.pk, phone, Phase.NONE, text="jujur") for phone in (one, other)])

    assert set(Answer.objects.filter(poll=poll).values_list("participant", "mask")) == {(one, 2), (other, 1)}
    assert list(cloud.words.values_list("text")) == [("jujur",)]
    assert Answer.objects.filter(poll=cloud, word__text="jujur").count() == 2
