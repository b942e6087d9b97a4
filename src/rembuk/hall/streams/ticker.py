"""The beat of the rooms: at most four times a second, what changed goes out to everyone."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from django.db import connection
from django.utils import timezone

from rembuk.hall import queries
from rembuk.hall.actions import presence
from rembuk.hall.core.presence import Mode
from rembuk.hall.core.state import State
from rembuk.hall.models import Room
from rembuk.hall.queries.rooms import Mark, next_caption
from rembuk.hall.streams.channels import Channel, Listener

logger = logging.getLogger("rembuk.rooms")

TICK = 0.25
"""Seconds between two messages to a crowd, and between two looks when nobody says that anything changed."""

BREATH = 0.02
"""After a look that found nothing to tell the next one waits for so many seconds at least."""

RESTING = 1.0
"""While a bus tells what happens elsewhere, the database is asked every so many seconds all the same."""

KEEP_ALIVE = 15.0
COUNT = 10.0
HEARTBEAT_EVERY = 5.0
UNUSED = 120.0
"""A room that nobody asked for in so many seconds is forgotten until someone does."""

Result = TypeVar("Result")


class Beat:
    """One room's channel with what the ticker knows of it; times by the loop's steady clock."""

    def __init__(self, room: Room, now: float, *, give_way: Callable[[], None]) -> None:
        self.room = room
        self.channel = Channel(room.pk, give_way=give_way)
        self.mark: Mark | None = None
        self.next_caption: datetime | None = None
        self.asked_at = self.alive_at = self.counted_at = now
        self.stays: dict[tuple[str, Mode], float] = {}


class Ticker:
    """Keeps the channels of the rooms that someone follows."""

    def __init__(self, *, worker: str, heartbeat: Path) -> None:
        self.may_rest: Callable[[], bool] = lambda: False
        self.give_way: Callable[[], None] = lambda: None
        self._woken = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._worker = worker
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="hall-reader")
        self._beats: dict[int, Beat] = {}
        self._heartbeat = heartbeat
        self._alive_at = -HEARTBEAT_EVERY

    async def read(self, work: Callable[[], Result]) -> Result:
        """Do something with the database in the reader's thread."""
        return await self._loop.run_in_executor(self._reader, work)

    async def beat_of(self, room: Room) -> Beat:
        """Return the room's beat with a state to show. :raises DatabaseError: if it cannot be read now."""
        beat = self.keep(room)
        if not beat.channel.name:
            await self._renew(beat)
        return beat

    def keep(self, room: Room) -> Beat:
        """Look after a room from now on, until it ends or nobody asks for it any more."""
        beat = self._beats.setdefault(room.pk, Beat(room, self._loop.time(), give_way=self.give_way))
        beat.asked_at = self._loop.time()
        return beat

    def keeps(self, room: Room) -> bool:
        """Say whether a room that someone asks for now is looked after, and so is there."""
        beat = self._beats.get(room.pk)
        if beat is not None:
            beat.asked_at = self._loop.time()
        return beat is not None

    def leave(self, beat: Beat, listener: Listener) -> None:
        """Take a listener away, and keep how long it followed."""
        beat.channel.leave(listener)
        self._note(beat, listener)

    def wake(self) -> None:
        """End a rest: something has happened."""
        self._woken.set()

    async def run(self) -> None:
        """Beat for ever: as soon as something happens, but after a message not before a tick is over."""
        while True:
            began, told = self._loop.time(), True
            self._woken.clear()
            try:
                told = await self._round()
                self._beat_heart()
            except Exception:
                # One room's fault must not end the beat of all; a connection that broke is made anew.
                logger.exception("the rooms could not be read; trying again")
                await self.read(_hang_up)
            took = self._loop.time() - began
            # However slow the machine and large the crowd, a third of the time is left to whoever asks.
            await asyncio.sleep(max(TICK - took, took / 2) if told else BREATH - took)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), began + self._rest() - self._loop.time())

    def _rest(self) -> float:
        """Return after how many seconds the next look is due though nobody woke the ticker."""
        waits = any(beat.next_caption for beat in self._beats.values())
        return RESTING if self.may_rest() and not waits else TICK

    async def stop(self) -> None:
        """Keep what is known of everyone who listens, and end."""
        for beat in self._beats.values():
            await self._count(beat, gone=True)
        await self.read(_hang_up)
        self._reader.shutdown()

    def _beat_heart(self) -> None:
        """Leave a sign of life for whoever asks after the site's health."""
        if self._loop.time() - self._alive_at >= HEARTBEAT_EVERY:
            self._alive_at = self._loop.time()
            self._heartbeat.touch()

    async def _round(self) -> bool:
        """Look once; say whether anyone was told anything."""
        now = self._loop.time()
        for pk in [pk for pk, beat in self._beats.items() if _is_unused(beat, now)]:
            await self._count(self._beats.pop(pk), gone=True)
        if not self._beats:
            return False
        told = False
        rooms = set(self._beats)
        marks = await self.read(lambda: queries.mark(rooms))
        # A room that was first asked for meanwhile has its turn in the next round.
        for pk in rooms & self._beats.keys():
            beat = self._beats[pk]
            if pk not in marks:
                self._close(self._beats.pop(pk))
                continue
            due = beat.next_caption is not None and beat.next_caption <= timezone.now()
            if marks[pk] != beat.mark or due:
                told |= await self._renew(beat)
            elif now - beat.alive_at >= KEEP_ALIVE:
                beat.alive_at = now
                await beat.channel.keep_alive(now)
            if now - beat.counted_at >= COUNT:
                beat.counted_at = now
                await self._count(beat)
        return told

    def _close(self, beat: Beat) -> None:
        """End the streams of a room that is no more, as after a rehearsal, or that nobody may see now."""
        for listener in list(beat.channel.listeners):
            listener.line.drop()

    async def _renew(self, beat: Beat) -> bool:
        """Show the room's rows as they are now; say whether there was anything to tell."""
        state, mark, beat.next_caption = await self.read(lambda: _look(beat.room))
        beat.mark = mark
        event = beat.channel.renew(state)
        if event is not None:
            beat.alive_at = self._loop.time()
            await beat.channel.send(event, beat.alive_at)
        return event is not None

    async def _count(self, beat: Beat, *, gone: bool = False) -> None:
        now = self._loop.time()
        listeners: dict[Mode, int] = {}
        for listener in beat.channel.listeners:
            listeners[listener.mode] = listeners.get(listener.mode, 0) + 1
            self._note(beat, listener)
        whole = {key: int(seconds) for key, seconds in beat.stays.items() if seconds >= 1}
        beat.stays = {key: seconds - int(seconds) for key, seconds in beat.stays.items() if key in _here(beat)}
        known = dict(listeners) if not gone else {}
        moment = timezone.now()
        await self.read(lambda: _keep(beat.room, self._worker, known, whole, moment))
        beat.counted_at = now

    def _note(self, beat: Beat, listener: Listener) -> None:
        now = self._loop.time()
        if listener.participant:
            key = (listener.participant, listener.mode)
            beat.stays[key] = beat.stays.get(key, 0.0) + now - listener.since
        listener.since = now


def _here(beat: Beat) -> set[tuple[str, Mode]]:
    return {(listener.participant, listener.mode) for listener in beat.channel.listeners}


def _hang_up() -> None:
    """Close the reader's own connection to the database."""
    connection.close()


def _is_unused(beat: Beat, now: float) -> bool:
    return not beat.channel.listeners and now - beat.asked_at > UNUSED


def _look(room: Room) -> tuple[State, Mark | None, datetime | None]:
    now = timezone.now()
    mark = queries.mark({room.pk}).get(room.pk)
    return queries.state_now(room, now=now), mark, next_caption(room, now)


def _keep(
    room: Room, worker: str, listeners: dict[Mode, int], stays: dict[tuple[str, Mode], int], now: datetime
) -> None:
    if not Room.objects.filter(pk=room.pk).exists():
        return
    presence.count_listeners(room=room, worker=worker, listeners=listeners, now=now)
    if stays:
        presence.add_presence(room=room, seconds=stays, now=now)
