"""The acts on bodies, people and the positions they hold.

A body with accounts of its own keeps its own entries. The entries of one without, a university or a village
office, are kept by whoever keeps the directory of any body.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify

from rembuk.institutions import queries
from rembuk.institutions.models import Institution, Person, Position
from rembuk.institutions.permits import Actor, Permit
from rembuk.ledger import actions as ledger


class KeyTaken(Exception):
    """Another body or person already has this key."""


class EndsBeforeItStarts(Exception):
    """The last day of a position lies before its first."""


@transaction.atomic
def add_institution(
    *, by: Actor, name: str, kind: str, region: str = "", key: str = "", now: datetime
) -> Institution:
    """Add a body; without a key one is made from the name.

    :raises KeyTaken: if the given key is another body's.
    """
    by.must(Permit.MANAGE_DIRECTORY, at=by.roles)
    body = Institution.objects.create(
        key=_free_key(Institution.objects.all(), name, key), name=name, kind=kind, region=region
    )
    _record("institution.added", by, body, now)
    return body


@transaction.atomic
def edit_institution(
    *, by: Actor, institution: Institution, name: str, kind: str, region: str = "", now: datetime
) -> None:
    """Change what is said of a body; saying the same again changes and records nothing."""
    _must_keep(by, [institution.pk])
    if _changed(institution, name=name, kind=kind, region=region):
        institution.save(update_fields=["name", "kind", "region"])
        _record("institution.edited", by, institution, now)


@transaction.atomic
def add_person(*, by: Actor, name: str, key: str = "", now: datetime) -> Person:
    """Add a person, named as printed, titles included; without a key one is made from the name.

    :raises KeyTaken: if the given key is another person's.
    """
    by.must(Permit.MANAGE_DIRECTORY, at=by.roles)
    person = Person.objects.create(key=_free_key(Person.objects.all(), name, key), name=name)
    _record("person.added", by, person, now)
    return person


@transaction.atomic
def edit_person(*, by: Actor, person: Person, name: str, now: datetime) -> None:
    """Change a person's printed name; any body of theirs may, once or now."""
    _must_keep(by, person.positions.values_list("institution_id", flat=True))
    if _changed(person, name=name):
        person.save(update_fields=["name"])
        _record("person.edited", by, person, now)


@transaction.atomic
def add_position(
    *,
    by: Actor,
    person: Person,
    institution: Institution,
    title: str,
    since: date | None = None,
    until: date | None = None,
    now: datetime,
) -> Position:
    """Say that a person holds a title at a body, from a day to a day, both included.

    :raises EndsBeforeItStarts: if `until` lies before `since`.
    """
    _must_keep(by, [institution.pk])
    _must_be_in_order(since, until)
    position = Position.objects.create(
        person=person, institution=institution, title=title, since=since, until=until
    )
    _record("position.added", by, position, now, person=person.pk, institution=institution.pk)
    return position


@transaction.atomic
def edit_position(
    *, by: Actor, position: Position, title: str, since: date | None, until: date | None, now: datetime
) -> None:
    """Correct what is said of a position. Its person and its body stay.

    :raises EndsBeforeItStarts: if `until` lies before `since`.
    """
    _must_keep(by, [position.institution_id])
    _must_be_in_order(since, until)
    if _changed(position, title=title, since=since, until=until):
        position.save(update_fields=["title", "since", "until"])
        _record("position.edited", by, position, now)


@transaction.atomic
def end_position(*, by: Actor, position: Position, until: date, now: datetime) -> None:
    """Say on which day a position was held for the last time.

    :raises EndsBeforeItStarts: if that lies before its first day.
    """
    _must_keep(by, [position.institution_id])
    _must_be_in_order(position.since, until)
    if _changed(position, until=until):
        position.save(update_fields=["until"])
        _record("position.ended", by, position, now)


def _must_keep(by: Actor, bodies: Iterable[int]) -> None:
    """Go on only for a keeper of these bodies' entries. :raises NotPermitted: otherwise."""
    by.must(Permit.MANAGE_DIRECTORY, at=queries.bodies_with_accounts(bodies) or by.roles)


def _must_be_in_order(since: date | None, until: date | None) -> None:
    if since and until and until < since:
        raise EndsBeforeItStarts


def _changed(row: Institution | Person | Position, **values: object) -> bool:
    """Put the values on the row; say whether any was another."""
    before = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    return before != values


def _free_key(rows: QuerySet[Any], name: str, key: str) -> str:
    """Return the key if it is free, or make one from the name: `contoh`, then `contoh-2`."""
    if key:
        if rows.filter(key=key).exists():
            raise KeyTaken(key)
        return key
    stem = slugify(name)[:40].strip("-") or "x"
    taken = set(rows.filter(key__startswith=stem).values_list("key", flat=True))
    return next(
        candidate
        for n in range(1, len(taken) + 2)
        if (candidate := stem if n == 1 else f"{stem}-{n}") not in taken
    )


def _record(kind: str, by: Actor, row: Institution | Person | Position, now: datetime, **data: int) -> None:
    subject = f"institutions.{type(row).__name__.lower()}:{row.pk}"
    ledger.record(kind, by=by.name, subject=subject, at=now, data=data)
