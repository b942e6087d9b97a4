from datetime import timedelta
from typing import Any

import pytest

from rembuk.kit.refusal import Refused
from rembuk.programme.actions import registration as registering
from rembuk.programme.actions import seating
from rembuk.programme.core import codes
from rembuk.programme.core.seats import HOLDING, Place, Standing
from rembuk.programme.core.talk import Mode, State
from rembuk.programme.models import Letter, Registration, Talk
from tests import logbook
from tests.concurrency import both_at_once
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db


def facts(name: str = "Contoh Warga", **changes: Any) -> registering.RegistrationFacts:
    return registering.RegistrationFacts(
        **{"name": name, "contact": "warga@example.id", "place": Place.HALL, **changes}
    )


def register(talk: Talk, name: str = "Contoh Warga", **changes: Any) -> Registration:
    return registering.register(talk=talk, facts=facts(name, **changes), now=NOW).registration


def standings(talk: Talk) -> list[str]:
    return list(talk.registrations.order_by("pk").values_list("standing", flat=True))


def test_register_gives_a_seat_and_a_ticket_and_logs_nothing_of_the_person() -> None:
    talk = visitors.open_talk()

    made = register(talk, needs=["sign"], needs_note="Contoh catatan", language="en")

    made.refresh_from_db()
    assert (made.name, made.contact, made.place, made.standing, made.needs, made.needs_note, made.language) == (
        "Contoh Warga",
        "warga@example.id",
        "hall",
        "sure",
        ["sign"],
        "Contoh catatan",
        "en",
    )
    assert (len(made.code), len(made.door_code)) == (codes.OPENING, codes.SHOWN)
    assert [(each.kind, each.registration_id) for each in Letter.objects.all()] == [("ticket", made.pk)]
    assert logbook.last() == logbook.Line(
        "registration.made",
        "visitor",
        f"programme.registration:{made.pk}",
        {"talk": talk.pk, "place": "hall", "standing": "sure"},
    )


def test_who_leaves_a_number_gets_no_e_mail() -> None:
    register(visitors.open_talk(), contact="+6281234567890")

    assert Letter.objects.count() == 0


def test_a_full_hall_has_a_waiting_list_and_the_line_online_never_ends() -> None:
    talk = visitors.open_talk(capacity=1)

    for n in range(3):
        register(talk, f"Contoh {n}")
    register(talk, "Contoh daring", place=Place.ONLINE)

    assert standings(talk) == ["sure", "waiting", "waiting", "sure"]


def test_a_hall_whose_seats_nobody_counts_is_never_full() -> None:
    talk = visitors.open_talk(capacity=None)

    assert [register(talk, f"Contoh {n}").standing for n in range(5)] == ["sure"] * 5


def test_who_registers_again_keeps_the_seat_and_gets_the_ticket_once_more() -> None:
    talk = visitors.open_talk()
    first = register(talk)

    again = registering.register(talk=talk, facts=facts(" contoh  WARGA", contact="Warga@example.id"), now=NOW)

    assert (again.registration.pk, again.is_new, talk.registrations.count()) == (first.pk, False, 1)
    assert Letter.objects.filter(registration=first, kind="ticket").count() == 2


def test_a_family_shares_a_contact_and_a_crowd_does_not() -> None:
    talk = visitors.open_talk(capacity=50)
    for n in range(registering.MOST_UNDER_ONE_CONTACT):
        register(talk, f"Contoh {n}")

    with pytest.raises(registering.TooManyUnderOneContact):
        register(talk, "Contoh lain")


@pytest.mark.parametrize("state", sorted(set(State) - {State.ANNOUNCED, State.LIVE}))
def test_one_registers_only_for_a_talk_that_is_announced_or_on(state: State) -> None:
    talk = sample.talk(state)

    with pytest.raises(registering.RegistrationClosed):
        register(talk)

    assert (talk.registrations.count(), logbook.length()) == (0, 0)


@pytest.mark.parametrize(("mode", "place"), [(Mode.ONLINE, Place.HALL), (Mode.IN_PERSON, Place.ONLINE)])
def test_one_registers_only_for_where_the_talk_is_held(mode: Mode, place: Place) -> None:
    with pytest.raises(registering.PlaceNotOffered):
        register(sample.talk(State.ANNOUNCED, mode=mode.value), place=place)


def test_a_seat_given_back_goes_to_the_next_in_line_and_whoever_got_it_is_told() -> None:
    talk = visitors.open_talk(capacity=1)
    first, second, _third = (register(talk, f"Contoh {n}") for n in range(3))

    registering.cancel_registration(registration=first, now=NOW)

    second.refresh_from_db()
    assert standings(talk) == ["cancelled", "offered", "waiting"]
    # 13.30 the next day is 27 hours and a half away.
    assert second.answer_by == NOW + timedelta(hours=13, minutes=45)
    assert list(second.letters.values_list("kind", flat=True)) == ["ticket", "offer"]
    assert [line.kind for line in logbook.since(3)] == ["registration.cancelled", "registration.moved_up"]


def test_who_cancels_gets_no_more_letters_and_cancelling_twice_changes_nothing() -> None:
    talk = visitors.open_talk()
    made = register(talk)

    registering.cancel_registration(registration=made, now=NOW)
    registering.cancel_registration(registration=made, now=NOW)

    assert Letter.objects.count() == 0
    assert [line.kind for line in logbook.since(0)] == ["registration.made", "registration.cancelled"]


def test_an_offered_seat_is_taken_within_its_time_and_taking_it_twice_is_fine() -> None:
    talk = visitors.open_talk(capacity=1)
    until = NOW + timedelta(hours=2)
    offered = visitors.registration(talk, standing=Standing.OFFERED.value, answer_by=until)

    assert registering.accept_seat(registration=offered, now=until).standing == Standing.SURE
    assert registering.accept_seat(registration=offered, now=until).standing == Standing.SURE
    assert [line.kind for line in logbook.since(0)] == ["registration.accepted"]


@pytest.mark.parametrize(
    ("standing", "late"),
    [
        (Standing.OFFERED, timedelta(seconds=1)),
        (Standing.WAITING, timedelta(0)),
        (Standing.LAPSED, timedelta(0)),
    ],
)
def test_a_seat_that_is_not_on_offer_cannot_be_taken(standing: Standing, late: timedelta) -> None:
    until = NOW + timedelta(hours=2)
    one = visitors.registration(
        visitors.open_talk(),
        standing=standing.value,
        answer_by=until if standing is Standing.OFFERED else None,
    )

    with pytest.raises(registering.NothingOffered):
        registering.accept_seat(registration=one, now=until + late)


def test_who_moves_online_leaves_a_seat_and_who_comes_to_a_full_hall_waits() -> None:
    talk = visitors.open_talk(capacity=1)
    first, second = register(talk, "Contoh 1"), register(talk, "Contoh 2")

    registering.change_place(registration=first, place=Place.ONLINE, now=NOW)
    assert standings(talk) == ["sure", "offered"]
    registering.accept_seat(registration=second, now=NOW)
    back = registering.change_place(registration=first, place=Place.HALL, now=NOW)

    assert (back.place, standings(talk)) == ("hall", ["waiting", "sure"])


def test_what_was_cancelled_or_is_over_is_not_moved() -> None:
    talk = visitors.open_talk()
    gone = visitors.registration(talk, standing=Standing.CANCELLED.value)
    over = visitors.registration(sample.talk(State.HELD, programme=talk.programme))

    with pytest.raises(registering.TicketSpent):
        registering.change_place(registration=gone, place=Place.ONLINE, now=NOW)
    with pytest.raises(registering.RegistrationClosed):
        registering.change_place(registration=over, place=Place.ONLINE, now=NOW)


def test_moving_to_where_one_is_changes_nothing() -> None:
    made = register(visitors.open_talk())

    registering.change_place(registration=made, place=Place.HALL, now=NOW)

    assert logbook.length() == 1


@pytest.mark.parametrize("name", ["🗳️👩‍👧", "A", "Tola' Ediy", "x" * 80])
def test_any_name_is_a_name(name: str) -> None:
    assert register(visitors.open_talk(), name).name == name


@pytest.mark.django_db(transaction=True)
def test_fifty_who_register_at_once_get_no_seat_too_many() -> None:
    talk = visitors.open_talk(capacity=7)

    def one(n: int) -> Refused | Registration:
        return register(talk, f"Contoh {n}", contact=f"warga{n}@example.id")

    answers = both_at_once(*(lambda n=n: one(n) for n in range(50)))

    assert [answer for answer in answers if not isinstance(answer, Registration)] == []
    assert sorted(standings(talk)) == ["sure"] * 7 + ["waiting"] * 43


@pytest.mark.django_db(transaction=True)
def test_those_who_come_leave_and_let_lapse_at_once_leave_no_seat_too_many_and_none_empty() -> None:
    talk = visitors.open_talk(capacity=5)
    seated = [register(talk, f"Contoh {n}", contact=f"w{n}@example.id") for n in range(5)]

    def come(n: int) -> object:
        return register(talk, f"Baru {n}", contact=f"b{n}@example.id")

    both_at_once(
        *(lambda n=n: come(n) for n in range(12)),
        *(lambda one=one: registering.cancel_registration(registration=one, now=NOW) for one in seated[:3]),
        lambda: seating.let_lapse(talk=talk, now=NOW),
    )

    held = talk.registrations.filter(standing__in=HOLDING).count()
    assert (held, talk.registrations.filter(standing="waiting").count()) == (5, 9)
