"""The door, with a page server that says what reached it and a rooms' application of one line."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, cast

import pytest
import uvicorn

from rembuk.hall.core.addresses import Address
from rembuk.web.door import Door

ROOM = b"/api/v1/talks/bincang/1/room"


async def rooms(scope: Any, _receive: Any, send: Any) -> None:
    """Answer every request of a room with its path."""
    body = b"room " + scope["raw_path"]
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def page_that_hangs_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one request, and hang up when the next is the rooms' and not this server's."""
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\npage")
    await writer.drain()
    await STREAMING.wait()
    writer.close()


STREAMING = asyncio.Event()


async def stream(_scope: Any, _receive: Any, send: Any) -> None:
    """Say two words, with the end of the page server's connection between them."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"first", "more_body": True})
    STREAMING.set()
    await asyncio.sleep(0.2)
    await send({"type": "http.response.body", "body": b"second"})


async def page(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer every request with its own head and body."""
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
            body = await reader.readexactly(int(fields.get(b"content-length", b"0")))
            if b"transfer-encoding" in fields:
                body = await reader.readuntil(b"0\r\n\r\n")
            told = head + body
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(told), told))
    except asyncio.IncompleteReadError:
        writer.close()


class Rooms:
    """Takes every support without a body, and answers it a moment later; counts how often it is woken."""

    def __init__(self) -> None:
        self.woken = 0

    def wake(self) -> None:
        self.woken += 1

    def take(self, address: Address, data: bytes, reply: Callable[[bytes], None]) -> int:
        end = data.find(b"\r\n\r\n") + 4
        if address.what != "support" or b"Expect" in data:
            return 0
        told = b"vote %d" % address.id
        asyncio.get_running_loop().call_later(
            0.01, reply, b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%b" % (len(told), told)
        )
        return end


Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[list[bytes]]]


def through_the_door(
    folder: Path, talk: Talk, *, rooms: Any = rooms, page: Callable[..., Awaitable[None]] = page
) -> list[bytes]:
    """Have a client talk to the real server with the door; return what it got."""

    async def scene() -> list[bytes]:
        Door.pages, Door.rooms = str(folder / "pages"), Rooms()
        far = await asyncio.start_unix_server(page, Door.pages)
        config = uvicorn.Config(
            rooms,
            port=0,
            http=Door,
            loop="uvloop",
            ws="none",
            lifespan="off",
            log_config=None,
            date_header=False,
        )
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        got = await asyncio.wait_for(talk(reader, writer), 20)
        writer.close()
        server.should_exit = True
        await serving
        far.close()
        return got

    return asyncio.run(scene())


async def answer(reader: asyncio.StreamReader) -> bytes:
    """Return the body of the next answer."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length"))
    return await reader.readexactly(int(length.split(b":")[1]))


def asking(*requests: bytes, in_bytes: bool = False) -> Talk:
    """Send the requests one after another on one connection."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> list[bytes]:
        got = []
        for request in requests:
            for part in [request[n : n + 1] for n in range(len(request))] if in_bytes else [request]:
                writer.write(part)
                await writer.drain()
                if in_bytes:
                    await asyncio.sleep(0)
            got.append(await answer(reader))
        return got

    return talk


def get(path: bytes, *fields: bytes) -> bytes:
    return (
        b"GET "
        + path
        + b" HTTP/1.1\r\n"
        + b"".join(field + b"\r\n" for field in (b"Host: x", *fields))
        + b"\r\n"
    )


def post(path: bytes, body: bytes) -> bytes:
    return b"POST %b HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%b" % (path, len(body), body)


def test_pages_and_rooms_take_turns_on_one_connection(tmp_path: Path) -> None:
    got = through_the_door(
        tmp_path, asking(get(b"/"), get(ROOM), post(b"/meja/", b"a=1"), get(ROOM), get(b"/x?y"))
    )

    assert [told.split(b"\r\n")[0] for told in got] == [
        b"GET / HTTP/1.1",
        b"room " + ROOM,
        b"POST /meja/ HTTP/1.1",
        b"room " + ROOM,
        b"GET /x?y HTTP/1.1",
    ]
    assert got[2].endswith(b"\r\n\r\na=1")


def test_whatever_arrives_in_single_bytes_is_read_the_same(tmp_path: Path) -> None:
    got = through_the_door(tmp_path, asking(post(b"/meja/", b"a=1"), get(ROOM), in_bytes=True))

    assert (got[0].endswith(b"a=1"), got[1]) == (True, b"room " + ROOM)


def test_the_visitors_address_comes_last_whatever_was_claimed(tmp_path: Path) -> None:
    told = through_the_door(tmp_path, asking(get(b"/", b"X-Forwarded-For: 6.6.6.6")))[0]

    claimed = [line for line in told.split(b"\r\n") if line.lower().startswith(b"x-forwarded-for")]
    assert claimed == [b"X-Forwarded-For: 6.6.6.6, 127.0.0.1"]


def test_two_requests_in_one_packet_are_two_requests(tmp_path: Path) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> list[bytes]:
        writer.write(post(b"/meja/", b"GET / HTTP/1.1\r\n") + get(b"/", b"X-Forwarded-For: 6.6.6.6"))
        return [await answer(reader), await answer(reader)]

    first, second = through_the_door(tmp_path, talk)

    assert first.endswith(b"\r\n\r\nGET / HTTP/1.1\r\n")
    assert second.rstrip().endswith(b"X-Forwarded-For: 6.6.6.6, 127.0.0.1")


def test_a_body_of_unknown_length_is_passed_on_and_ends_the_connection(tmp_path: Path) -> None:
    request = b"POST /meja/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na=1\r\n0\r\n\r\n"

    told = through_the_door(tmp_path, asking(request))[0]

    assert told.endswith(b"3\r\na=1\r\n0\r\n\r\n")
    assert b"Connection: close" in told


@pytest.mark.parametrize(
    "noise", [b"\x16\x03\x01\x02\x00\r\n\r\n", b"HELLO\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"]
)
def test_what_is_no_request_is_told_so_and_hung_up_on(tmp_path: Path, noise: bytes) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> list[bytes]:
        writer.write(noise)
        return [await reader.read()]

    assert through_the_door(tmp_path, talk)[0].startswith(b"HTTP/1.1 400")


def test_a_large_answer_arrives_whole(tmp_path: Path) -> None:
    body = bytes(range(256)) * 20_000

    assert through_the_door(tmp_path, asking(post(b"/meja/", body)))[0].endswith(body)


def test_votes_are_taken_at_once_and_answers_keep_the_order_of_what_was_asked(tmp_path: Path) -> None:
    vote = b"/api/v1/talks/bincang/1/questions/%d/support"
    asked = [post(vote % 1, b""), post(vote % 2, b""), get(ROOM), post(vote % 3, b""), get(b"/")]

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> list[bytes]:
        writer.write(b"".join(asked[:3]))
        got = [await answer(reader) for _ in range(3)]
        writer.write(b"".join(asked[3:]))
        return [*got, await answer(reader), (await answer(reader)).split(b"\r\n")[0]]

    assert through_the_door(tmp_path, talk) == [
        b"vote 1", b"vote 2", b"room " + ROOM, b"vote 3", b"GET / HTTP/1.1",
    ]  # fmt: skip


def test_a_vote_that_is_not_taken_goes_the_long_way(tmp_path: Path) -> None:
    path = b"/api/v1/talks/bincang/1/questions/1/support"

    assert through_the_door(tmp_path, asking(get(path, b"Expect: nothing"))) == [b"room " + path]


def test_a_stream_outlives_the_page_servers_patience_with_an_idle_connection(tmp_path: Path) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> list[bytes]:
        writer.write(get(b"/"))
        got = [await answer(reader)]
        writer.write(get(b"/acara/bincang/1/ruang/arus"))
        return [*got, await reader.readuntil(b"first"), await reader.readuntil(b"second")]

    got = through_the_door(tmp_path, talk, rooms=stream, page=page_that_hangs_up)

    assert (got[0], got[1][-5:], got[2][-6:]) == (b"page", b"first", b"second")


def test_an_act_on_a_page_wakes_the_rooms_and_reading_does_not(tmp_path: Path) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> list[bytes]:
        woken = []
        for request in (get(b"/"), post(b"/meja/", b"a=1"), get(ROOM), post(b"/meja/", b"b=2"), get(b"/x")):
            writer.write(request)
            await answer(reader)
            woken.append(b"%d" % cast("Rooms", Door.rooms).woken)
        return woken

    assert through_the_door(tmp_path, talk) == [b"0", b"1", b"1", b"2", b"2"]
