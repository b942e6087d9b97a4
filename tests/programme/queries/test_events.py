import pytest
from django.utils.translation import override

from rembuk.programme.core.talk import State
from rembuk.programme.queries.events import address_of, calendar_of, event_of
from tests.factories import programme as sample
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db


def test_a_talk_keeps_its_uid_and_says_what_became_of_it() -> None:
    talk = sample.talk(State.ANNOUNCED)
    before = event_of(talk)
    talk.state, talk.reason, talk.sequence = State.CANCELLED, "Contoh sebab", 1

    after = event_of(talk)

    assert (before.uid, before.sequence, before.is_cancelled) == ("talk-1.bincang-contoh@rembuk", 0, False)
    assert (after.uid, after.sequence, after.is_cancelled) == (before.uid, 1, True)
    assert "Dibatalkan: Contoh sebab" in after.description


def test_a_calendar_of_one_talk_holds_one_event() -> None:
    content = calendar_of(sample.talk(), now=NOW)

    assert content.count(b"BEGIN:VEVENT") == 1


def test_an_address_is_in_the_language_of_the_moment() -> None:
    talk = sample.talk()

    assert address_of(talk) == "http://127.0.0.1:8000/acara/bincang-contoh/1/"
    with override("en"):
        assert address_of(talk) == "http://127.0.0.1:8000/en/acara/bincang-contoh/1/"
