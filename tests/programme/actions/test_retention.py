from datetime import timedelta

import pytest

from rembuk.programme.actions import retention
from rembuk.programme.core.talk import State
from rembuk.programme.models import Letter, Registration
from tests import logbook
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db


def written() -> list[tuple[int, str]]:
    return sorted(Letter.objects.values_list("registration", "kind"))


def test_whoever_has_a_seat_is_reminded_once_from_a_day_before() -> None:
    talk = visitors.open_talk()
    one = visitors.registration(talk)
    visitors.registration(talk, contact="+6281234567890")
    visitors.registration(talk, standing="waiting")
    visitors.registration(talk, made_at=sample.OPENING - timedelta(hours=2))
    eve = sample.OPENING - timedelta(hours=23)

    assert [retention.remind(talk=talk, now=at) for at in (NOW, eve, eve, sample.OPENING)] == [0, 1, 0, 0]
    assert written() == [(one.pk, "reminder")]


def test_nobody_is_reminded_of_a_talk_that_is_off() -> None:
    talk = sample.talk(State.POSTPONED)
    visitors.registration(talk)

    assert retention.remind(talk=talk, now=sample.OPENING - timedelta(hours=1)) == 0


def test_those_who_were_there_are_thanked_once() -> None:
    talk = sample.talk(State.HELD)
    there, online, _absent = (visitors.registration(talk, place=place) for place in ("hall", "online", "hall"))
    visitors.arrival(there)

    assert [retention.thank(talk=talk, now=NOW) for _ in range(2)] == [2, 0]
    assert written() == [(there.pk, "thanks"), (online.pk, "thanks")]


def test_what_visitors_left_is_forgotten_and_the_attendance_list_stays() -> None:
    talk = sample.talk(State.HELD)
    there = visitors.registration(talk, name="Hadir", needs=["sign"], needs_note="Contoh")
    absent = visitors.registration(talk, name="Tidak hadir")
    other = visitors.registration(sample.talk(State.HELD, programme=talk.programme), name="Acara lain")
    visitors.arrival(there)

    assert [retention.forget_visitors(talk=talk, now=NOW) for _ in range(2)] == [2, 0]

    kept = ("name", "contact", "needs", "needs_note", "forgotten_at")
    assert list(Registration.objects.order_by("pk").values_list(*kept)) == [
        ("Hadir", "", [], "", NOW),
        ("", "", [], "", NOW),
        ("Acara lain", other.contact, [], "", None),
    ]
    assert absent.contact != ""
    assert logbook.last() == logbook.Line(
        "visitors.forgotten", "clock", f"programme.talk:{talk.pk}", {"count": 2}
    )
    assert logbook.length() == 1
