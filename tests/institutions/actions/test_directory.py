from datetime import UTC, date, datetime

import pytest

from rembuk.institutions.actions import directory
from rembuk.institutions.models import Institution, Kind, Person
from rembuk.institutions.permits import CONSOLE, NotPermitted, Role
from rembuk.ledger.models import Opening
from tests.factories import institutions as make

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 15, 3, tzinfo=UTC)


def recorded() -> list[tuple[str, str]]:
    return list(Opening.objects.order_by("index").values_list("kind", "subject"))


def test_a_body_gets_a_key_from_its_name_and_the_next_of_that_name_another() -> None:
    keys = [
        directory.add_institution(by=CONSOLE, name="KPU Kota Contoh", kind=Kind.KPU, now=NOW).key
        for _ in range(3)
    ]

    assert keys == ["kpu-kota-contoh", "kpu-kota-contoh-2", "kpu-kota-contoh-3"]


def test_a_name_without_a_latin_letter_gets_a_key_all_the_same() -> None:
    assert directory.add_person(by=CONSOLE, name="ꦱꦠꦸ", now=NOW).key == "x"


def test_a_given_key_is_kept_and_never_given_twice() -> None:
    directory.add_person(by=CONSOLE, name="Contoh Satu", key="contoh", now=NOW)

    with pytest.raises(directory.KeyTaken):
        directory.add_person(by=CONSOLE, name="Contoh Dua", key="contoh", now=NOW)
    assert list(Person.objects.values_list("name", flat=True)) == ["Contoh Satu"]


def test_the_log_names_rows_and_never_people() -> None:
    by = make.actor(Role.SECRETARIAT)
    person = directory.add_person(by=by, name="Contoh Satu", now=NOW)
    university = make.institution(kind=Kind.UNIVERSITY)

    position = directory.add_position(
        by=by, person=person, institution=university, title="Dekan Contoh", now=NOW
    )

    assert recorded() == [
        ("person.added", f"institutions.person:{person.pk}"),
        ("position.added", f"institutions.position:{position.pk}"),
    ]
    assert list(Opening.objects.values_list("by", "data")) == [
        (by.name, {}),
        (by.name, {"person": person.pk, "institution": university.pk}),
    ]


def test_saying_the_same_again_changes_and_records_nothing() -> None:
    position = make.position(title="Ketua Contoh", since=date(2020, 1, 1))
    body, person = position.institution, position.person

    directory.edit_institution(
        by=CONSOLE, institution=body, name=body.name, kind=body.kind, region=body.region, now=NOW
    )
    directory.edit_person(by=CONSOLE, person=person, name=person.name, now=NOW)
    directory.edit_position(
        by=CONSOLE, position=position, title="Ketua Contoh", since=date(2020, 1, 1), until=None, now=NOW
    )

    assert recorded() == []


def test_what_is_said_of_a_body_can_be_corrected() -> None:
    by, body = make.actor(Role.SECRETARIAT), make.institution(kind=Kind.OTHER)

    directory.edit_institution(
        by=by, institution=body, name="Universitas Contoh", kind=Kind.UNIVERSITY, region="35.74", now=NOW
    )

    stored = Institution.objects.get(pk=body.pk)
    assert (stored.name, stored.kind, stored.region) == ("Universitas Contoh", "university", "35.74")
    assert recorded() == [("institution.edited", f"institutions.institution:{body.pk}")]


def test_a_position_ends_on_a_day_and_may_be_corrected() -> None:
    position = make.position(since=date(2018, 8, 15))

    directory.end_position(by=CONSOLE, position=position, until=date(2023, 8, 14), now=NOW)
    directory.edit_position(
        by=CONSOLE,
        position=position,
        title="Anggota Contoh",
        since=date(2018, 8, 16),
        until=date(2023, 8, 14),
        now=NOW,
    )

    position.refresh_from_db()
    assert (position.title, position.since, position.until) == (
        "Anggota Contoh",
        date(2018, 8, 16),
        date(2023, 8, 14),
    )
    assert [kind for kind, _ in recorded()] == ["position.ended", "position.edited"]


def test_a_position_never_ends_before_it_starts() -> None:
    position = make.position(since=date(2021, 6, 30))
    before = date(2021, 6, 29)

    with pytest.raises(directory.EndsBeforeItStarts):
        directory.end_position(by=CONSOLE, position=position, until=before, now=NOW)
    with pytest.raises(directory.EndsBeforeItStarts):
        directory.edit_position(
            by=CONSOLE, position=position, title="x", since=position.since, until=before, now=NOW
        )
    with pytest.raises(directory.EndsBeforeItStarts):
        directory.add_position(
            by=CONSOLE,
            person=position.person,
            institution=position.institution,
            title="x",
            since=date(2021, 6, 30),
            until=before,
            now=NOW,
        )
    assert recorded() == []


def test_a_body_with_accounts_keeps_its_own_entries() -> None:
    body = make.institution()
    position = make.position(at=body, title="Ketua Contoh")
    make.account(Role.OBSERVER, at=body)
    outsider = make.outsider()

    with pytest.raises(NotPermitted):
        directory.edit_institution(by=outsider, institution=body, name="Lain", kind=Kind.KPU, now=NOW)
    with pytest.raises(NotPermitted):
        directory.edit_person(by=outsider, person=position.person, name="Lain", now=NOW)
    with pytest.raises(NotPermitted):
        directory.end_position(by=outsider, position=position, until=date(2021, 6, 30), now=NOW)
    with pytest.raises(NotPermitted):
        directory.add_position(by=outsider, person=make.person(), institution=body, title="Lain", now=NOW)
    assert recorded() == []


def test_one_who_moved_from_body_to_body_is_kept_by_both() -> None:
    earlier, later = make.institution(), make.institution()
    person = make.person("Contoh Satu")
    make.position(person, earlier, until=date(2023, 8, 14))
    make.position(person, later, since=date(2024, 6, 20))

    for n, body in enumerate((earlier, later)):
        directory.edit_person(
            by=make.actor(Role.SECRETARIAT, at=body), person=person, name=f"Contoh {n}", now=NOW
        )

    assert [kind for kind, _ in recorded()] == ["person.edited", "person.edited"]


@pytest.mark.parametrize("role", [r for r in Role if r not in {Role.ADMIN, Role.SECRETARIAT}])
def test_other_roles_keep_no_directory(role: Role) -> None:
    by = make.actor(role)

    with pytest.raises(NotPermitted):
        directory.add_institution(by=by, name="Lembaga Contoh", kind=Kind.KPU, now=NOW)
    with pytest.raises(NotPermitted):
        directory.add_person(by=by, name="Contoh Satu", now=NOW)
