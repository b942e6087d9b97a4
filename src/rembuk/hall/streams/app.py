"""The rooms' ASGI application: streams of events and the live API of every room."""

import asyncio
import contextlib
import gc
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError

from rembuk.hall import queries
from rembuk.hall.actions import rooms
from rembuk.hall.core.addresses import Address, address_of
from rembuk.hall.core.presence import Mode
from rembuk.hall.models import Room
from rembuk.hall.streams import requests
from rembuk.hall.streams.bus import Bus
from rembuk.hall.streams.channels import Listener
from rembuk.hall.streams.intake import Intake, participant_of
from rembuk.hall.streams.lines import line_of
from rembuk.hall.streams.live import METHODS, Live
from rembuk.hall.streams.requests import Receive, Refusal, Scope, Send
from rembuk.hall.streams.short import Reply, ShortWay
from rembuk.hall.streams.ticker import Beat, Ticker
from rembuk.hall.streams.writer import Writer
from rembuk.programme.queries import public_talks

MODES = {"teks": Mode.TEXT, "suara": Mode.SOUND, "video": Mode.VIDEO}
ABSENCE_HOLDS = 5.0
"""For so many seconds an address that led to no room is not looked for again."""

_MOST_ADDRESSES = 1_000
_STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    # nginx would otherwise collect the events before it passes them on.
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


@dataclass(frozen=True, slots=True)
class _Found:
    """A room as it was looked for, at a moment of the loop's steady clock."""

    at: float
    room: asyncio.Future[Room | None]


class Rooms:
    """The application; made once a process, and bound to the loop when the server starts it."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int], _Found] = {}
        self._ticker: Ticker
        self._writer: Writer
        self._live: Live
        self._short: ShortWay
        self._running: list[asyncio.Task[None]] = []

    def take(self, address: Address, data: bytes, reply: Reply) -> int:
        """Take a vote the short way, as `ShortWay.take` says."""
        return self._short.take(address, data, reply)

    def wake(self) -> None:
        """Have the rooms look at once: a page may have changed something."""
        self._ticker.wake()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or live through the server's life."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http":
            try:
                await self._answer(scope, receive, send)
            except Refusal as refusal:
                await requests.refuse(send, refusal)
            except Room.DoesNotExist:
                # A rehearsal that has just ended.
                await requests.refuse(send, Refusal(404, "There is no such room, or none that is open."))

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        # The writer's thread and the loop take turns quickly: a batch is several calls of the database, and
        # each of them would otherwise wait for a turn far longer than a slice of the crowd takes.
        sys.setswitchinterval(0.0001)
        # What stays for ever is not looked through for garbage, and a crowd's requests leave next to none.
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        worker = f"{socket.gethostname()}:{os.getpid()}"[:64]
        self._ticker = Ticker(worker=worker, heartbeat=settings.DATA / "rooms.heartbeat")
        tell = self._on_the_bus() if settings.BUS_URL else self._ticker.wake
        self._writer = Writer(asyncio.get_running_loop(), when_written=tell)
        self._ticker.give_way = self._writer.give_way
        intake = Intake()
        self._live = Live(self._ticker, self._writer, intake, when_written=tell)
        self._short = ShortWay(self._known, intake, self._writer)
        self._writer.start()
        self._running.append(asyncio.create_task(self._ticker.run()))
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        await asyncio.to_thread(self._writer.stop)
        await self._ticker.stop()
        await send({"type": "lifespan.shutdown.complete"})

    def _on_the_bus(self) -> Callable[[], None]:
        """Join the servers of other machines; return how to tell them that something has happened."""
        bus = Bus(settings.BUS_URL, settings.BUS_CHANNEL, wake=self._ticker.wake)
        self._ticker.may_rest = lambda: bus.is_well
        self._running.append(asyncio.create_task(bus.run()))

        def tell() -> None:
            # Here it is shown even while the bus is cut.
            self._ticker.wake()
            bus.tell()

        return tell

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = address_of(scope["path"])
        if address is None:
            raise Refusal(404, "There is no such thing here.")
        allowed = METHODS[address.what]
        if scope["method"] not in allowed:
            raise Refusal(405, f"Only {' and '.join(allowed)} can be asked of this address.")
        room = await self._room(address)
        if address.what == "stream":
            await self._stream(room, scope, receive, send)
        else:
            now = asyncio.get_running_loop().time()
            await self._live.answer(address, room, scope, receive, send, now)

    async def _room(self, address: Address) -> Room:
        key = (address.slug, address.number)
        found = self._found.get(key)
        if found is None or self._is_over(found):
            if len(self._found) >= _MOST_ADDRESSES:
                self._found.clear()
            # All who come meanwhile wait for the one answer.
            looking = asyncio.ensure_future(self._look_for(*key))
            found = self._found[key] = _Found(asyncio.get_running_loop().time(), looking)
        try:
            room = await asyncio.shield(found.room)
        except DatabaseError as problem:
            self._found.pop(key, None)
            raise Refusal(503, "The room cannot be read now.", wait=2) from problem
        if room is None:
            raise Refusal(404, "There is no such room, or none that is open.")
        return room

    async def _look_for(self, slug: str, number: int) -> Room | None:
        room = await self._ticker.read(lambda: _find(slug, number))
        if room is not None:
            self._ticker.keep(room)
        return room

    def _is_over(self, found: _Found) -> bool:
        """Say whether to look anew: at its next beat the ticker lets go of a room that has ended."""
        if not found.room.done() or found.room.exception():
            return False
        room = found.room.result()
        if room is None:
            return asyncio.get_running_loop().time() - found.at >= ABSENCE_HOLDS
        return not self._ticker.keeps(room)

    def _known(self, address: Address) -> Room | None:
        found = self._found.get((address.slug, address.number))
        if found is None or not found.room.done() or found.room.exception() or self._is_over(found):
            return None
        return found.room.result()

    async def _stream(self, room: Room, scope: Scope, receive: Receive, send: Send) -> None:
        headers = requests.headers_of(scope)
        # A token of yesterday keeps nobody from reading along.
        participant = ""
        with contextlib.suppress(Refusal):
            participant = participant_of(room.pk, headers)
        try:
            beat = await self._ticker.beat_of(room)
        except DatabaseError as problem:
            raise Refusal(503, "The room cannot be read now.", wait=2) from problem
        mode = MODES.get(scope["query_string"].decode("latin-1").removeprefix("cara="), Mode.TEXT)
        await send({"type": "http.response.start", "status": 200, "headers": _STREAM_HEADERS})
        listener = Listener(line_of(send), mode, participant, asyncio.get_running_loop().time())
        await self._follow(beat, listener, headers.get("last-event-id", ""), receive)

    async def _follow(self, beat: Beat, listener: Listener, last_seen: str, receive: Receive) -> None:
        # Nothing is awaited between the greeting and the first change, so none is missed and none comes twice.
        greeting = beat.channel.greeting(last_seen)
        listener.line.write(greeting.bare, greeting.framed)
        beat.channel.enter(listener)
        # Until the connection ends there is nothing to do here: the ticker writes to the listener's line.
        try:
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            self._ticker.leave(beat, listener)


def _find(slug: str, number: int) -> Room | None:
    found = queries.room_at(slug, number)
    if found is not None:
        return found
    talk = public_talks().filter(programme__slug=slug, number=number).first()
    return rooms.room_of(talk) if talk else None


application = Rooms()
