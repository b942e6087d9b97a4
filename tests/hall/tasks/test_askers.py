import logging
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from rembuk.hall.actions.askers import want_to_know
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Asker, Question
from rembuk.hall.tasks.askers import tell_askers
from rembuk.programme.core.talk import State
from tests.factories import hall
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = hall.NOW
ADDRESS = "nama@example.id"


def answered(language: str = "id") -> Question:
    """Return a question that was answered in writing, and whose asker waits for it."""
    room = hall.room(sample.talk(State.HELD))
    question = hall.question(
        room,
        participant=hall.phone(room),
        text="Kapan nama ganda diperiksa?",
        state=QuestionState.ANSWERED,
        answer="Pada pleno bulan depan.",
        body=sample.body("kpu-kab"),
        due=sample.DAY,
    )
    key = question.participant_id or ""
    want_to_know(question=question, participant=key, contact=ADDRESS, language=language, now=NOW)
    return question


def test_the_letter_holds_question_answer_and_who_gave_it_and_comes_once() -> None:
    question = answered()

    assert (tell_askers(now=NOW), tell_askers(now=NOW + timedelta(days=1))) == (1, 0)

    letter = mail.outbox[0]
    assert (letter.to, letter.subject) == ([ADDRESS], f"Pertanyaan Anda dijawab: {question.room.talk.title}")
    for words in (question.text, question.answer, "/acara/bincang-contoh/1/ruang/#ask"):
        assert words in letter.body
    assert question.body is not None
    assert f"{question.body.name} menjawab:" in letter.body
    assert Asker.objects.count() == 0


def test_the_letter_speaks_the_language_in_which_was_asked() -> None:
    answered("en")

    tell_askers(now=NOW)

    assert mail.outbox[0].subject.startswith("Your question was answered")
    assert "/en/acara/bincang-contoh/1/ruang/#ask" in mail.outbox[0].body


def test_who_asked_alike_is_told_of_the_answer_to_the_other_question() -> None:
    leader = answered()
    follower = hall.question(leader.room, participant=hall.phone(leader.room), leader=leader, text="Sama saja?")
    want_to_know(
        question=follower,
        participant=follower.participant_id or "",
        contact="dua@example.id",
        language="id",
        now=NOW,
    )

    assert tell_askers(now=NOW) == 2

    (letter,) = [each for each in mail.outbox if each.to == ["dua@example.id"]]
    assert ("Sama saja?" in letter.body, leader.answer in letter.body) == (True, True)


@pytest.mark.parametrize(
    ("problem", "stays"),
    [
        pytest.param(SMTPServerDisconnected("down"), 1, id="the server is down"),
        pytest.param(SMTPRecipientsRefused({ADDRESS: (450, b"later")}), 1, id="later"),
        pytest.param(SMTPRecipientsRefused({ADDRESS: (550, b"unknown")}), 0, id="no such address"),
    ],
)
def test_a_letter_that_fails_waits_unless_it_never_arrives(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, problem: Exception, stays: int
) -> None:
    answered()

    def fail(*_given: object) -> int:
        raise problem

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    with caplog.at_level(logging.DEBUG):
        assert tell_askers(now=NOW) == 0

    assert Asker.objects.count() == stays
    assert ADDRESS not in caplog.text


def test_a_seal_of_another_key_is_given_up() -> None:
    answered()
    Asker.objects.update(contact="segel yang rusak")

    assert (tell_askers(now=NOW), Asker.objects.count(), mail.outbox) == (0, 0, [])
