"""Writing the log: one function, called inside the transaction of every act."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import connection

from rembuk.ledger import queries
from rembuk.ledger.core import merkle
from rembuk.ledger.models import Entry, Opening, content_of

# One number for the whole log: PostgreSQL's advisory lock that lets writers append one after another.
_APPENDING = 0x52454D42


class OutsideTransaction(Exception):
    """The log was asked to record an act that is not in a transaction with it."""


def record(kind: str, *, by: str, subject: str, at: datetime, data: Mapping[str, object] | None = None) -> int:
    """Append an act to the log, in the caller's transaction, and return its index.

    :param kind: what happened, `thing.past`: "talk.announced".
    :param by: who did it, as a plain key: "account:7", "console".
    :param subject: what it happened to, as a plain key: "programme.talk:12".
    :param at: when, with a time zone.
    :param data: more facts as JSON; never anything personal.
    :raises OutsideTransaction: if no transaction is open.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(kind)
    _wait_for_turn()
    salt = secrets.token_bytes(32)
    opening = Opening(
        index=queries.size(),
        salt=salt,
        kind=kind,
        by=by,
        subject=subject,
        at=at.astimezone(UTC),
        data=dict(data or {}),
    )
    Entry.objects.create(index=opening.index, commitment=merkle.commitment(salt, content_of(opening)))
    opening.save(force_insert=True)
    return opening.index


def erase(*, by: str, index: int, reason: str, at: datetime) -> None:
    """Erase what an entry says, for someone's right to be forgotten; its hash stays and the log stays whole.

    Called by the act that checks the permit, in its transaction.

    :param reason: the ground, in plain words; it is kept, so it names nobody.
    :raises Opening.DoesNotExist: if there is nothing to erase.
    :raises OutsideTransaction: if no transaction is open.
    """
    opening = Opening.objects.get(index=index)
    record(queries.ERASED, by=by, subject=queries.subject_of(index), at=at, data={"reason": reason})
    opening.delete()


def _wait_for_turn() -> None:
    # SQLite's IMMEDIATE transaction already holds the one write lock.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_APPENDING])
