from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings

from rembuk.hall.actions import askers, questions, refusals
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.core.sealed import unseal
from rembuk.hall.models import Asker, Question
from rembuk.programme.core.talk import State
from tests import logbook
from tests.factories import hall
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = hall.NOW
ADDRESS = "nama@example.id"


def asked(**changes: Any) -> Question:
    """Return a question of a phone in a room."""
    room = hall.room(sample.talk(State.HELD))
    return hall.question(room, **{"participant": hall.phone(room), **changes})


def waits(question: Question, contact: str = ADDRESS) -> Asker:
    """Let the one who asked a question wait for its answer."""
    key = question.participant_id or ""
    return askers.want_to_know(question=question, participant=key, contact=contact, language="id", now=NOW)


def answer(question: Question, text: str = "Contoh jawaban tertulis.") -> None:
    questions.answer(by=sample.officer(), question=question, text=text, seen=question.version, now=NOW)


def test_the_address_is_kept_under_seal_and_can_be_another_one() -> None:
    question = asked()

    waits(question, "  lama@example.id ")
    asker = waits(question, "Nama@EXAMPLE.id")

    assert Asker.objects.get() == asker
    assert "example" not in asker.contact.casefold()
    assert unseal(settings.SECRET_KEY.encode(), asker.contact) == "Nama@example.id"


@pytest.mark.parametrize("contact", ["", "nama", "0812 3456 7890", "a@b", "nama@example.id, dua@example.id"])
def test_a_letter_needs_an_address(contact: str) -> None:
    with pytest.raises(askers.NoMailThere):
        waits(asked(), contact)
    assert Asker.objects.count() == 0


@pytest.mark.parametrize("who", ["another phone", "nobody"])
def test_only_the_phone_that_asked_is_told(who: str) -> None:
    question = asked()
    stranger = hall.phone(question.room).key if who == "another phone" else ""
    waits(question)

    with pytest.raises(refusals.NoSuchQuestion):
        askers.want_to_know(
            question=question, participant=stranger, contact="lain@example.id", language="id", now=NOW
        )
    with pytest.raises(refusals.NoSuchQuestion):
        askers.want_no_more(question=question, participant=stranger)

    assert unseal(settings.SECRET_KEY.encode(), Asker.objects.get().contact) == ADDRESS


def test_a_question_from_the_hall_has_no_phone_to_be_told() -> None:
    with pytest.raises(refusals.NoSuchQuestion):
        waits(asked(participant=None))


def test_who_wants_no_more_is_forgotten_at_once() -> None:
    question = asked()
    waits(question)

    askers.want_no_more(question=question, participant=question.participant_id or "")

    assert Asker.objects.count() == 0


def test_nobody_is_told_before_there_is_an_answer_in_writing() -> None:
    waits(asked())
    waits(asked(state=QuestionState.ANSWERED))

    assert askers.claim_asker(now=NOW) is None


def test_an_answer_tells_its_asker_and_those_who_asked_alike() -> None:
    leader = asked()
    follower = hall.question(leader.room, participant=hall.phone(leader.room), leader=leader)
    waiting = {waits(leader), waits(follower)}
    answer(leader)

    assert {askers.claim_asker(now=NOW), askers.claim_asker(now=NOW)} == waiting
    assert askers.claim_asker(now=NOW) is None


def test_a_letter_that_failed_is_tried_again_five_times() -> None:
    question = asked()
    waits(question)
    answer(question)

    moments = [NOW + timedelta(minutes=30 * n) for n in range(6)]

    assert [askers.claim_asker(now=at) is not None for at in moments] == [True] * 5 + [False]
    assert askers.forget_askers(now=NOW) == 1


@pytest.mark.parametrize("reached", [True, False])
def test_with_the_letter_goes_the_address(reached: bool) -> None:
    question = asked()
    asker = waits(question)

    askers.asker_told(asker=asker, reached=reached, now=NOW)

    assert Asker.objects.count() == 0
    entry = logbook.last()
    assert (entry.kind, entry.data) == ("question.asker_told", {"question": question.pk, "reached": reached})


def test_an_address_whose_answer_never_came_is_forgotten() -> None:
    due = sample.DAY + timedelta(days=20)
    waits(asked())
    late = waits(asked(body=sample.body("kpu-kab"), due=due))

    gone = [askers.forget_askers(now=NOW + timedelta(days=days)) for days in (30, 31)]

    assert (gone, list(Asker.objects.all())) == ([0, 1], [late])
    assert askers.forget_askers(now=NOW + timedelta(days=51)) == 1
