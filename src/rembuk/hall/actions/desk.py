"""What the acts of the staff in a room share: the permit, the version they saw, and the line in the log."""

from datetime import datetime
from typing import TypeVar

from django.db import models
from django.db.models import F

from rembuk.hall.models import Room
from rembuk.institutions.permits import Actor, Permit
from rembuk.ledger import actions as ledger
from rembuk.programme.actions import Stale
from rembuk.programme.queries import partner_ids

Row = TypeVar("Row", bound=models.Model)


def must_run(room: Room, by: Actor) -> None:
    """Go on only for who may run the room's talk. :raises NotPermitted: otherwise."""
    by.must(Permit.RUN_TALK, at=partner_ids(room.talk.programme_id))


def change(row: Row, *, seen: int, **values: object) -> Row:
    """Change a row that the actor saw at a version, in one statement, so that of two at once one wins.

    :raises Stale: if it has changed since.
    """
    rows = type(row)._default_manager.filter(pk=row.pk, version=seen)  # noqa: SLF001 - Django's way for any model
    if not rows.update(version=F("version") + 1, **values):
        raise Stale
    row.refresh_from_db()
    return row


def record(kind: str, room: Room, *, by: Actor, now: datetime, **data: object) -> None:
    """Write an act in a room into the log, which also tells every server that the room has changed."""
    ledger.record(kind, by=by.name, subject=f"programme.talk:{room.talk_id}", at=now, data=data)
