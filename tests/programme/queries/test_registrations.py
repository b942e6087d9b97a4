from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.seats import Place, Standing
from rembuk.programme.core.talk import State
from rembuk.programme.queries import registrations as registered
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db
WAITING = Standing.WAITING.value


def test_seats_count_the_hall_and_who_waits_for_it(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    talk = visitors.open_talk(capacity=5)
    visitors.registration(talk)
    visitors.registration(talk, standing=Standing.OFFERED.value, answer_by=NOW)
    visitors.registration(talk, standing=Standing.CANCELLED.value)
    visitors.registration(talk, place=Place.ONLINE.value)
    visitors.registration(talk, standing=WAITING)

    with django_assert_num_queries(1):
        found = registered.seats(talk)

    assert found == registered.Seats(capacity=5, free=3, waiting=1, is_open=True)
    assert registered.held_seats(talk) == 2


def test_the_line_is_in_the_order_of_coming_and_another_talk_s_line_is_not_in_it() -> None:
    talk = visitors.open_talk()
    late = visitors.registration(talk, standing=WAITING, queued_at=NOW + timedelta(minutes=1))
    first, second = (visitors.registration(talk, standing=WAITING) for _ in range(2))
    visitors.registration(sample.talk(State.ANNOUNCED, programme=talk.programme), standing=WAITING)

    assert list(registered.waiting_list(talk)) == [first, second, late]
    assert [registered.place_in_line(each) for each in (first, second, late)] == [1, 2, 3]


def test_a_ticket_is_found_by_its_whole_code_alone(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    one = visitors.registration(visitors.open_talk())

    with django_assert_num_queries(1):
        found = registered.ticket(one.code)
        assert found is not None
        assert (found.pk, found.talk.programme.name, found.talk.host.name) == (
            one.pk,
            "Bincang Contoh",
            "KPU Kota Contoh",
        )
    assert [registered.ticket(code) for code in ("", one.door_code, one.code[:-1])] == [None, None, None]


def test_the_same_person_has_the_same_name_and_contact_and_still_comes() -> None:
    talk = visitors.open_talk()
    one = visitors.registration(talk, name="Siti  Contoh", contact="siti@example.id")
    visitors.registration(talk, name="Lain", contact="lain@example.id", standing=Standing.CANCELLED.value)

    def found(name: str, contact: str) -> object:
        return registered.same_person(talk, name=name, contact=contact)

    assert found(" SITI contoh", "siti@example.id") == one
    assert found("Budi Contoh", "siti@example.id") is None
    assert found("Siti Contoh", "budi@example.id") is None
    assert found("Lain", "lain@example.id") is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_a_talk_is_by_name_with_who_was_there(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    talk = visitors.open_talk()
    for n in range(count):
        visitors.arrival(visitors.registration(talk, name=f"Contoh {count - n}"))

    with django_assert_num_queries(1):
        rows = [(each.name, each.arrival.door) for each in registered.registrations(talk)]

    assert rows == [(f"Contoh {n + 1}", "Pintu utama") for n in range(count)]


def test_one_registers_for_a_talk_that_is_announced_or_on() -> None:
    programme = sample.programme()

    assert {
        state for state in State if registered.takes_registrations(sample.talk(state, programme=programme))
    } == {State.ANNOUNCED, State.LIVE}


def test_a_talk_opens_as_planned() -> None:
    assert registered.opens_at(sample.talk()) == sample.OPENING
    assert registered.opens_at(sample.talk(starts=None, ends=None)) is None
