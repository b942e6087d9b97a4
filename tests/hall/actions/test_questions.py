from collections.abc import Callable
from datetime import date, timedelta

import pytest

from rembuk.hall.actions import questions, refusals
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Question, Room
from rembuk.institutions.permits import NotPermitted, Role
from rembuk.programme.actions import Stale
from rembuk.programme.core.talk import State
from tests import logbook
from tests.factories import hall, institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = hall.NOW
APPROVED, ON_AIR, ANSWERED = QuestionState.APPROVED, QuestionState.ON_AIR, QuestionState.ANSWERED


def move(question: Question, to: QuestionState, *, seen: int | None = None) -> Question:
    seen = question.version if seen is None else seen
    return questions.move(by=sample.officer(Role.MODERATOR), question=question, to=to, seen=seen, now=NOW)


def test_a_hall_question_is_approved_as_it_is_typed_and_logged_without_its_words() -> None:
    room = hall.room()
    by = sample.officer(Role.OPERATOR)

    question = questions.take_from_hall(by=by, room=room, text="Kapan  pleno?", name="Pak Contoh", now=NOW)

    assert (question.text, question.name, question.state, question.source) == (
        "Kapan pleno?",
        "Pak Contoh",
        "approved",
        "hall",
    )
    assert logbook.last() == logbook.Line(
        "question.taken_from_hall", by.name, f"programme.talk:{room.talk_id}", {"question": question.pk}
    )


def test_a_question_goes_on_air_and_is_answered_and_each_step_can_be_undone() -> None:
    question = hall.question(hall.room(), QuestionState.PENDING)

    for to in (APPROVED, ON_AIR, ANSWERED, ON_AIR, APPROVED, QuestionState.PENDING):
        question = move(question, to)
        assert question.state == to

    assert (question.aired_at, question.answered_at, question.version) == (None, None, 6)
    assert logbook.last().data == {"question": question.pk, "was": "approved", "to": "pending"}


def test_a_question_that_nobody_approved_does_not_go_on_air() -> None:
    question = hall.question(hall.room(), QuestionState.PENDING)

    with pytest.raises(refusals.NoWayThere):
        move(question, ON_AIR)


def test_when_one_goes_on_air_the_one_before_has_been_answered() -> None:
    room = hall.room()
    first, second = hall.question(room), hall.question(room)
    move(first, ON_AIR)

    move(second, ON_AIR)

    first.refresh_from_db()
    assert (first.state, first.answered_at, second.state) == ("answered", NOW, "on_air")


def test_of_two_who_saw_the_same_question_the_second_is_told() -> None:
    question = hall.question(hall.room())
    move(Question.objects.get(pk=question.pk), QuestionState.HIDDEN, seen=0)

    with pytest.raises(Stale):
        move(question, ON_AIR, seen=0)

    question.refresh_from_db()
    assert question.state == QuestionState.HIDDEN


def test_a_group_moves_under_its_new_leader_as_a_whole_and_can_be_let_go() -> None:
    room = hall.room()
    one, two, three = (hall.question(room) for _ in range(3))
    by = sample.officer(Role.MODERATOR)
    questions.group(by=by, question=one, leader=two, seen=0, now=NOW)

    questions.group(by=by, question=two, leader=three, seen=0, now=NOW)

    one.refresh_from_db()
    assert (one.leader, Question.objects.get(pk=two.pk).leader) == (three, three)
    questions.group(by=by, question=one, leader=None, seen=one.version, now=NOW)
    assert Question.objects.get(pk=one.pk).leader is None


def test_a_question_is_not_grouped_under_itself_or_a_grouped_one_or_one_of_another_room() -> None:
    room = hall.room()
    one, two = hall.question(room), hall.question(room)
    grouped = hall.question(room, leader=two)
    elsewhere = hall.question(hall.room(sample.talk(State.LIVE)))

    for leader in (one, grouped, elsewhere):
        with pytest.raises(refusals.GroupsItself):
            questions.group(by=sample.officer(), question=one, leader=leader, seen=0, now=NOW)


def test_a_question_is_handed_to_a_speaker() -> None:
    question = hall.question(hall.room())
    speaker = sample.speaker("Contoh Satu")

    questions.assign_speaker(by=sample.officer(), question=question, speaker=speaker, seen=0, now=NOW)

    assert Question.objects.get(pk=question.pk).speaker == speaker


def test_a_body_owes_an_answer_by_a_day() -> None:
    question = hall.question(hall.room())
    body, due = sample.body("kpu-kab"), sample.DAY + timedelta(days=7)

    questions.assign_body(by=sample.officer(), question=question, body=body, due=due, seen=0, now=NOW)

    question.refresh_from_db()
    assert (question.body, question.due) == (body, due)
    assert logbook.last().data == {"question": question.pk, "body": "kpu-kab", "due": "2026-12-02"}


@pytest.mark.parametrize("due", [None, date(2026, 11, 24)])
def test_an_answer_is_owed_by_a_day_that_has_not_passed(due: date | None) -> None:
    question = hall.question(hall.room())

    with pytest.raises(refusals.DueDateMissing):
        questions.assign_body(
            by=sample.officer(), question=question, body=sample.body("kpu-kab"), due=due, seen=0, now=NOW
        )


def test_a_body_that_has_nothing_to_do_with_the_talk_owes_nothing() -> None:
    question = hall.question(hall.room())

    with pytest.raises(refusals.NotAPartner):
        questions.assign_body(
            by=sample.officer(),
            question=question,
            body=sample.body("media-contoh"),
            due=sample.DAY,
            seen=0,
            now=NOW,
        )


def test_a_question_left_over_is_answered_in_writing() -> None:
    question = hall.question(hall.room(), body=sample.body("kpu-kab"), due=sample.DAY)

    questions.answer(by=sample.officer(), question=question, text="Sudah kami cek.", seen=0, now=NOW)

    question.refresh_from_db()
    assert (question.answer, question.state, question.answered_at) == ("Sudah kami cek.", "answered", NOW)


@pytest.mark.parametrize("who", ["outsider", "another role"])
def test_only_who_runs_the_talk_acts_on_its_questions(who: str) -> None:
    room: Room = hall.room()
    question = hall.question(room)
    by = institutions.outsider() if who == "outsider" else sample.officer(Role.PUBLIC_RELATIONS)
    acts: list[Callable[[], object]] = [
        lambda: questions.take_from_hall(by=by, room=room, text="Kapan?", now=NOW),
        lambda: questions.move(by=by, question=question, to=ON_AIR, seen=0, now=NOW),
        lambda: questions.group(by=by, question=question, leader=None, seen=0, now=NOW),
        lambda: questions.assign_speaker(by=by, question=question, speaker=None, seen=0, now=NOW),
        lambda: questions.assign_body(by=by, question=question, body=None, due=None, seen=0, now=NOW),
        lambda: questions.answer(by=by, question=question, text="Ya", seen=0, now=NOW),
    ]

    for act in acts:
        with pytest.raises(NotPermitted):
            act()

    question.refresh_from_db()
    assert (question.version, room.questions.count(), logbook.length()) == (0, 1, 0)
