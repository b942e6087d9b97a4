from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Question
from rembuk.institutions.permits import Role
from tests import desk
from tests.factories import hall
from tests.factories import programme as sample
from tests.hall.desks import QUEUE, doors, operator, press

pytestmark = pytest.mark.django_db


def act(question: Question, address: str, **typed: Any) -> list[str]:
    question.refresh_from_db()
    said = press(operator(), f"{QUEUE}{question.pk}/{address}/", seen=question.version, back=QUEUE, **typed)
    question.refresh_from_db()
    return said


def test_a_question_goes_from_new_to_air_to_answered_and_each_step_back() -> None:
    question = hall.question(hall.room(), QuestionState.PENDING)
    steps = ["approved", "on_air", "answered", "on_air", "approved", "pending", "hidden", "pending"]
    seen = []
    for step in steps:
        act(question, "pindah", to=step)
        seen.append(question.state)

    assert seen == steps


def test_two_moderators_do_not_undo_each_other() -> None:
    question = hall.question(hall.room(), QuestionState.PENDING)
    press(operator(), f"{QUEUE}{question.pk}/pindah/", to="approved", seen=question.version)

    refusal = press(operator(), f"{QUEUE}{question.pk}/pindah/", to="hidden", seen=question.version)

    question.refresh_from_db()
    assert (question.state, ["Someone else" in words for words in refusal]) == ("approved", [True])


def test_alike_questions_are_suggested_and_a_person_groups_them_and_frees_them() -> None:
    room = hall.room()
    first = hall.question(room, text="NIK sama tetapi nama berbeda, data mana dipakai?")
    second = hall.question(room, QuestionState.PENDING, text="NIK sama tapi nama beda, data mana dipakai?")

    page = operator().get(QUEUE).content.decode()
    act(second, "gabung", leader=first.pk)
    grouped = second.leader
    act(second, "gabung", leader="")

    assert "Put under T1" in page
    assert (grouped, second.leader) == (first, None)


def test_a_question_of_the_hall_is_typed_in_and_ready() -> None:
    room = hall.room()

    press(operator(), f"{QUEUE}baru/", text="Contoh dari aula?", name="Contoh")

    assert list(room.questions.values_list("text", "source", "state")) == [
        ("Contoh dari aula?", "hall", "approved")
    ]


def test_a_question_is_handed_to_a_speaker_or_owed_by_a_body_and_answered_in_writing() -> None:
    room = hall.room()
    question = hall.question(room)
    person = sample.speaker("Contoh Satu", at=room.talk.host)
    due = timezone.localdate() + timedelta(days=7)

    act(question, "penjawab", speaker=person.pk)
    act(question, "lembaga", body=room.talk.host_id, due=due.isoformat())
    assert act(question, "lembaga", body=room.talk.host_id, due="") == [
        "Say by when the answer is due, today or later."
    ]
    act(question, "jawaban", text="Contoh jawaban")

    assert (question.speaker, question.body, question.due) == (person, room.talk.host, due)
    assert (question.answer, question.state) == ("Contoh jawaban", "answered")


def test_the_balance_of_hall_and_phone_is_shown() -> None:
    room = hall.room()
    hall.question(room, QuestionState.ANSWERED, source="hall")
    hall.question(room, QuestionState.APPROVED, source="hall")
    hall.question(room, QuestionState.APPROVED, source="phone")

    page = desk.staff(Role.MODERATOR).get(QUEUE).content.decode()

    assert "The phones&#x27; turn" in page or "The phones' turn" in page


@pytest.mark.parametrize("questions", [1, 3])
def test_the_queue_is_read_in_the_same_queries_however_long(
    questions: int, django_assert_num_queries: Any
) -> None:
    room = hall.room()
    for _ in range(questions):
        hall.question(room, QuestionState.PENDING)
    client = operator()
    client.get(QUEUE)

    with django_assert_num_queries(24):
        client.get(QUEUE)


def test_nobody_else_touches_the_queue() -> None:
    question = hall.question(hall.room(), QuestionState.PENDING)
    acts = ["baru/"] + [
        f"{question.pk}/{act}/" for act in ("pindah", "gabung", "penjawab", "lembaga", "jawaban")
    ]

    assert {each: doors(QUEUE + each, seen="0", to="approved") for each in acts} == {
        each: [302, 403, 403] for each in acts
    }
    assert Question.objects.get().state == QuestionState.PENDING
