from datetime import time, timedelta
from typing import Any

import pytest

from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.programme.queries.clashes import clashes_of
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def other(state: State = State.DRAFT, **changes: Any) -> Talk:
    """Make a talk of another programme on the same afternoon, with one person of ours."""
    programme = sample.programme(slug="lain", name="Bincang Lain")
    made = sample.talk(state, programme=programme, items=0, **{"venue": "Balai Lain", **changes})
    sample.item(made, people=[sample.speaker("Contoh Satu")], moderator=None)
    return made


def test_a_person_booked_in_two_programmes_is_seen_on_each_item() -> None:
    talk = sample.talk()
    away = other(starts=time(13, 45))

    found = clashes_of(talk)

    first, second = talk.items.order_by("position")[:2]
    assert [(clash.person and clash.person.name, clash.item, clash.other) for clash in found] == [
        ("Contoh Satu", first.pk, away),
        ("Contoh Satu", second.pk, away),
    ]
    assert all(clash.is_certain for clash in found)


def test_a_hall_booked_twice_is_seen_whatever_its_capitals() -> None:
    talk = sample.talk()
    programme = sample.programme(slug="lain")
    away = sample.talk(programme=programme, items=0, venue="AULA  contoh", starts=time(15, 0), ends=time(16, 0))

    assert [(clash.person, clash.item, clash.other) for clash in clashes_of(talk)] == [(None, None, away)]


@pytest.mark.parametrize(
    ("state", "changes"),
    [
        (State.DRAFT, {"starts": time(8, 0), "ends": time(9, 0)}),
        (State.DRAFT, {"date": sample.DAY + timedelta(days=1)}),
        (State.CANCELLED, {}),
    ],
)
def test_another_hour_another_day_or_a_cancelled_talk_is_no_clash(state: State, changes: Any) -> None:
    talk = sample.talk()
    other(state, **changes)

    assert clashes_of(talk) == []


def test_where_no_hour_is_set_the_clash_is_a_question() -> None:
    talk = sample.talk(starts=None, ends=None, items=1)
    other()

    assert [clash.is_certain for clash in clashes_of(talk)] == [False]


def test_a_talk_does_not_clash_with_itself_and_takes_as_many_queries_with_many(
    django_assert_num_queries: Any,
) -> None:
    talk = sample.talk()
    assert clashes_of(talk) == []
    for _ in range(2):
        sample.talk(programme=talk.programme, venue="Balai Lain", starts=time(8, 0), ends=time(9, 0))

    with django_assert_num_queries(3):
        clashes_of(talk)
