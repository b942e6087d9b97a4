from datetime import UTC, datetime
from itertools import product

import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.hall.core.polls import Phase, PollKind
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Answer
from rembuk.institutions.permits import CONSOLE
from rembuk.newsroom.core.facts import LearningFacts, PollFacts, QuestionFacts, Speaker
from rembuk.newsroom.queries import facts_of
from rembuk.programme.core.talk import State
from rembuk.programme.core.talkfile.reading import read
from rembuk.programme.models import Talk
from rembuk.record.interchange import load
from tests.factories import hall, record
from tests.factories import programme as make
from tests.newsroom.core.test_writers import SECOND_TALK, facts_in
from tests.programme.core.talkfile.test_reading import FIRST_TALK, TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("source", [FIRST_TALK, SECOND_TALK], ids=["first", "second"])
def test_the_rows_tell_what_the_file_told(source: str) -> None:
    document = read(source, today=TODAY)
    load(by=CONSOLE, document=document, digest="ab" * 32, now=datetime(2026, 11, 24, tzinfo=UTC))

    assert facts_of(Talk.objects.get()) == facts_in(document, document.talks[0])


@pytest.mark.parametrize("items", [1, 3])
def test_a_longer_rundown_asks_the_database_no_more(
    items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    talk = make.talk(items=items)
    make.commitment(talk)

    with django_assert_num_queries(20):
        facts_of(talk)


def test_what_the_room_left_becomes_facts_and_few_answers_and_an_open_question_do_not() -> None:
    talk = make.talk(State.HELD)
    room = hall.room(talk)
    speaker = make.speaker("Contoh Satu")
    hall.question(room, QuestionState.ANSWERED, text="Apa itu coklit?", answer="Pencocokan.", speaker=speaker)
    hall.question(room, QuestionState.APPROVED)
    polls = [
        hall.poll(room, kind, state="closed") for kind in (PollKind.SINGLE, PollKind.SINGLE, PollKind.QUIZ)
    ]
    for poll, masks in zip(polls, ([1, 1, 1, 2, 4], [1, 1], [2] * 5), strict=True):
        for mask in masks:
            phase = Phase.AFTER if poll.kind == PollKind.QUIZ else Phase.NONE
            Answer.objects.create(poll=poll, participant=hall.phone(room), phase=phase, mask=mask)
    record.line(talk, text="Yang diucapkan")

    facts = facts_of(talk)

    assert facts.questions == (
        QuestionFacts(
            text="Apa itu coklit?",
            answer="Pencocokan.",
            by=Speaker(name="Contoh Satu", title="Ketua KPU Kota Contoh"),
        ),
    )
    assert facts.polls == (
        PollFacts(
            text="Contoh jajak pendapat?",
            people=5,
            results=(("Pernah", 3, 60), ("Belum", 1, 20), ("Lupa", 1, 20)),
        ),
    )
    assert (facts.learning, facts.spoken) == (None, ("Yang diucapkan",))


def test_what_a_quiz_says_was_learned_becomes_whole_percents() -> None:
    talk = make.talk(State.HELD)
    room = hall.room(talk)
    polls = [hall.poll(room, PollKind.QUIZ, state="closed") for _ in range(2)]
    for number in range(12):
        phone = hall.phone(room)
        for poll, phase, mask in product(polls, (Phase.BEFORE, Phase.AFTER), (2,)):
            wrong = phase is Phase.BEFORE and number % 2 and poll is polls[0]
            Answer.objects.create(poll=poll, participant=phone, phase=phase, mask=1 if wrong else mask)

    assert facts_of(talk).learning == LearningFacts(people=12, before=75, after=100, low=8, high=42)
