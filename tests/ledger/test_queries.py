import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from rembuk.ledger import actions, queries
from rembuk.ledger.core import merkle
from rembuk.ledger.models import Entry, Opening, content_of
from rembuk.ledger.queries import Fault

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
guards = importlib.import_module("rembuk.ledger.migrations.0002_append_only")


@contextmanager
def unguarded() -> Iterator[Any]:
    """Someone who holds the database takes the triggers away, changes rows and puts the triggers back."""
    with connection.cursor() as cursor:
        guards.allow(None, Editor(cursor))
        yield cursor
        guards.forbid(None, Editor(cursor))


class Editor:
    """As much of a schema editor as the migration uses, inside a test's transaction."""

    connection = connection

    def __init__(self, cursor: Any) -> None:
        self.execute = cursor.execute


@pytest.fixture(autouse=True)
def log() -> None:
    with transaction.atomic():
        for number in range(5):
            actions.record(
                "talk.edited",
                by="account:7",
                subject=f"programme.talk:{number}",
                at=NOW + timedelta(hours=number),
                data={"number": number},
            )


def faults() -> list[Fault]:
    return list(queries.faults())


def test_a_log_nobody_touched_has_no_fault() -> None:
    assert faults() == []
    assert queries.head() == queries.Head(
        5, merkle.root([bytes(e.commitment) for e in Entry.objects.order_by("index")])
    )


def test_an_entry_is_proven_against_the_head() -> None:
    proof = queries.proof_of(3)

    assert merkle.is_included(proof.commitment, 3, proof.path, size=proof.head.size, root=proof.head.root)


def test_a_changed_word_is_found_where_it_stands() -> None:
    with unguarded() as cursor:
        cursor.execute("""UPDATE ledger_opening SET "by" = 'account:8' WHERE "index" = 2""")

    assert faults() == [Fault(2, "“talk.edited” is not what was committed to")]


def test_a_changed_hash_is_found_where_it_stands() -> None:
    with unguarded():
        Entry.objects.filter(index=1).update(commitment=b"x" * 32)

    assert faults() == [Fault(1, "“talk.edited” is not what was committed to")]


def test_a_removed_entry_is_found_where_it_stood() -> None:
    with unguarded():
        Entry.objects.filter(index=3).delete()
        Opening.objects.filter(index=3).delete()

    assert faults() == [Fault(3, "is missing")]


def test_an_entry_removed_without_its_opening_is_found() -> None:
    with unguarded():
        Entry.objects.filter(index=4).delete()

    assert faults() == [Fault(4, "an opening stands here and no entry")]


def test_two_entries_that_changed_places_are_found() -> None:
    first, second = Entry.objects.get(index=1).commitment, Entry.objects.get(index=2).commitment
    with unguarded():
        Entry.objects.filter(index=1).update(commitment=second)
        Entry.objects.filter(index=2).update(commitment=first)

    assert [fault.index for fault in faults()] == [1, 2]


def test_an_entry_dated_back_is_found_even_with_its_hash_made_anew() -> None:
    opening = Opening.objects.get(index=4)
    opening.at = NOW - timedelta(days=30)
    content = content_of(opening)
    with unguarded():
        Opening.objects.filter(index=4).update(at=opening.at)
        Entry.objects.filter(index=4).update(commitment=merkle.commitment(bytes(opening.salt), content))

    assert [(fault.index, fault.problem[:8]) for fault in faults()] == [(4, "its time")]


def test_an_opening_that_vanished_without_an_act_is_found() -> None:
    Opening.objects.filter(index=0).delete()

    assert faults() == [Fault(0, "its opening is missing, and no act says that it was erased")]


def test_a_missing_trigger_is_found() -> None:
    with connection.cursor() as cursor:
        guards.allow(None, Editor(cursor))

    assert {fault.index for fault in faults()} == {None}
