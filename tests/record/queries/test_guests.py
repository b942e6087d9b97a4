import pytest

from rembuk.hall.core.polls import Phase, PollKind
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Answer, Presence
from rembuk.programme.core.talk import State
from rembuk.record import actions
from rembuk.record.models import GuestScope
from rembuk.record.queries import guests
from tests.factories import hall, visitors
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = sample.OPENING


def test_an_askers_name_stands_only_where_that_visitor_alone_bears_it_and_allows_it() -> None:
    talk = sample.talk(State.HELD)
    room = hall.room(talk)
    asked = [
        hall.question(room, QuestionState.ANSWERED, name=name)
        for name in ("contoh  warga", "Lain", "Kembar", "")
    ]
    for name in ("Contoh Warga", "Kembar", "Kembar"):
        visitor = visitors.registration(talk, name=name)
        actions.allow(registration=visitor, scopes={GuestScope.NAME}, now=NOW)
    visitors.registration(talk, name="Lain")

    assert guests.named(talk, asked) == {asked[0].pk: "contoh  warga"}

    for visitor in talk.registrations.all():
        actions.allow(registration=visitor, scopes={GuestScope.PHOTO}, now=NOW)
    assert guests.named(talk, asked) == {}
    assert guests.photographed(talk) == guests.Photographed(["Contoh Warga", "Kembar", "Kembar", "Lain"], [])


def test_nobody_is_photographed_without_a_yes() -> None:
    talk = sample.talk(State.HELD)
    visitor, _other = visitors.registration(talk, name="Warga Satu"), visitors.registration(talk)
    assert (guests.photographed(talk), guests.allowed(visitor)) == (guests.Photographed([], []), set())

    for scopes in ({GuestScope.PHOTO}, set[GuestScope]()):
        actions.allow(registration=visitor, scopes=scopes, now=NOW)

    assert guests.photographed(talk) == guests.Photographed([], ["Warga Satu"])
    assert guests.allowed(visitor) == set()


def test_time_followed_in_two_ways_at_once_counts_once() -> None:
    room = hall.room(sample.talk(State.HELD))
    phone = hall.phone(room)
    for mode, seconds in (("text", 600), ("sound", 1_200)):
        Presence.objects.create(participant=phone, mode=mode, seconds=seconds)

    assert guests.followed_seconds(phone) == 1_200
    assert guests.followed_seconds(hall.phone(room)) == 0


def test_only_right_answers_after_the_talk_count() -> None:
    room = hall.room(sample.talk(State.HELD))
    phone = hall.phone(room)
    assert guests.right_percent(room, phone) is None

    for phase, mask in ((Phase.BEFORE, 2), (Phase.AFTER, 2), (Phase.AFTER, 1)):
        Answer.objects.create(poll=hall.poll(room, PollKind.QUIZ), participant=phone, phase=phase, mask=mask)

    assert guests.right_percent(room, phone) == 33


def test_a_talk_that_nobody_opened_was_live_for_no_time() -> None:
    talk = sample.talk(State.HELD)

    assert guests.live_seconds(talk) == 3_600
    talk.closed_at = None
    assert guests.live_seconds(talk) == 0
