"""Who overdoes it, on real sockets: the room goes on for the others."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn

from rembuk.hall.core.presence import Mode
from rembuk.hall.streams.channels import MOST_WAITING, PATIENCE, Channel, Event, Listener
from rembuk.hall.streams.lines import line_of
from tests.hall.streams.loops import run
from tests.hall.streams.site import Site, Stream, shows

pytestmark = pytest.mark.site


def asked(site: Site, *requests: bytes, source: str) -> list[bytes]:
    """Send requests at once from an address of this machine; return the first line of every answer."""
    with socket.create_connection(("127.0.0.1", site.port), 60, source_address=(source, 0)) as line:
        line.sendall(b"".join(requests))
        file, told = line.makefile("rb"), []
        for _ in requests:
            told.append(file.readline().rstrip())
            length = 0
            while (field := file.readline()) != b"\r\n":
                if field.lower().startswith(b"content-length:"):
                    length = int(field.split(b":")[1])
            file.read(length)
        file.close()
    return told


def test_ten_thousand_joins_from_one_address_are_let_in_and_what_comes_after_waits_while_others_go_on(
    site: Site,
) -> None:
    with Stream(site) as stream:
        state = stream.next()[2]
        question = next(iter(state["questions"]))
        join = f"POST {site.talk}/join HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n".encode()

        told: list[bytes] = []
        while b"HTTP/1.1 429 Too Many Requests" not in told and len(told) < 60_000:
            told += asked(site, *[join] * 500, source="127.0.0.9")

        assert set(told) == {b"HTTP/1.1 201 Created", b"HTTP/1.1 429 Too Many Requests"}
        assert told.index(b"HTTP/1.1 429 Too Many Requests") >= 10_000
        other = site.ask("POST", f"{site.talk}/join")
        vote = site.ask("POST", f"{site.talk}/questions/{question}/support", token=other.body["token"])
        assert (other.status, vote.status) == (201, 204)
        shows(stream, state, question, state["support"][question] + 1)


MESSAGE, MESSAGES = 32 * 1024, 400


def test_a_phone_that_stops_reading_is_dropped_and_little_waits_for_it_while_another_gets_everything() -> None:
    """The real server with real sockets; the clock is the test's, so that nobody's patience takes time."""
    most, dropped_after, left, got = run(_with_one_who_stops())

    assert most <= MOST_WAITING + MESSAGE
    # What the network took for it in the beginning is no lag yet.
    assert 0 < dropped_after <= PATIENCE + 1
    assert left < MESSAGE * MESSAGES / 2
    assert got == MESSAGE * MESSAGES


async def _with_one_who_stops() -> tuple[int, float, int, int]:
    """Return what waited at most for the one, its lag when it was dropped, its bytes; and the other's bytes."""
    channel = Channel(1)

    async def app(_scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        channel.enter(Listener(line_of(send), Mode.TEXT, "", 0.0))
        while (await receive())["type"] != "http.disconnect":
            pass

    async with serving(app) as port:
        stuck = await asked_for(port, limit=1_024)
        (slow,) = await arrived(channel, 1)
        reader = await asked_for(port, limit=2**20)
        (other,) = set(await arrived(channel, 2)) - {slow}
        taking = asyncio.create_task(taken(reader[0], MESSAGE * MESSAGES))
        event, most, lags_since, dropped_at = Event(b"x" * MESSAGE), 0, 0.0, 0.0
        for number in range(1, MESSAGES + 1):
            await channel.send(event, now=number / 4)
            most = max(most, slow.line.waiting())
            lags_since = lags_since or slow.lags_since
            dropped_at = dropped_at or (number / 4 if slow not in channel.listeners else 0.0)
            while other.line.waiting():
                await asyncio.sleep(0.001)
        got = await asyncio.wait_for(taking, 60)
        left = await asyncio.wait_for(rest_of(stuck[0]), 60)
        for _reader, writer in (stuck, reader):
            writer.close()
    return most, dropped_at - lags_since, left, got


@asynccontextmanager
async def serving(app: Any) -> AsyncIterator[int]:
    """Run the pinned server with an application; give its port."""
    config = uvicorn.Config(
        app, port=0, http="httptools", loop="uvloop", ws="none", lifespan="off", log_config=None
    )
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    yield int(server.servers[0].sockets[0].getsockname()[1])
    server.should_exit = True
    await running


async def asked_for(port: int, *, limit: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Open the stream, and read its head; what comes after is taken from the network up to twice the limit."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=limit)
    writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    await reader.readuntil(b"\r\n\r\n")
    return reader, writer


async def arrived(channel: Channel, count: int) -> set[Listener]:
    """Return the listeners once there are so many."""
    while len(channel.listeners) < count:
        await asyncio.sleep(0.01)
    return set(channel.listeners)


async def taken(reader: asyncio.StreamReader, most: int) -> int:
    """Read so many bytes of chunks, and return how many there were."""
    size = 0
    while size < most:
        length = int(await reader.readuntil(b"\r\n"), 16)
        size += len(await reader.readexactly(length))
        await reader.readexactly(2)
    return size


async def rest_of(reader: asyncio.StreamReader) -> int:
    """Return how many bytes a stream still had, once it has ended; it must have."""
    size = 0
    with contextlib.suppress(ConnectionResetError):
        while data := await reader.read(2**20):
            size += len(data)
    return size
