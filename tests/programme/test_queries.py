from datetime import date, time, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.institutions.models import Position
from rembuk.programme import queries
from rembuk.programme.core.talk import Promise, State
from tests.factories.programme import DAY, OPENING, body, commitment, item, programme, speaker, talk

pytestmark = pytest.mark.django_db


def test_a_menu_knows_every_series_and_its_partners(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    programme()
    programme(slug="lain", name="Lain", partners=[body("kpu-kota"), body("kpu-kab")])

    with django_assert_num_queries(1):
        found = queries.series_with_partners()

    assert {series.slug: len(partners) for series, partners in found.items()} == {
        "bincang-contoh": 4,
        "lain": 2,
    }


def test_the_talk_that_is_live_goes_before_any_other() -> None:
    talk(State.ANNOUNCED, date=DAY)
    live = talk(State.LIVE, date=DAY + timedelta(days=1))

    assert queries.next_talk(DAY) == live


def test_the_next_talk_is_the_nearest_from_today_on() -> None:
    talk(State.ANNOUNCED, date=DAY - timedelta(days=1))
    talk(State.ANNOUNCED, date=DAY + timedelta(days=14))
    nearest = talk(State.POSTPONED, date=DAY)

    assert queries.next_talk(DAY) == nearest


@pytest.mark.parametrize("state", [State.DRAFT, State.AGREED, State.CANCELLED, State.HELD, State.PUBLISHED])
def test_no_talk_is_next_that_nobody_can_come_to(state: State) -> None:
    talk(state)

    assert queries.next_talk(DAY) is None


def test_what_is_planned_only_among_the_partners_is_in_no_list_of_the_public() -> None:
    talk(State.DRAFT)
    talk(State.AGREED)

    assert [*queries.talks_ahead(DAY), *queries.talks_gone(DAY), *queries.talks_held()] == []


def test_every_public_talk_stands_either_ahead_or_behind() -> None:
    made = {state: talk(state) for state in State}
    missed = talk(State.ANNOUNCED, date=DAY - timedelta(days=1))

    assert list(queries.talks_ahead(DAY)) == [
        made[state] for state in (State.ANNOUNCED, State.LIVE, State.POSTPONED, State.CANCELLED)
    ]
    assert set(queries.talks_gone(DAY)) == {made[State.HELD], made[State.PUBLISHED], missed}


def test_a_cancelled_talk_stands_among_the_coming_ones_until_its_day_has_passed() -> None:
    cancelled = talk(State.CANCELLED)

    assert (list(queries.talks_ahead(DAY)), list(queries.talks_gone(DAY))) == ([cancelled], [])
    tomorrow = DAY + timedelta(days=1)
    assert (list(queries.talks_ahead(tomorrow)), list(queries.talks_gone(tomorrow))) == ([], [cancelled])


def test_what_is_called_off_is_told_from_today_to_the_day_of_the_next_talk(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    talk(State.CANCELLED, date=DAY - timedelta(days=1))
    first, later = talk(State.CANCELLED), talk(State.CANCELLED, date=DAY + timedelta(days=14))
    talk(State.ANNOUNCED)

    with django_assert_num_queries(1):
        assert queries.called_off(DAY, until=DAY + timedelta(days=13)) == [first]
    assert queries.called_off(DAY, until=None) == [first, later]


@pytest.mark.parametrize("state", [State.POSTPONED, State.CANCELLED])
def test_what_was_set_aside_before_anyone_knew_of_it_is_in_no_list_of_the_public(state: State) -> None:
    inside = talk(state, was_announced=False)

    assert [*queries.public_talks(), *queries.called_off(DAY, until=None)] == []
    assert queries.next_talk(DAY) is None
    assert (inside.is_public, talk(state).is_public) == (False, True)


def test_held_talks_come_latest_first_and_count_what_was_promised() -> None:
    old = talk(State.PUBLISHED, date=DAY - timedelta(days=14))
    new = talk(State.HELD)
    for promised in (old, old, new):
        commitment(promised)

    assert [(found, found.promises) for found in queries.talks_held()] == [(new, 0), (old, 2)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("items", [1, 3])
def test_a_talk_is_read_with_its_people_in_four_queries(
    items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    talk(State.ANNOUNCED, items=items)

    with django_assert_num_queries(4):
        found = queries.talks_with_rundown().get()
        lines = queries.rundown(found, OPENING)
        queries.bearers(found)

    assert len(lines) == items


def test_a_rundown_is_timed_by_the_programmes_clock() -> None:
    talk(State.ANNOUNCED, items=2)
    lines = queries.rundown(queries.talks_with_rundown().get(), OPENING)

    assert [line.starts.time() if line.starts else None for line in lines] == [time(13, 30), time(13, 50)]
    assert [line.is_running for line in lines] == [False, False]


def test_a_rundown_without_a_start_has_no_hours() -> None:
    talk(State.ANNOUNCED, starts=None, ends=None)

    assert {line.starts for line in queries.rundown(queries.talks_with_rundown().get(), OPENING)} == {None}


def test_the_item_that_runs_is_marked_while_the_talk_is_live() -> None:
    talk(State.LIVE)
    lines = queries.rundown(queries.talks_with_rundown().get(), OPENING)

    assert [line.is_running for line in lines] == [True, False, False]


def test_everyone_is_named_once_with_the_title_of_that_day() -> None:
    planned = talk(State.ANNOUNCED, items=0)
    chair = speaker("Contoh Ketua", at=planned.host)
    Position.objects.filter(person=chair).update(title="Anggota", until=DAY - timedelta(days=1))
    Position.objects.create(person=chair, institution=planned.host, title="Ketua", since=DAY)
    item(planned, people=[chair])
    item(planned, people=[chair, speaker("Contoh Dua")])
    found = queries.bearers(queries.talks_with_rundown().get())

    assert [(who.name, who.title) for who in found.speakers] == [
        ("Contoh Ketua", "Ketua"),
        ("Contoh Dua", "Ketua Badan kampus"),
    ]
    assert [who.name for who in found.moderators] == ["Contoh Pemandu"]


def test_what_the_talk_before_left_open_is_carried_over() -> None:
    long_ago = talk(State.PUBLISHED, date=DAY - timedelta(days=28))
    before = talk(State.PUBLISHED, date=DAY - timedelta(days=14))
    now = talk(State.ANNOUNCED)
    commitment(long_ago)
    for state in Promise:
        commitment(before, state=state.value)
    commitment(now)

    assert [(found.talk, found.state) for found in queries.promises_before(now)] == [
        (before, Promise.OPEN),
        (before, Promise.LATE),
    ]


def test_what_is_in_no_public_record_yet_is_not_carried_over() -> None:
    before = talk(State.PUBLISHED, date=DAY - timedelta(days=28))
    unread = talk(State.HELD, date=DAY - timedelta(days=14))
    for made in (before, unread):
        commitment(made)

    assert [found.talk for found in queries.promises_before(talk(State.ANNOUNCED))] == [before]


def test_only_a_published_talk_has_a_public_record() -> None:
    made = {state: talk(state) for state in State}

    assert list(queries.recorded_talks()) == [made[State.PUBLISHED]]


def test_another_programmes_commitments_stay_with_it() -> None:
    other = programme(slug="lain", name="Lain", partners=[body("kpu-kota"), body("kpu-kab")])
    commitment(talk(State.PUBLISHED, programme=other, host=body("kpu-kota"), date=date(2026, 11, 1)))
    here = talk(State.ANNOUNCED, programme=programme(), number=2)

    assert list(queries.promises_before(here)) == []
