"""Captions as they are typed or fed, and who has the floor.

Lines come by the second: like the crowd's doings they are counted by the room, and the log commits to all of
them at the close.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from rembuk.hall.actions import refusals
from rembuk.hall.actions.desk import change, must_run, record
from rembuk.hall.core import words
from rembuk.hall.models import Caption, Room, Turn
from rembuk.institutions.models import Institution, Person
from rembuk.institutions.permits import Actor
from rembuk.programme.models import Item


@transaction.atomic
def type_caption(*, by: Actor, room: Room, text: str, speaker: Person | None = None, now: datetime) -> Caption:
    """Add a line, said by who has the floor unless someone is named.

    :raises NothingWritten, TextTooLong: as named.
    """
    must_run(room, by)
    return _add(room, text, speaker=speaker, key=None, said_at=now, now=now)


@transaction.atomic
def feed_caption(*, room: Room, text: str, key: str | None, said_at: datetime, now: datetime) -> Caption:
    """Take a line from the program that holds the room's caption key; the same `key` again corrects the line.

    :raises NothingWritten, TextTooLong: as named. :raises RoomClosed: unless the talk's room is open.
    """
    earlier = room.captions.filter(key=key).first() if key else None
    if earlier is None:
        return _add(room, text, speaker=None, key=key, said_at=said_at, now=now)
    return _correct(earlier, text, seen=earlier.version)


@transaction.atomic
def correct_caption(*, by: Actor, caption: Caption, text: str, seen: int) -> Caption:
    """Mend a line, also one that was shown.

    :raises Stale: if it has changed since. :raises NothingWritten, TextTooLong: as named.
    """
    must_run(caption.room, by)
    return _correct(caption, text, seen=seen)


@transaction.atomic
def withdraw_caption(*, by: Actor, caption: Caption, seen: int, withdrawn: bool = True) -> Caption:
    """Take a line back before or after it was shown, or bring it back. :raises Stale: if it has changed."""
    must_run(caption.room, by)
    changed = change(caption, seen=seen, withdrawn=withdrawn)
    _count(caption.room)
    return changed


@transaction.atomic
def give_floor(
    *, by: Actor, room: Room, person: Person | None, body: Institution | None, now: datetime
) -> Turn | None:
    """Say who speaks now, for which body; None when nobody does. The turn before ends."""
    must_run(room, by)
    Room.objects.select_for_update().get(pk=room.pk)
    room.turns.filter(ended_at=None).update(ended_at=now)
    turn = None
    if person is not None:
        running = Item.objects.filter(talk=room.talk_id, opened_at__isnull=False, closed_at=None).first()
        turn = Turn.objects.create(room=room, item=running, person=person, body=body, began_at=now)
    record("floor.given", room, by=by, now=now, person=person.pk if person else None)
    return turn


def _add(
    room: Room, text: str, *, speaker: Person | None, key: str | None, said_at: datetime, now: datetime
) -> Caption:
    clean = refusals.tidied(text, limit=words.CAPTION)
    turn = room.turns.filter(began_at__lte=said_at).order_by("-began_at").first() if speaker is None else None
    speaks = turn is not None and (turn.ended_at is None or turn.ended_at > said_at)
    caption = Caption.objects.create(
        room=room,
        text=clean,
        speaker=turn.person if turn and speaks else speaker,
        said_at=said_at,
        shows_at=max(now, said_at) + room.caption_delay,
        key=key,
    )
    _count(room)
    return caption


def _correct(caption: Caption, text: str, *, seen: int) -> Caption:
    changed = change(caption, seen=seen, text=refusals.tidied(text, limit=words.CAPTION))
    _count(caption.room)
    return changed


def _count(room: Room) -> None:
    Room.objects.filter(pk=room.pk).update(doings=F("doings") + 1)
