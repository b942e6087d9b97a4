"""The room as a whole: opening it, its projector, what is said to all, and its totals for the log."""

import hashlib
import json
from datetime import datetime, timedelta

from django.db import transaction

from rembuk.hall import queries
from rembuk.hall.actions import refusals
from rembuk.hall.actions.desk import change, must_run, record
from rembuk.hall.core import words
from rembuk.hall.core.polls import PollState
from rembuk.hall.core.state import Scene
from rembuk.hall.models import Message, Poll, Room, Screen
from rembuk.institutions.permits import Actor
from rembuk.ledger import actions as ledger
from rembuk.programme.actions import Stale
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import Talk


def room_of(talk: Talk) -> Room:
    """Return the room of a talk, made when it is first asked for. :raises RoomClosed: of a talk nobody sees."""
    room = Room.objects.filter(talk=talk).select_related("talk__programme").first()
    if room is not None:
        return room
    if not talk.is_public:
        raise refusals.RoomClosed
    made, _is_new = Room.objects.get_or_create(talk=talk)
    Screen.objects.get_or_create(room=made)
    return made


@transaction.atomic
def take_questions(*, by: Actor, room: Room, takes: bool, seen: int, now: datetime) -> Room:
    """Open or close the room for new questions. :raises Stale: if the room has changed since."""
    must_run(room, by)
    changed = change(room, seen=seen, takes_questions=takes)
    record("hall.questions_opened" if takes else "hall.questions_closed", room, by=by, now=now)
    return changed


@transaction.atomic
def show(*, by: Actor, room: Room, scene: Scene, poll: Poll | None = None, seen: int, now: datetime) -> Screen:
    """Choose what the projector shows; the question is always the one that is on air.

    :param seen: the screen's version as the actor saw it. :raises Stale: if someone else has changed it since.
    :raises NoPollToShow: for the scene of a poll without one that people see.
    """
    must_run(room, by)
    wanted = room.polls.filter(pk=poll.pk).exclude(state=PollState.DRAFT).first() if poll else None
    if scene is Scene.POLL and wanted is None:
        raise refusals.NoPollToShow
    screen = change(
        Screen.objects.get(room=room),
        seen=seen,
        scene=scene.value,
        poll=wanted if scene is Scene.POLL else None,
    )
    record("hall.screen_shown", room, by=by, now=now, scene=scene.value, poll=screen.poll_id)
    return screen


@transaction.atomic
def say_to_all(*, by: Actor, room: Room, text: str, now: datetime) -> Message:
    """Put a message before everyone, in place of the one there is.

    :raises NothingWritten, TextTooLong: as named.
    """
    must_run(room, by)
    clean = refusals.tidied(text, limit=words.MESSAGE)
    # Of two who write at once the later message stands: both are pressing because something is urgent.
    Room.objects.select_for_update().get(pk=room.pk)
    room.messages.filter(withdrawn_at=None).update(withdrawn_at=now)
    message = Message.objects.create(room=room, text=clean, said_at=now)
    record("hall.message_said", room, by=by, now=now, message=message.pk)
    return message


@transaction.atomic
def withdraw_message(*, by: Actor, message: Message, now: datetime) -> None:
    """Take the message away. :raises Stale: if it is gone already."""
    must_run(message.room, by)
    if not Message.objects.filter(pk=message.pk, withdrawn_at=None).update(withdrawn_at=now):
        raise Stale
    record("hall.message_withdrawn", message.room, by=by, now=now, message=message.pk)


@transaction.atomic
def delay_captions(*, by: Actor, room: Room, delay: timedelta, seen: int, now: datetime) -> Room:
    """Choose how long a caption waits for correction, up to half a minute.

    :raises Stale: if the room has changed since.
    """
    must_run(room, by)
    changed = change(room, seen=seen, caption_delay=max(timedelta(), min(delay, timedelta(seconds=30))))
    record("hall.captions_delayed", room, by=by, now=now, seconds=int(changed.caption_delay.total_seconds()))
    return changed


@transaction.atomic
def renew_caption_key(*, by: Actor, room: Room, key: str, now: datetime) -> Room:
    """Give the program that feeds captions a new key; the old one opens nothing any more."""
    must_run(room, by)
    Room.objects.filter(pk=room.pk).update(caption_key=key)
    room.caption_key = key
    record("hall.caption_key_renewed", room, by=by, now=now)
    return room


@transaction.atomic
def seal(*, by: Actor, room: Room, now: datetime) -> int:
    """Commit in the log to the totals of a talk that is over; return the entry's index.

    The entry holds the counts and a hash of the captions, never a word or a key of a participant.

    :raises RoomClosed: while the talk is not over.
    """
    must_run(room, by)
    current = Room.objects.select_for_update(of=("self",)).select_related("talk").get(pk=room.pk)
    if current.talk.state not in OVER:
        raise refusals.RoomClosed
    current.sealed_at = now
    current.save(update_fields=["sealed_at"])
    totals = queries.totals(current)
    lines = json.dumps(queries.transcript_lines(current), ensure_ascii=True, separators=(",", ":"))
    return ledger.record(
        "hall.sealed",
        by=by.name,
        subject=f"programme.talk:{current.talk_id}",
        at=now,
        data={**totals, "captions": hashlib.sha256(lines.encode("ascii")).hexdigest()},
    )
