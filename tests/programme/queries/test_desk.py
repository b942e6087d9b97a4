from datetime import date, timedelta
from typing import Any

import pytest

from rembuk.institutions.models import Person
from rembuk.institutions.permits import CONSOLE, Role
from rembuk.programme.core.talk import Promise, State, Step
from rembuk.programme.models import Item, Talk
from rembuk.programme.queries import desk
from tests.factories import institutions
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db

NOW = sample.OPENING
TODAY = sample.DAY
LATER = TODAY + timedelta(days=7)
EARLIER = TODAY - timedelta(days=7)


@pytest.mark.parametrize(
    ("state", "changes", "step"),
    [
        (State.DRAFT, {"date": LATER, "items": 0}, Step.COMPLETE),
        (State.DRAFT, {"date": LATER}, Step.AGREE),
        (State.AGREED, {"date": LATER}, Step.ANNOUNCE),
        (State.POSTPONED, {"date": LATER}, Step.ANNOUNCE),
        (State.DRAFT, {"date": EARLIER}, Step.ENTER),
        (State.ANNOUNCED, {"date": EARLIER}, Step.ENTER),
        (State.ANNOUNCED, {"date": TODAY}, Step.RUN),
        (State.ANNOUNCED, {"date": LATER}, Step.WAIT),
        (State.LIVE, {"date": EARLIER}, Step.RUN),
        (State.HELD, {}, Step.RECORD),
        (State.PUBLISHED, {}, Step.NOTHING),
        (State.CANCELLED, {"date": EARLIER}, Step.NOTHING),
    ],
)
def test_each_talk_has_its_next_step(state: State, changes: dict[str, Any], step: Step) -> None:
    assert desk.desk_talk(sample.talk(state, **changes), today=TODAY).step is step


def test_a_programme_asks_first_for_what_is_most_urgent() -> None:
    programme = sample.programme()
    sample.talk(State.DRAFT, programme=programme, date=LATER)
    sample.talk(State.HELD, programme=programme, date=EARLIER)
    live = sample.talk(State.LIVE, programme=programme)
    quiet = sample.programme(slug="lain", name="Zzz")

    rows = desk.desk_programmes(sample.officer(), now=NOW)

    assert [(row.programme, row.next and row.next.talk) for row in rows] == [(programme, live), (quiet, None)]


def test_each_sees_only_the_programmes_of_their_bodies() -> None:
    mine = sample.programme()
    sample.programme(slug="lain", partners=[sample.body("kampus"), sample.body("kpu-kab")])

    assert [row.programme for row in desk.desk_programmes(sample.officer(Role.OBSERVER), now=NOW)] == [mine]
    assert desk.desk_programmes(institutions.outsider(), now=NOW) == []
    assert len(desk.desk_programmes(CONSOLE, now=NOW)) == 2


@pytest.mark.parametrize("talks", [1, 3])
def test_the_programmes_take_two_queries_however_many_talks(talks: int, django_assert_num_queries: Any) -> None:
    programme = sample.programme()
    for _ in range(talks):
        sample.talk(programme=programme)
    by = sample.officer()

    with django_assert_num_queries(2):
        assert len(desk.desk_programmes(by, now=NOW)) == 1


def test_the_clock_says_what_runs_until_when_and_how_late() -> None:
    talk = sample.talk(State.LIVE)

    clock = desk.clock(talk, now=NOW + timedelta(minutes=23))

    assert clock.running is not None
    assert clock.following is not None
    assert (clock.running.item.position, clock.following.item.position, clock.overrun) == (1, 2, 3)
    assert clock.due_at == NOW + timedelta(minutes=20)
    assert clock.speaker == sample.speaker("Contoh Satu").pk
    assert [row.starts and row.starts.strftime("%H.%M") for row in clock.rows] == ["13.30", "13.53", "14.13"]


def test_before_the_start_nothing_runs() -> None:
    clock = desk.clock(sample.talk(State.ANNOUNCED), now=NOW)

    assert (clock.running, clock.due_at, clock.speaker, clock.overrun) == (None, None, None, 0)


@pytest.mark.parametrize("items", [1, 3])
def test_the_clock_takes_two_queries_however_many_items(items: int, django_assert_num_queries: Any) -> None:
    talk = Talk.objects.select_related("programme").get(pk=sample.talk(State.LIVE, items=items).pk)

    with django_assert_num_queries(2):
        assert len(desk.clock(talk, now=NOW).rows) == items


def test_open_commitments_come_by_their_due_date() -> None:
    talk = sample.talk(State.HELD)
    sample.commitment(talk, text="tanpa tenggat", due=None)
    sample.commitment(talk, text="nanti", due=LATER)
    sample.commitment(talk, text="segera", due=TODAY)
    sample.commitment(talk, text="selesai", state=Promise.KEPT.value)

    assert [each.text for each in desk.open_commitments(talk.programme)] == ["segera", "nanti", "tanpa tenggat"]


def test_people_bear_the_title_of_the_day_and_namesakes_a_key() -> None:
    person = sample.speaker("Contoh Satu")
    person.positions.update(until=date(2026, 1, 1))
    Person.objects.create(key="kembar", name="Contoh Satu")

    assert [label for _person, label in desk.people_on(date(2025, 6, 1))] == [
        "Contoh Satu · Ketua Badan kampus",
        "Contoh Satu",
    ]
    assert sorted(label for _person, label in desk.people_on(TODAY)) == [
        "Contoh Satu · contoh-satu",
        "Contoh Satu · kembar",
    ]


def test_people_of_a_talk_come_in_the_order_of_the_rundown_each_once() -> None:
    names = [Person.objects.get(pk=pk).name for pk in desk.people_of(sample.talk())]

    assert names == ["Contoh Pemandu", "Contoh Satu", "Contoh Dua"]


def test_a_person_s_body_is_that_of_the_title_borne_on_the_day() -> None:
    talk = sample.talk(items=0)
    sample.item(talk, people=[sample.speaker("Contoh Satu", at=sample.body("kpu-kab"))])

    choices = desk.people_to_choose(talk)

    assert choices.bodies[sample.speaker("Contoh Satu").pk] == sample.body("kpu-kab")


@pytest.mark.parametrize(("minutes", "spare"), [(20, 60), (40, 0), (50, -30), (None, None)])
def test_spare_minutes_are_those_before_the_planned_end(minutes: int | None, spare: int | None) -> None:
    talk = sample.talk()
    Item.objects.filter(talk=talk).update(minutes=minutes)

    assert desk.spare_minutes(talk, desk.rundown(talk, now=NOW)) == spare
