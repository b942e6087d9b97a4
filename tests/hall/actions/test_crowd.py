from typing import Any

import pytest

from rembuk.hall.actions import crowd, refusals
from rembuk.hall.core.doings import Ask, Back, Choose
from rembuk.hall.core.polls import Phase, PollKind, PollState
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Answer, Question, Room, Support, Word
from rembuk.kit.refusal import Refused
from rembuk.programme.core.talk import State
from tests import logbook
from tests.concurrency import both_at_once
from tests.factories import hall
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = hall.NOW


def take(room: Room, *doings: Any) -> list[Any]:
    return crowd.take({room.pk: doings}, now=NOW)[room.pk]


def kinds(outcomes: list[Any]) -> list[str]:
    return [type(outcome).__name__ if isinstance(outcome, Refused) else str(outcome) for outcome in outcomes]


def doings(room: Room) -> int:
    return Room.objects.get(pk=room.pk).doings


def test_a_question_waits_for_approval_and_bears_the_next_number() -> None:
    room = hall.room()
    hall.question(room)

    asked = crowd.do(room, Ask(hall.key(), "  Di mana saya\nmengecek nama? ", "Bu Contoh"), now=NOW)

    question = Question.objects.get(number=2)
    assert (asked, question.state, question.source) == (question.pk, QuestionState.PENDING, "phone")
    assert (question.text, question.name) == ("Di mana saya mengecek nama?", "Bu Contoh")
    assert (doings(room), logbook.length()) == (1, 0)


def test_the_same_words_of_one_phone_ask_once_and_those_of_another_ask_again() -> None:
    room, phone = hall.room(), hall.key()

    first, again, other = take(room, Ask(phone, "Kapan?"), Ask(phone, " Kapan? "), Ask(hall.key(), "Kapan?"))

    assert (first == again, first == other, room.questions.count()) == (True, False, 2)
    assert take(room, Ask(phone, "Kapan?")) == [first]


@pytest.mark.parametrize(
    ("text", "name", "refusal"),
    [
        ("", "", "NothingWritten"),
        ("\u202e\x00 ", "", "NothingWritten"),
        ("x" * 501, "", "TextTooLong"),
        ("x" * 100_000, "", "TextTooLong"),
        ("Kapan?", "n" * 61, "TextTooLong"),
    ],
)
def test_a_text_that_cannot_be_is_refused_and_the_rest_of_the_batch_goes_on(
    text: str, name: str, refusal: str
) -> None:
    room = hall.room()

    outcomes = take(room, Ask(hall.key(), text, name), Ask(hall.key(), "Kapan?"))

    assert kinds(outcomes) == [refusal, str(room.questions.get().pk)]


def test_a_room_that_takes_no_questions_refuses_them_and_goes_on_taking_support() -> None:
    room = hall.room(takes_questions=False)
    question = hall.question(room)

    outcomes = take(room, Ask(hall.key(), "Kapan?"), Back(hall.key(), question.pk))

    assert kinds(outcomes) == ["QuestionsClosed", "None"]


def test_a_queue_that_nobody_can_read_takes_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "MOST_WAITING", 2)
    room = hall.room()

    outcomes = take(room, *(Ask(hall.key(), f"Tanya {n}?") for n in range(3)))

    assert kinds(outcomes)[2] == "QueueFull"
    assert room.questions.count() == 2


def test_in_a_rehearsal_questions_are_approved_by_themselves() -> None:
    room = hall.room(approves_by_itself=True)

    take(room, Ask(hall.key(), "Kapan?"))

    assert room.questions.get().state == QuestionState.APPROVED


def test_support_counts_once_a_phone_however_often_it_is_sent() -> None:
    room = hall.room()
    question = hall.question(room)
    phones = [hall.key() for _ in range(200)]

    take(room, *(Back(phone, question.pk) for phone in phones), Back(phones[0], question.pk))
    take(room, Back(phones[0], question.pk), Back(phones[1], question.pk))

    question.refresh_from_db()
    assert (question.supported, Support.objects.filter(question=question).count()) == (200, 200)


def test_support_can_be_taken_back_and_the_last_word_counts() -> None:
    room, phone = hall.room(), hall.key()
    question = hall.question(room)

    take(room, Back(phone, question.pk), Back(hall.key(), question.pk))
    take(
        room,
        Back(phone, question.pk, gives=False),
        Back(phone, question.pk),
        Back(phone, question.pk, gives=False),
    )
    take(room, Back(phone, question.pk, gives=False))

    question.refresh_from_db()
    assert (question.supported, question.supports.count()) == (1, 1)


@pytest.mark.parametrize("state", [QuestionState.PENDING, QuestionState.HIDDEN])
def test_a_question_that_nobody_approved_cannot_be_supported(state: QuestionState) -> None:
    room = hall.room()

    assert kinds(take(room, Back(hall.key(), hall.question(room, state).pk))) == ["NoSuchQuestion"]


def test_a_question_or_poll_of_another_room_is_not_here() -> None:
    room, other = hall.room(), hall.room(sample.talk(State.LIVE))
    question, poll = hall.question(other), hall.poll(other)

    outcomes = take(room, Back(hall.key(), question.pk), Choose(hall.key(), poll.pk, "A"))

    assert kinds(outcomes) == ["NoSuchQuestion", "NoSuchPoll"]


def test_a_poll_is_answered_once_and_the_last_answer_stands() -> None:
    room, phone = hall.room(), hall.key()
    poll = hall.poll(room)

    take(room, Choose(phone, poll.pk, "A"), Choose(hall.key(), poll.pk, "B"), Choose(phone, poll.pk, "C"))
    take(room, Choose(phone, poll.pk, "B"))

    assert sorted(Answer.objects.values_list("poll", "mask")) == [(poll.pk, 0b010), (poll.pk, 0b010)]


@pytest.mark.parametrize(
    ("state", "refusal"), [(PollState.DRAFT, "NoSuchPoll"), (PollState.CLOSED, "PollClosed")]
)
def test_a_poll_that_is_not_open_takes_no_answer(state: PollState, refusal: str) -> None:
    room = hall.room()
    poll = hall.poll(room, state=state.value)

    assert kinds(take(room, Choose(hall.key(), poll.pk, "A"))) == [refusal]
    assert Answer.objects.count() == 0


@pytest.mark.parametrize("choice", ["Z", 7, None, {"a": 1}, ["A", "B"], "x" * 100_000])
def test_a_choice_that_is_not_offered_is_refused(choice: object) -> None:
    room = hall.room()

    assert kinds(take(room, Choose(hall.key(), hall.poll(room).pk, choice))) == ["NotOffered"]


def test_a_word_is_kept_once_whatever_its_capitals_and_waits_for_approval() -> None:
    room = hall.room()
    cloud = hall.poll(room, PollKind.CLOUD)

    outcomes = take(
        room,
        Choose(hall.key(), cloud.pk, "Jujur"),
        Choose(hall.key(), cloud.pk, "jujur "),
        Choose(hall.key(), cloud.pk, ["jujur"]),
        Choose(hall.key(), cloud.pk, "x" * 31),
    )

    assert kinds(outcomes) == ["None", "None", "NotOffered", "TextTooLong"]
    assert [(w.text, w.approved, w.answers.count()) for w in Word.objects.all()] == [("jujur", None, 2)]


def test_the_quiz_is_answered_once_in_each_round_and_never_between() -> None:
    room, phone = hall.room(), hall.key()
    quiz = hall.poll(room, PollKind.QUIZ)
    between = take(room, Choose(phone, quiz.pk, "A"))
    for phase, choice in [(Phase.BEFORE, "A"), (Phase.AFTER, "B"), (Phase.AFTER, "B")]:
        Room.objects.filter(pk=room.pk).update(quiz_phase=phase.value)
        assert take(room, Choose(phone, quiz.pk, choice)) == [None]

    assert kinds(between) == ["PollClosed"]
    assert sorted(Answer.objects.values_list("phase", "mask")) == [("after", 0b010), ("before", 0b001)]


@pytest.mark.parametrize("state", [State.HELD, State.PUBLISHED, State.CANCELLED, State.POSTPONED])
def test_a_room_whose_talk_is_not_to_come_or_on_takes_nothing(state: State) -> None:
    room = hall.room(sample.talk(state))
    question = hall.question(room)

    outcomes = take(room, Ask(hall.key(), "Kapan?"), Back(hall.key(), question.pk))

    assert kinds(outcomes) == ["RoomClosed", "RoomClosed"]
    assert (room.participants.count(), doings(room)) == (0, 0)


def test_a_page_gets_the_refusal_itself() -> None:
    with pytest.raises(refusals.NoSuchQuestion):
        crowd.do(hall.room(), Back(hall.key(), 12345), now=NOW)


def test_a_batch_of_two_hundred_votes_takes_as_many_queries_as_one(django_assert_num_queries: Any) -> None:
    room = hall.room()
    question, poll = hall.question(room), hall.poll(room)
    one = [Back(hall.key(), question.pk), Choose(hall.key(), poll.pk, "A")]
    many = [
        doing for _ in range(100) for doing in (Back(hall.key(), question.pk), Choose(hall.key(), poll.pk, "B"))
    ]

    for batch in (one, many):
        with django_assert_num_queries(8):
            take(room, *batch)


@pytest.mark.django_db(transaction=True)
def test_of_two_servers_that_count_at_once_each_counts_its_own() -> None:
    room = hall.room()
    question = hall.question(room)
    shared = [hall.key() for _ in range(50)]

    both_at_once(*[lambda: take(room, *(Back(phone, question.pk) for phone in shared))] * 2)

    question.refresh_from_db()
    assert (question.supported, question.supports.count(), doings(room)) == (50, 50, 100)
