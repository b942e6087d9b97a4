import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn

from rembuk.hall.streams.lines import DirectLine, Line, PublicLine, framed, line_of
from tests.hall.streams.loops import run

EVENT = b"data: 1\n\n"


def test_a_chunk_says_its_length_in_hexadecimal() -> None:
    assert framed(b"x" * 26) == b"1a\r\n" + b"x" * 26 + b"\r\n"


def test_the_pinned_server_gives_the_direct_line_and_what_is_written_arrives_whole() -> None:
    """If this fails after an update of uvicorn, the short way has changed and every listener costs more."""
    lines, received = run(_through_uvicorn(line_of))

    assert [type(line) for line in lines] == [DirectLine]
    assert received == [EVENT, EVENT]


def test_who_has_just_gone_is_written_nothing_and_the_message_goes_on_to_the_others() -> None:
    """A connection may end in the middle of a message to everyone."""

    def make_of_who_goes(send: Any) -> Line:
        line = line_of(send)
        line.drop()
        return line

    lines, received = run(_through_uvicorn(make_of_who_goes))

    assert ([type(line) for line in lines], received) == ([DirectLine], [])


def test_the_public_line_does_the_same() -> None:
    lines, received = run(_through_uvicorn(PublicLine))

    assert [type(line) for line in lines] == [PublicLine]
    assert received == [EVENT, EVENT]


def test_without_a_transport_the_public_way_is_taken() -> None:
    async def send(_message: Any) -> None:
        """Send nowhere."""

    assert isinstance(line_of(send), PublicLine)


def test_what_a_public_line_has_not_sent_is_known_and_dropping_forgets_it() -> None:
    async def scene() -> tuple[int, int]:
        gate = asyncio.Event()

        async def send(_message: Any) -> None:
            await gate.wait()

        line = PublicLine(send)
        line.write(EVENT, framed(EVENT))
        line.write(EVENT, framed(EVENT))
        await asyncio.sleep(0)
        waiting = line.waiting()
        line.drop()
        line.write(EVENT, framed(EVENT))
        gate.set()
        await asyncio.sleep(0.01)
        return waiting, line.waiting()

    assert run(scene()) == (2 * len(EVENT), 0)


async def _through_uvicorn(make: Callable[[Any], Line]) -> tuple[list[Line], list[bytes]]:
    """Serve one stream of two events with the real server, and read it with a real client."""
    lines: list[Line] = []

    async def app(scope: Any, receive: Callable[[], Awaitable[Any]], send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"x-kind", b"stream")]})
        line = make(send)
        lines.append(line)
        for _ in range(2):
            line.write(EVENT, framed(EVENT))
        while (await receive())["type"] != "http.disconnect":
            pass

    config = uvicorn.Config(
        app, port=0, http="httptools", loop="uvloop", ws="none", lifespan="off", log_config=None
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    received = []
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
        head = await reader.readuntil(b"\r\n\r\n")
        assert b"transfer-encoding: chunked" in head
        for _ in range(2):
            size = int(await reader.readuntil(b"\r\n"), 16)
            received.append(await reader.readexactly(size))
            await reader.readexactly(2)
    writer.close()
    server.should_exit = True
    await serving
    return lines, received
