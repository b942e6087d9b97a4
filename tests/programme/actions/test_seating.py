from datetime import timedelta

import pytest

from rembuk.programme.actions import seating
from rembuk.programme.core.seats import Standing
from rembuk.programme.core.talk import State
from rembuk.programme.models import Letter, Talk
from tests import logbook
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db
WAITING, OFFERED = Standing.WAITING.value, Standing.OFFERED.value


def standings(talk: Talk) -> list[str]:
    return list(talk.registrations.order_by("pk").values_list("standing", flat=True))


def test_an_offer_that_nobody_answers_goes_to_the_next() -> None:
    talk = visitors.open_talk(capacity=1)
    visitors.registration(talk, standing=OFFERED, answer_by=NOW)
    waiting = visitors.registration(talk, standing=WAITING)

    assert seating.let_lapse(talk=talk, now=NOW) == []
    assert seating.let_lapse(talk=talk, now=NOW + timedelta(seconds=1)) == [waiting]

    assert standings(talk) == ["lapsed", "offered"]
    assert [(line.kind, line.by) for line in logbook.since(0)] == [
        ("registration.lapsed", "clock"),
        ("registration.moved_up", "clock"),
    ]
    assert list(Letter.objects.values_list("registration", "kind")) == [(waiting.pk, "offer")]


def test_seats_that_are_added_go_to_those_who_wait() -> None:
    talk = visitors.open_talk(capacity=1)
    visitors.registration(talk)
    for _ in range(3):
        visitors.registration(talk, standing=WAITING)
    talk.capacity = 3
    talk.save(update_fields=["capacity"])

    seating.let_lapse(talk=talk, now=NOW)

    assert standings(talk) == ["sure", "offered", "offered", "waiting"]


def test_a_hall_that_got_smaller_takes_no_seat_away() -> None:
    talk = visitors.open_talk(capacity=1)
    for _ in range(2):
        visitors.registration(talk)
    visitors.registration(talk, standing=WAITING)

    seating.let_lapse(talk=talk, now=NOW)

    assert standings(talk) == ["sure", "sure", "waiting"]


def test_shortly_before_the_talk_a_free_seat_is_simply_given() -> None:
    talk = visitors.open_talk(capacity=1)
    visitors.registration(talk, standing=WAITING)

    seating.let_lapse(talk=talk, now=sample.OPENING - timedelta(hours=1))

    assert standings(talk) == ["sure"]


def test_nobody_moves_up_on_a_talk_that_is_not_to_come() -> None:
    talk = sample.talk(State.CANCELLED, capacity=5)
    visitors.registration(talk, standing=WAITING)

    seating.let_lapse(talk=talk, now=NOW)

    assert standings(talk) == ["waiting"]
