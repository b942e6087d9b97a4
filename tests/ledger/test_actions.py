from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from rembuk.ledger import actions, queries
from rembuk.ledger.models import Entry, Opening

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def note(kind: str = "talk.announced") -> int:
    with transaction.atomic():
        return actions.record(kind, by="account:7", subject="programme.talk:1", at=NOW, data={"host": 2})


@pytest.mark.django_db
def test_an_act_is_recorded_with_what_opens_it() -> None:
    assert [note(), note("talk.held")] == [0, 1]
    assert list(
        Opening.objects.order_by("index").values_list("index", "kind", "by", "subject", "at", "data")
    ) == [
        (0, "talk.announced", "account:7", "programme.talk:1", NOW, {"host": 2}),
        (1, "talk.held", "account:7", "programme.talk:1", NOW, {"host": 2}),
    ]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_recorded_outside_a_transaction() -> None:
    with pytest.raises(actions.OutsideTransaction):
        actions.record("talk.announced", by="console", subject="programme.talk:1", at=NOW)

    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_an_act_that_fails_leaves_no_entry() -> None:
    def act() -> None:
        with transaction.atomic():
            note()
            raise LookupError

    with pytest.raises(LookupError):
        act()

    assert (Entry.objects.count(), Opening.objects.count()) == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET commitment = commitment",
        "DELETE FROM ledger_entry",
        "UPDATE ledger_opening SET kind = 'talk.cancelled'",
    ],
)
def test_the_database_refuses_to_change_the_log(statement: str) -> None:
    note()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert list(queries.faults()) == []
    assert queries.size() == 1


@pytest.mark.django_db
def test_the_database_refuses_to_empty_the_log() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has TRUNCATE")
    note()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE ledger_entry")


@pytest.mark.django_db
def test_what_an_entry_says_can_be_erased_and_the_log_stays_whole() -> None:
    note()
    note("talk.held")
    with transaction.atomic():
        actions.erase(by="account:7", index=0, reason="asked for by the person concerned", at=NOW)

    assert list(Opening.objects.order_by("index").values_list("index", "kind", "subject")) == [
        (1, "talk.held", "programme.talk:1"),
        (2, "opening.erased", "ledger.opening:0"),
    ]
    assert list(queries.faults()) == []


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_leave_no_gap() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite in memory has one connection; its writers wait for the one write lock")

    def write(_: int) -> int:
        try:
            return note()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        indices = list(pool.map(write, range(40)))

    assert sorted(indices) == list(range(40))
    assert list(queries.faults()) == []
