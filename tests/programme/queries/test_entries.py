import json

import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import State
from rembuk.programme.queries import entries
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db


def test_a_door_s_phone_holds_no_contact_and_nothing_that_opens_a_ticket() -> None:
    one = visitors.registration(
        visitors.open_talk(), name="Siti", contact="siti@example.id", needs_note="Sakit punggung"
    )

    said = json.dumps(entries.door_state(one.talk, now=NOW))

    assert (one.code in said, "example" in said, "punggung" in said) == (False, False, False)
    assert entries.door_list(one.talk) == [
        {
            "key": entries.key_of(one.code),
            "code": one.door_code,
            "name": "Siti",
            "seat": "sure",
            "help": True,
        }
    ]


@pytest.mark.parametrize(
    ("changes", "seat"),
    [
        ({}, "sure"),
        ({"standing": "offered", "answer_by": NOW}, "sure"),
        ({"standing": "waiting"}, "waiting"),
        ({"standing": "cancelled"}, "gone"),
        ({"standing": "lapsed"}, "gone"),
        ({"place": "online"}, "online"),
    ],
)
def test_the_door_knows_who_has_a_seat(changes: dict[str, object], seat: str) -> None:
    talk = visitors.open_talk()
    visitors.registration(talk, **changes)

    assert [each["seat"] for each in entries.door_list(talk)] == [seat]


@pytest.mark.parametrize("people", [1, 3])
def test_the_state_of_a_door_takes_two_queries(
    people: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    talk = visitors.open_talk()
    for _ in range(people):
        visitors.arrival(visitors.registration(talk))

    with django_assert_num_queries(2):
        state = entries.door_state(talk, now=NOW)

    arrived = state["arrived"]
    assert isinstance(arrived, list)
    assert (len(arrived), arrived[0][1:], state["expected"]) == (people, ["13.30", "Pintu utama"], people)


def test_the_version_of_a_list_changes_with_what_the_door_must_know() -> None:
    one = visitors.registration(visitors.open_talk())
    before = entries.door_state(one.talk, now=NOW)["version"]
    visitors.arrival(one)
    same = entries.door_state(one.talk, now=NOW)["version"]
    one.name = "Nama lain"
    one.save(update_fields=["name"])

    assert (same == before, entries.door_state(one.talk, now=NOW)["version"] == before) == (True, False)


def test_someone_is_found_by_code_or_by_part_of_the_name() -> None:
    talk = visitors.open_talk()
    siti, sitorus, _budi = (visitors.registration(talk, name=name) for name in ("Siti", "Sitorus", "Budi"))

    assert entries.found_at_door(talk, siti.door_code.lower()) == [siti]
    assert entries.found_at_door(talk, siti.code) == [siti]
    assert entries.found_at_door(talk, "SIT") == [siti, sitorus]
    assert entries.found_at_door(talk, "rini") == entries.found_at_door(talk, " ") == []


def test_everyone_counts_once_by_whatever_it_is_known() -> None:
    talk = sample.talk(State.HELD)
    for witness in ("door", "door", "paper", "online"):
        visitors.arrival(visitors.registration(talk), witness=witness)
    visitors.registration(talk)
    visitors.registration(talk, standing="cancelled")

    found = entries.attendance(talk)

    assert (found.hall, found.online, found.all, found.registered) == (3, 1, 4, 5)


def test_namesakes_are_shown_to_whoever_can_tell_them_apart() -> None:
    talk = visitors.open_talk()
    first, again = (visitors.registration(talk, name=name) for name in ("Siti C", "siti  c"))
    visitors.registration(talk, name="Budi")
    visitors.registration(talk, name="Siti C", standing="cancelled")

    assert entries.alike(talk) == [(first, again)]


def test_the_attendance_list_is_by_name() -> None:
    talk = visitors.open_talk()
    for name in ("Siti", "Budi"):
        visitors.arrival(visitors.registration(talk, name=name))

    assert [row.registration.name for row in entries.attendance_list(talk)] == ["Budi", "Siti"]
