import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import State
from rembuk.programme.queries import Bearer
from rembuk.programme.queries import invitations as invited
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
    bearers = [Bearer("Contoh Satu", "Ketua"), Bearer("Contoh Dua", "Dekan")]

    assert invited.as_printed(talk, bearers) == [
        Bearer("Contoh Satu", "Ketua Divisi Data"),
        Bearer("Contoh Dua", "Dekan"),
    ]


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
        found = invited.speakers(first.programme)

    assert [(each.person.name, each.title, each.talks) for each in found] == [
        ("Contoh Dua", "Ketua Badan kampus", [second, first]),
        ("Contoh Satu", "Ketua KPU Kota Contoh", [second, first]),
    ]
