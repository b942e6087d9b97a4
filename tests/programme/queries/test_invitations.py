from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.institutions.models import Person
from rembuk.programme.actions import numbering
from rembuk.programme.core.talk import State
from rembuk.programme.queries import Bearer
from rembuk.programme.queries import invitations as invited
from rembuk.programme.queries.invitations import Speaker, Spoken
from tests.factories import programme as sample
from tests.factories import visitors

pytestmark = pytest.mark.django_db


def test_a_token_opens_what_was_sent_and_nothing_else() -> None:
    sent = visitors.invitation(sample.talk())
    draft = visitors.invitation(sent.talk, person=sample.speaker("Lain"), reply="draft")

    assert invited.invitation(sent.token) == sent
    assert [invited.invitation(token) for token in ("", draft.token, sent.token[:-1])] == [None] * 3


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_a_talk_takes_three_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    talk = sample.talk()
    for n in range(count):
        visitors.invitation(talk, person=sample.speaker(f"Orang {n}"))

    with django_assert_num_queries(3):
        rows = [
            (each.person.name, len(each.letters.all()), len(invited.agreed_to(each)))
            for each in invited.invitations(talk)
        ]

    assert rows == [(f"Orang {n}", 0, 0) for n in range(count)]


def test_whoever_is_on_the_rundown_and_not_invited_is_named() -> None:
    talk = sample.talk()

    def named() -> list[str]:
        return [person.name for person in invited.not_invited(talk)]

    assert named() == ["Contoh Pemandu", "Contoh Satu", "Contoh Dua"]
    visitors.invitation(talk, person=sample.speaker("Contoh Satu"))
    assert named() == ["Contoh Pemandu", "Contoh Dua"]


def test_a_part_is_an_item_one_speaks_on_or_leads() -> None:
    talk = sample.talk(items=2)
    leads = visitors.invitation(talk, person=sample.speaker("Contoh Pemandu"))
    stranger = visitors.invitation(talk, person=sample.speaker("Orang Lain"))

    assert invited.parts_of(leads) == ["Contoh butir 1", "Contoh butir 2"]
    assert invited.parts_of(stranger) == []


def test_a_title_is_printed_as_its_bearer_asked() -> None:
    talk = sample.talk()
    visitors.invitation(talk, reply="accepted", printed_title="Ketua Divisi Data")
    visitors.invitation(talk, person=sample.speaker("Contoh Dua"), printed_title="Belum dijawab")
    one, two = (sample.speaker(name).pk for name in ("Contoh Satu", "Contoh Dua"))
    bearers = [Bearer(one, "Contoh Satu", "Ketua"), Bearer(two, "Contoh Dua", "Dekan")]

    assert invited.as_printed(talk, bearers) == [
        Bearer(one, "Contoh Satu", "Ketua Divisi Data"),
        Bearer(two, "Contoh Dua", "Dekan"),
    ]


def test_of_two_with_one_name_each_is_printed_as_that_one_asked() -> None:
    talk = sample.talk()
    asked = visitors.invitation(talk, reply="accepted", printed_title="Ketua Divisi Data")
    namesake = Person.objects.create(key="contoh-satu-2", name=asked.person.name)
    bearers = [Bearer(who.pk, who.name, "Dosen") for who in (asked.person, namesake)]

    printed = [each.title for each in invited.as_printed(talk, bearers)]

    assert printed == ["Ketua Divisi Data", "Dosen"]


def test_a_body_begins_with_the_pattern_of_its_kind() -> None:
    bodies = ("kpu-kota", "bawaslu-kota", "kampus")
    kinds = {key: invited.letter_style(sample.body(key)).pattern for key in bodies}

    assert kinds == {
        "kpu-kota": invited.PATTERNS["kpu"],
        "bawaslu-kota": invited.PATTERNS["bawaslu"],
        "kampus": invited.PATTERNS["other"],
    }


def test_the_directory_says_who_has_spoken_on_what(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first = sample.talk(State.PUBLISHED, title="Topik pertama", date=sample.DAY.replace(day=1))
    second = sample.talk(State.HELD, programme=first.programme, title="Topik kedua")
    sample.talk(State.ANNOUNCED, programme=first.programme, title="Belum terlaksana")

    with django_assert_num_queries(3):
        found = invited.spoken_on(first.programme, invited.speakers(first.programme))

    spoken = [Spoken(each.number, each.title, each.date) for each in (second, first)]
    assert found == [
        Speaker(sample.speaker("Contoh Dua"), "Ketua Badan kampus", spoken, total=2),
        Speaker(sample.speaker("Contoh Satu"), "Ketua KPU Kota Contoh", spoken, total=2),
    ]


def test_of_those_who_spoke_often_the_newest_talks_stand_with_how_many_there_are() -> None:
    programme = sample.programme()
    for week in range(4):
        sample.talk(State.PUBLISHED, programme=programme, items=3, date=sample.DAY + timedelta(weeks=week))

    found = invited.spoken_on(programme, invited.speakers(programme), newest=2)

    assert [([talk.number for talk in each.talks], each.total, each.is_whole) for each in found] == [
        ([4, 3], 4, False),
        ([4, 3], 4, False),
    ]


def test_the_next_number_is_the_one_that_the_next_letter_gets_also_past_one_written_by_hand() -> None:
    talk = sample.talk()
    style = invited.letter_style(talk.host)

    def give(name: str, by_hand: str = "") -> str:
        one = visitors.invitation(talk, person=sample.speaker(name))
        return numbering.give_number(one, day=sample.DAY, by_hand=by_hand).number

    foretold = [invited.next_number(style, day=sample.DAY)[1]]
    given = [give("Satu")]
    give("Dua", by_hand="2/PP.05-Und/0000/2026")
    foretold.append(invited.next_number(style, day=sample.DAY)[1])
    given.append(give("Tiga"))

    assert foretold == given == ["1/PP.05-Und/0000/2026", "3/PP.05-Und/0000/2026"]
