from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rembuk.institutions.permits import NotPermitted, Role
from rembuk.programme.actions import entries as actions
from rembuk.programme.core.door import Seen
from rembuk.programme.core.paperlist import Signature
from rembuk.programme.core.talk import State
from rembuk.programme.models import Arrival, Letter, Registration, Talk
from rembuk.programme.queries.entries import attendance, key_of
from tests import logbook
from tests.concurrency import both_at_once
from tests.factories import institutions, visitors
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
OPENING = sample.OPENING
PHONE, OTHER_PHONE = "0a0a0a0a", "0b0b0b0b"


def seen(counter: int, person: Registration | None = None, **changes: Any) -> Seen:
    key = key_of(person.code) if person else ""
    return Seen(**{"counter": counter, "at": OPENING, "key": key, **changes})


def take(talk: Talk, *queue: Seen, device: str = PHONE, now: datetime = OPENING) -> Sequence[str]:
    answers = actions.take_in(
        by=sample.officer(Role.OPERATOR), talk=talk, device=device, door="Pintu utama", seen=queue, now=now
    )
    return [answer.word for answer in answers]


def test_whoever_shows_a_ticket_is_in_once_and_the_log_names_nobody() -> None:
    talk = visitors.open_talk()
    one = visitors.registration(talk, name="Siti")
    operator = sample.officer(Role.OPERATOR)

    [answer] = actions.take_in(
        by=operator, talk=talk, device=PHONE, door="Pintu utama", seen=[seen(1, one)], now=OPENING
    )

    arrival = Arrival.objects.get()
    assert (answer.word, answer.key) == ("in", key_of(one.code))
    assert (arrival.registration, arrival.witness, arrival.at, arrival.door) == (
        one,
        "door",
        OPENING,
        "Pintu utama",
    )
    assert logbook.last() == logbook.Line(
        "door.taken_in", operator.name, f"programme.talk:{talk.pk}", {"count": 1}
    )


def test_the_same_queue_sent_again_changes_nothing() -> None:
    talk = visitors.open_talk()
    queue = [seen(1, visitors.registration(talk)), seen(2, guest="Tamu Contoh")]

    assert [take(talk, *queue) for _ in range(3)] == [["in", "in"]] * 3
    assert (Arrival.objects.count(), Registration.objects.count(), logbook.length()) == (2, 2, 1)


def test_at_a_second_door_a_ticket_has_been_in() -> None:
    talk = visitors.open_talk()
    one = visitors.registration(talk)

    assert take(talk, seen(1, one)) == ["in"]
    assert take(talk, seen(1, one), device=OTHER_PHONE) == ["again"]
    assert take(talk, seen(2, one)) == ["again"]
    assert Arrival.objects.count() == 1


def test_a_ticket_of_another_talk_or_of_nobody_is_unknown() -> None:
    talk = visitors.open_talk()
    stranger = visitors.registration(sample.talk(State.ANNOUNCED, programme=talk.programme))

    assert take(talk, seen(1, stranger), seen(2, key="00" * 12), seen(3)) == ["unknown"] * 3
    assert (Arrival.objects.count(), logbook.length()) == (0, 0)


@pytest.mark.parametrize(
    "changes", [{"standing": "waiting"}, {"standing": "cancelled"}, {"place": "online"}, {"standing": "lapsed"}]
)
def test_whoever_the_door_lets_in_has_a_place_in_the_hall(changes: dict[str, str]) -> None:
    talk = visitors.open_talk()
    one = visitors.registration(talk, **changes)

    take(talk, seen(1, one))

    one.refresh_from_db()
    assert (one.place, one.standing) == ("hall", "sure")


def test_a_guest_is_added_on_the_spot() -> None:
    talk = visitors.open_talk()

    take(talk, seen(7, guest="Tamu Contoh"))

    guest = Registration.objects.get()
    assert (guest.name, guest.source, guest.contact, guest.arrival.counter) == ("Tamu Contoh", "door", "", 7)


def test_a_wrong_press_is_taken_back_and_the_ticket_may_come_again() -> None:
    talk = visitors.open_talk()
    one = visitors.registration(talk)

    assert take(talk, seen(1, one), seen(2, one, undo=True)) == ["in", "out"]
    assert Arrival.objects.count() == 0
    assert take(talk, seen(3, one, undo=True), seen(4, one)) == ["unknown", "in"]


@pytest.mark.parametrize("wrong", [timedelta(days=4), -timedelta(minutes=1)])
def test_a_phone_with_a_wrong_clock_is_not_believed(wrong: timedelta) -> None:
    talk = visitors.open_talk()

    take(talk, seen(1, visitors.registration(talk), at=OPENING - wrong))

    assert Arrival.objects.get().at == OPENING


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
    database=None,
)
@given(st.data())
def test_in_any_order_cut_anywhere_and_twice_each_everyone_counts_once(data: st.DataObject) -> None:
    talk = visitors.open_talk()
    try:
        people = [visitors.registration(talk) for _ in range(6)]
        for device in (PHONE, OTHER_PHONE):
            queue = data.draw(st.permutations([seen(n, one) for n, one in enumerate(people, start=1)]))
            cut = data.draw(st.integers(0, 6))
            for part in (queue[:cut], queue[cut:], queue):
                take(talk, *part, device=device)
        assert Arrival.objects.filter(talk=talk).count() == 6
    finally:
        Arrival.objects.all().delete()
        Registration.objects.all().delete()


@pytest.mark.parametrize("state", [State.DRAFT, State.POSTPONED, State.CANCELLED])
def test_a_talk_that_is_not_held_has_no_door(state: State) -> None:
    talk = sample.talk(state)

    with pytest.raises(actions.NoDoorNow):
        take(talk, seen(1, guest="Tamu"))


def enter(talk: Talk, *signatures: Signature) -> dict[str, int]:
    return actions.enter_paper(by=sample.officer(), talk=talk, signatures=signatures, now=OPENING)


def test_the_paper_list_finds_who_had_registered_and_adds_the_others() -> None:
    talk = sample.talk(State.HELD)
    by_name = visitors.registration(talk, name="Siti Contoh")
    by_contact = visitors.registration(talk, name="Budi Contoh", contact="+6281234567890")
    namesake = visitors.registration(talk, name="Budi Contoh", contact="+6281234567891")
    there = visitors.registration(talk, name="Rini Contoh")
    visitors.arrival(there)

    counts = enter(
        talk,
        Signature("SITI  contoh"),
        Signature("Budi Contoh", "+6281234567890"),
        Signature("Rini Contoh"),
        Signature("Warga Baru", "baru@example.id"),
    )

    assert counts == {"found": 2, "added": 1, "already": 1}
    assert set(Arrival.objects.filter(witness="paper").values_list("registration__name", flat=True)) == {
        "Siti Contoh",
        "Budi Contoh",
        "Warga Baru",
    }
    assert Arrival.objects.filter(registration__in=[by_name, by_contact]).count() == 2
    assert not Arrival.objects.filter(registration=namesake).exists()
    assert logbook.last().data == counts


def test_the_same_paper_list_entered_twice_counts_everyone_once() -> None:
    talk = sample.talk(State.HELD)
    signatures = [Signature("Siti"), Signature("Budi", "budi@example.id"), Signature("Budi", "lain@example.id")]

    assert enter(talk, *signatures) == {"found": 0, "added": 3, "already": 0}
    assert enter(talk, *signatures) == {"found": 0, "added": 0, "already": 3}
    assert (Arrival.objects.count(), logbook.length()) == (3, 1)


def test_nobody_is_written_to_because_of_a_paper_list() -> None:
    enter(sample.talk(State.HELD), Signature("Budi", "budi@example.id"))

    assert Letter.objects.count() == 0


def test_two_registrations_of_one_person_become_one_who_was_there() -> None:
    talk = sample.talk(State.HELD)
    kept = visitors.registration(talk, name="Siti", contact="", standing="waiting")
    other = visitors.registration(talk, name="Siti C.", contact="siti@example.id")
    visitors.arrival(other)

    one = actions.put_together(by=sample.officer(), kept=kept, other=other, now=OPENING)

    assert (one.contact, one.standing, one.arrival.door) == ("siti@example.id", "sure", "Pintu utama")
    assert list(talk.registrations.all()) == [one]


def test_registrations_of_two_talks_or_one_with_itself_are_not_put_together() -> None:
    talk = visitors.open_talk()
    one = visitors.registration(talk)
    other = visitors.registration(sample.talk(State.ANNOUNCED, programme=talk.programme))

    for pair in ((one, other), (one, one)):
        with pytest.raises(actions.NotOnePerson):
            actions.put_together(by=sample.officer(), kept=pair[0], other=pair[1], now=OPENING)


def test_an_outsider_can_do_nothing_at_a_door() -> None:
    talk = visitors.open_talk()
    one, other = visitors.registration(talk), visitors.registration(talk)
    outsider = institutions.outsider()
    acts: list[Callable[[], object]] = [
        lambda: actions.take_in(
            by=outsider, talk=talk, device=PHONE, door="", seen=[seen(1, one)], now=OPENING
        ),
        lambda: actions.enter_paper(by=outsider, talk=talk, signatures=[Signature("Siti")], now=OPENING),
        lambda: actions.put_together(by=outsider, kept=one, other=other, now=OPENING),
    ]

    for act in acts:
        with pytest.raises(NotPermitted):
            act()

    assert (Arrival.objects.count(), Registration.objects.count(), logbook.length()) == (0, 2, 0)


@pytest.mark.django_db(transaction=True)
def test_two_doors_at_once_count_nobody_twice() -> None:
    talk = visitors.open_talk(capacity=100)
    people = [visitors.registration(talk) for _ in range(30)]
    queue = [seen(n, one) for n, one in enumerate(people, start=1)]

    both_at_once(
        *[lambda device=device: take(talk, *queue, device=device) for device in (PHONE, OTHER_PHONE, PHONE)]
    )

    assert Arrival.objects.count() == 30


def test_who_enters_the_room_by_an_online_ticket_was_there_once() -> None:
    talk = sample.talk(State.LIVE, mode="hibrida")
    one = visitors.registration(talk, place="online")

    first = actions.follow_online(registered=one, now=OPENING)
    again = actions.follow_online(registered=one, now=OPENING)

    assert (first.pk, first.witness, first.at) == (again.pk, "online", OPENING)
    assert attendance(talk).online == 1
    assert [(line.kind, line.by, line.data) for line in logbook.since(0)] == [
        ("registration.followed", "visitor", {"talk": talk.pk})
    ]


@pytest.mark.parametrize(
    ("state", "changes"),
    [
        (State.ANNOUNCED, {"place": "online"}),
        (State.HELD, {"place": "online"}),
        (State.LIVE, {"place": "hall"}),
        (State.LIVE, {"place": "online", "standing": "cancelled"}),
    ],
)
def test_nobody_follows_a_talk_that_is_not_on_or_without_a_place_online(
    state: State, changes: dict[str, str]
) -> None:
    one = visitors.registration(sample.talk(state, mode="hibrida"), **changes)

    with pytest.raises(actions.NothingToFollow):
        actions.follow_online(registered=one, now=OPENING)

    assert Arrival.objects.count() == 0


def test_who_followed_online_and_then_comes_is_counted_in_the_hall() -> None:
    talk = sample.talk(State.LIVE, mode="hibrida")
    one = visitors.registration(talk, place="online")
    actions.follow_online(registered=one, now=OPENING)

    words = take(talk, seen(1, one))

    counted = attendance(talk)
    assert (words, counted.door, counted.online) == (["in"], 1, 0)


def test_who_followed_online_and_signed_the_paper_list_was_in_the_hall() -> None:
    talk = sample.talk(State.LIVE, mode="hibrida")
    one = visitors.registration(talk, place="online", name="Siti Contoh")
    actions.follow_online(registered=one, now=OPENING)

    counts = enter(talk, Signature("Siti Contoh"))

    assert (counts["found"], list(talk.arrivals.values_list("witness", flat=True))) == (1, ["paper"])
