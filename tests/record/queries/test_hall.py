from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from rembuk.hall.core.polls import PollKind, PollState
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Answer, Poll, Presence, Room, Word
from rembuk.hall.queries import Spoken
from rembuk.programme.core.talk import State
from rembuk.record.models import Scope
from rembuk.record.queries.hall import FEWEST, Answered, Bar, Followed, left
from tests.factories import hall, record
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def room() -> Room:
    return hall.room(sample.talk(State.PUBLISHED))


def closed(at: Room, *masks: int, kind: PollKind = PollKind.SINGLE, **changes: Any) -> Poll:
    poll = hall.poll(at, kind, state=PollState.CLOSED.value, **changes)
    for mask in masks:
        Answer.objects.create(poll=poll, participant=hall.phone(at), mask=mask)
    return poll


def worded(at: Room, kind: PollKind, **words: int) -> Poll:
    """Let words be answered, each by so many phones, and approved."""
    poll = hall.poll(at, kind, state=PollState.CLOSED.value)
    for text, people in words.items():
        word = Word.objects.create(poll=poll, text=text, approved=True)
        for _ in range(people):
            Answer.objects.create(poll=poll, participant=hall.phone(at), word=word)
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
        Bar("Pernah", 3, 60),
        Bar("Belum", 1, 20),
        Bar("Lupa", 1, 20),
    ]
    assert (outcome.label, outcome.mean) == ("J1", None)


def test_of_few_people_no_result_is_shown_and_of_nobody_nothing() -> None:
    made = room()
    closed(made, *[1] * (FEWEST - 1))
    closed(made)

    assert [(each.people, each.bars) for each in left(made.talk).polls] == [(FEWEST - 1, [])]


def test_a_poll_that_nobody_closed_is_told_once_the_talk_is_over() -> None:
    made = hall.room()
    for _ in range(FEWEST):
        Answer.objects.create(poll=made.polls.first() or hall.poll(made), participant=hall.phone(made), mask=1)
    assert left(made.talk).polls == []

    made.talk.state = State.HELD.value
    made.talk.save()
    assert [each.bars[0].percent for each in left(made.talk).polls] == [100]


def test_the_last_round_of_a_quiz_is_told_with_what_is_right_and_what_was_learned() -> None:
    made = room()
    hall.quizzed(made, before=[1] * 8 + [2] * 4, after=[1] * 2 + [2] * 10)

    found = left(made.talk)

    (quiz,) = found.polls
    assert (quiz.label, quiz.people) == ("K1", 12)
    assert quiz.bars == [Bar("Pernah", 2, 17), Bar("Belum", 10, 83, is_right=True), Bar("Lupa", 0, 0)]
    assert found.lesson == (
        "12 orang menjawab sebelum dan sesudah: jawaban benar berubah dari 33 % menjadi 83 % "
        "(selang 95 %: +17 sampai +83 poin)."
    )


def test_a_scale_is_told_with_its_mean_and_several_choices_with_all_of_them() -> None:
    made = room()
    closed(made, 1, 2, 2, 4, 4, kind=PollKind.SCALE)
    closed(made, 3, 3, 1, 2, 6, kind=PollKind.MULTIPLE)

    scale, several = left(made.talk).polls

    assert (scale.mean, several.mean) == (2.2, None)
    assert [(bar.people, bar.percent) for bar in several.bars] == [(3, 60), (4, 80), (1, 20)]


def test_words_come_by_how_many_wrote_them_then_by_the_alphabet() -> None:
    made = room()
    worded(made, PollKind.CLOUD, jujur=1, adil=3, cermat=1)

    (cloud,) = left(made.talk).polls

    assert (cloud.people, cloud.words) == (5, [("adil", 3), ("cermat", 1), ("jujur", 1)])


def test_every_kind_of_poll_reads_whole_on_the_page(client: Client) -> None:
    made = room()
    long = "Contoh pilihan yang sangat panjang " * 5
    closed(made, 1, 1, 1, 1, 2, options=[long, "Tidak"])
    closed(made, 1, 2, 2, 4, 4, kind=PollKind.SCALE)
    hall.quizzed(made, before=[1] * 12, after=[2] * 12)
    worded(made, PollKind.CLOUD, شفاف=2, adil=3)
    worded(made, PollKind.TEXT, **{"Perbanyak bincang di desa": 5})

    page = client.get("/acara/bincang-contoh/1/rekaman/").text

    for words in (
        f'<th scope="row"><span dir="auto">{long}</span>',
        "Rata-rata 2,2",
        '<span dir="auto">Belum</span> <span class="tag ok">benar</span>',
        '<li class="tag"><bdi>شفاف</bdi> <span class="num">× 2</span></li>',
        '<li><bdi>Perbanyak bincang di desa</bdi> <span class="num">× 5</span></li>',
        '<rect width="80%" height="100%"/>',
        '<th scope="row">Perubahan, dengan selang 95 %: +100 sampai +100<svg',
        '<td class="num">+100</td>',
    ):
        assert words in page


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

    for words in ("Apa itu coklit?", "Pencocokan dan penelitian.", '<td class="num">60</td>', "5 jawaban"):
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
