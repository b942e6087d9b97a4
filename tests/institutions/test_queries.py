from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rembuk.institutions import queries
from rembuk.institutions.models import Person
from rembuk.institutions.permits import Permit, Role
from tests.factories import institutions as make

pytestmark = pytest.mark.django_db


def test_an_account_acts_with_its_roles_at_each_body() -> None:
    body = make.institution()
    account = make.account(Role.OPERATOR, Role.MODERATOR, at=body)

    actor = queries.actor_of(account)

    assert actor.name == f"account:{account.pk}"
    assert actor.roles == {body.pk: frozenset({Role.OPERATOR, Role.MODERATOR})}


def test_an_outsider_may_nothing_at_another_body() -> None:
    body = make.institution()

    assert [permit for permit in Permit if make.outsider().may(permit, at=[body.pk])] == []


def test_a_closed_account_holds_no_role() -> None:
    account = make.account(Role.ADMIN)
    account.is_active = False

    assert queries.actor_of(account).roles == {}


def test_a_person_bears_the_title_held_that_day() -> None:
    person = make.person()
    make.position(person, title="Anggota Bawaslu Contoh", since=date(2018, 8, 15), until=date(2023, 8, 14))
    make.position(person, title="Anggota KPU Contoh", since=date(2024, 6, 20))

    titles = [queries.title_on(person, day) for day in (date(2021, 6, 30), date(2024, 1, 1), date(2024, 6, 20))]

    assert titles == ["Anggota Bawaslu Contoh", "", "Anggota KPU Contoh"]


def test_the_titles_of_many_are_read_at_once() -> None:
    chair = make.person()
    make.position(chair, title="Anggota Contoh", until=date(2021, 6, 29))
    make.position(chair, title="Ketua Contoh", since=date(2021, 6, 30))
    gone = make.position(title="Anggota Contoh", until=date(2021, 6, 29)).person
    other = make.position(title="Anggota Contoh").person

    with CaptureQueriesContext(connection) as asked:
        titles = queries.titles_on([chair.pk, gone.pk], date(2021, 6, 30))

    assert titles == {chair.pk: "Ketua Contoh"}
    assert other.pk not in titles
    assert len(asked) == 1


def test_titles_of_prefetched_people_ask_the_database_nothing() -> None:
    for _ in range(3):
        make.position(title="Ketua Contoh")
    people = list(Person.objects.prefetch_related("positions"))

    with CaptureQueriesContext(connection) as asked:
        titles = [queries.title_on(person, date(2021, 6, 30)) for person in people]

    assert titles == ["Ketua Contoh"] * 3
    assert len(asked) == 0
