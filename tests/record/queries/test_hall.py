from datetime import timedelta

import pytest
from django.test import Client

from rembuk.hall.core.polls import PollKind, PollState
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Answer, Poll, Presence, Room
from rembuk.hall.queries import Spoken
from rembuk.programme.core.talk import State
from rembuk.record.models import Scope
from rembuk.record.queries.hall import FEWEST, Answered, Bar, Followed, left
from tests.factories import hall, record
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def room() -> Room:
    return hall.room(sample.talk(State.PUBLISHED))


def closed(at: Room, *masks: int, kind: PollKind = PollKind.SINGLE) -> Poll:
    poll = hall.poll(at, kind, state=PollState.CLOSED.value)
    for mask in masks:
        Answer.objects.create(poll=poll, participant=hall.phone(at), mask=mask)
    return poll


def test_a_talk_without_a_room_left_nothing() -> None:
    assert not left(sample.talk(State.HELD))


def test_answered_questions_stay_with_their_answers_and_no_others() -> None:
    made = room()
    for state in QuestionState:
        hall.question(made, state, answer="Jawaban contoh")

    assert left(made.talk).questions == [
        Answered(number=4, text="Contoh pertanyaan nomor 4?", asker="", answer="Jawaban contoh", by="")
    ]


def test_a_poll_comes_as_bars_that_add_up_to_its_people() -> None:
    made = room()
    closed(made, 1, 1, 1, 2, 4)

    (outcome,) = left(made.talk).polls

    assert outcome.people == 5
    assert outcome.bars == [
        Bar("Pernah", 3, 60, 240, 0),
        Bar("Belum", 1, 20, 80, 44),
        Bar("Lupa", 1, 20, 80, 88),
    ]


def test_of_few_people_no_result_is_shown_and_of_an_open_poll_none() -> None:
    made = room()
    closed(made, *[1] * (FEWEST - 1))
    Answer.objects.create(poll=hall.poll(made), participant=hall.phone(made), mask=1)

    assert [(each.people, each.bars) for each in left(made.talk).polls] == [(FEWEST - 1, [])]


def test_speaking_time_is_published_by_body_and_by_person(client: Client) -> None:
    made = room()
    person, body = sample.speaker("Contoh Tiga"), sample.body("bawaslu-kab")
    began = sample.OPENING + timedelta(minutes=10)
    made.turns.create(person=person, body=body, began_at=began, ended_at=began + timedelta(minutes=7))

    assert left(made.talk).spoken == Spoken([("Contoh Tiga", 7)], [("Bawaslu Kabupaten Contoh", 7)])
    page = client.get("/acara/bincang-contoh/1/rekaman/").content.decode()
    assert '<li>Bawaslu Kabupaten Contoh: <b class="num">7 mnt</b></li>' in page


def test_the_page_shows_what_the_room_left(client: Client) -> None:
    made = room()
    hall.question(made, QuestionState.ANSWERED, text="Apa itu coklit?", answer="Pencocokan dan penelitian.")
    closed(made, 1, 1, 1, 2, 4)

    page = client.get("/acara/bincang-contoh/1/rekaman/").text

    for words in ("Apa itu coklit?", "Pencocokan dan penelitian.", "<svg", "60 %", "5 jawaban"):
        assert words in page


def test_a_speaker_who_withholds_being_quoted_leaves_neither_answer_nor_name() -> None:
    made = room()
    who = sample.speaker("Contoh Satu")
    facts = {"answer": "Jawaban rahasia", "speaker": who}
    hall.question(made, QuestionState.ANSWERED, **facts)

    assert [(each.answer, each.by) for each in left(made.talk).questions] == [
        ("Jawaban rahasia", "Contoh Satu")
    ]
    record.withheld(made.talk, who, Scope.QUOTE)

    assert [(each.answer, each.by) for each in left(made.talk).questions] == [("", "")]


def follows(at: Room, **seconds: int) -> None:
    """Let a phone follow the room, by way."""
    phone = hall.phone(at)
    for mode, n in seconds.items():
        Presence.objects.create(participant=phone, mode=mode, seconds=n)


def test_live_time_is_told_of_all_phones_together_and_two_ways_at_once_are_one_time() -> None:
    made = room()
    for minutes in (1, 20, 30, 90):
        follows(made, text=60 * minutes)
    follows(made, text=60 * 45, sound=60 * 60)
    follows(made, text=0)
    hall.phone(made)

    assert left(made.talk).followed == Followed(phones=5, minutes=30)


def test_of_few_phones_no_live_time_is_told() -> None:
    made = room()
    for _ in range(FEWEST - 1):
        follows(made, text=3600)

    assert left(made.talk).followed is None
