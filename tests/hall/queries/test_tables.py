from datetime import timedelta
from typing import Any

import pytest

from rembuk.hall import queries
from rembuk.hall.actions import floor
from rembuk.hall.core.polls import PollKind
from rembuk.hall.core.questions import Balance, QuestionState, Source
from rembuk.hall.models import Word
from rembuk.programme.core.talk import State
from tests.factories import hall
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = hall.NOW


def test_the_desk_sees_what_waits_what_is_alike_and_whose_turn_is_fair() -> None:
    room = hall.room()
    waiting = hall.question(room, QuestionState.PENDING, text="Bagaimana cek nama di daftar pemilih?")
    alike = hall.question(room, text="Cek nama di daftar pemilih di mana?")
    hall.question(room, QuestionState.ANSWERED, text="Kapan pleno?", source=Source.HALL.value)
    hall.question(room, QuestionState.HIDDEN, text="Cek nama di daftar pemilih di mana sih?")
    hall.question(room, text="Apakah TPS ramah kursi roda?", source=Source.HALL.value)
    cloud = hall.poll(room, PollKind.CLOUD)
    word = Word.objects.create(poll=cloud, text="jujur")
    Word.objects.create(poll=cloud, text="adil", approved=True)
    line = floor.type_caption(by=sample.officer(), room=room, text="Belum tampil", now=NOW)

    desk = queries.desk_of(room, now=NOW + timedelta(seconds=1))

    assert len(desk.questions) == 5
    assert desk.alike == {waiting.pk: [alike.pk], alike.pk: [waiting.pk]}
    assert desk.balance == Balance(hall=1, phone=0, turn=Source.PHONE)
    assert (list(desk.polls), list(desk.unjudged), list(desk.buffered)) == ([cloud], [word], [line])


def test_speaking_time_comes_from_the_clocks_by_person_and_by_body() -> None:
    room = hall.room()
    person, body = sample.speaker("Contoh Satu"), sample.body("kpu-kab")
    floor.give_floor(by=sample.officer(), room=room, person=person, body=body, now=NOW)

    speaking = queries.desk_of(room, now=NOW + timedelta(minutes=3)).speaking

    assert speaking.people == {person.pk: timedelta(minutes=3)}
    assert speaking.bodies == {body.pk: timedelta(minutes=3)}


def test_speaking_times_are_read_by_name_in_the_order_of_the_alphabet() -> None:
    room = hall.room()
    for minute, (name, key) in enumerate([("Contoh Satu", "kpu-kab"), ("Contoh Dua", "bawaslu-kab")]):
        now = NOW + timedelta(minutes=3 * minute)
        floor.give_floor(
            by=sample.officer(), room=room, person=sample.speaker(name), body=sample.body(key), now=now
        )

    told = queries.spoken(queries.desk_of(room, now=NOW + timedelta(minutes=4, seconds=10)).speaking)

    assert told.people == [("Contoh Dua", 1), ("Contoh Satu", 3)]
    assert told.bodies == [("Bawaslu Kabupaten Contoh", 1), ("KPU Kabupaten Contoh", 3)]


def test_an_item_with_one_person_counts_for_the_body_of_that_day() -> None:
    talk = sample.talk(State.LIVE, items=0)
    person = sample.speaker("Contoh Tiga", at=sample.body("bawaslu-kab"))
    sample.item(talk, people=[person], opened_at=NOW)

    speaking = queries.desk_of(hall.room(talk), now=NOW + timedelta(minutes=4)).speaking

    assert speaking.bodies == {sample.body("bawaslu-kab").pk: timedelta(minutes=4)}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_takes_as_many_queries_for_three_rows_as_for_one(
    rows: int, django_assert_num_queries: Any
) -> None:
    room = hall.room()
    for _ in range(rows):
        hall.question(room, speaker=sample.speaker("Contoh Satu"), body=sample.body("kpu-kab"), due=sample.DAY)
        hall.poll(room)

    with django_assert_num_queries(9):
        queries.desk_of(room, now=NOW)
