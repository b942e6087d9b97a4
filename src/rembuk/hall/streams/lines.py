"""One listener's connection, written to with as little as possible between the message and the socket.

`line_of` reaches into uvicorn for the connection's transport; that is the only place that does, and
tests/hall/streams/test_lines.py notices when the inside of the server changes. Where it finds no transport,
the public `send()` of ASGI is the way.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Protocol, cast

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]


class Line(Protocol):
    """Where events go to."""

    def write(self, event: bytes, framed: bytes) -> None:
        """Send an event; `framed` is the same as a chunk of HTTP/1.1."""

    def waiting(self) -> int:
        """Return how many bytes the listener has not taken yet."""

    def drop(self) -> None:
        """End the connection at once."""


class DirectLine:
    """Writes finished chunks to the transport."""

    __slots__ = ("_transport",)

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def write(self, event: bytes, framed: bytes) -> None:  # noqa: ARG002 - the chunk holds the event
        """Send an event; who has just gone gets none."""
        # A connection may end while the crowd is being written to, and writing to it would end that.
        if not self._transport.is_closing():
            self._transport.write(framed)

    def waiting(self) -> int:
        """Return how many bytes the listener has not taken yet."""
        return self._transport.get_write_buffer_size()

    def drop(self) -> None:
        """End the connection at once."""
        self._transport.abort()


class PublicLine:
    """Sends by ASGI's own `send()`, one event after another."""

    __slots__ = ("_bytes", "_ended", "_send", "_task")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._bytes = 0
        self._task: asyncio.Task[None] | None = None
        self._ended = False

    def write(self, event: bytes, framed: bytes) -> None:  # noqa: ARG002 - the server frames it
        """Send an event."""
        if not self._ended:
            self._bytes += len(event)
            self._task = asyncio.get_running_loop().create_task(self._after(self._task, event))

    def waiting(self) -> int:
        """Return how many bytes the listener has not taken yet."""
        return self._bytes

    def drop(self) -> None:
        """Send nothing more, and end the response."""
        self._ended = True
        if self._task is not None:
            self._task.cancel()

    async def _after(self, earlier: asyncio.Task[None] | None, event: bytes) -> None:
        try:
            if earlier is not None:
                await asyncio.wait([earlier])
            await self._send({"type": "http.response.body", "body": event, "more_body": True})
        finally:
            self._bytes -= len(event)


def framed(event: bytes) -> bytes:
    """Return an event as one chunk of HTTP/1.1 (RFC 9112, 7.1)."""
    return b"%x\r\n%b\r\n" % (len(event), event)


def line_of(send: Send) -> Line:
    """Return the shortest way to the listener behind `send`, after its response has started."""
    cycle = getattr(send, "__self__", None)
    transport = getattr(cycle, "transport", None)
    # uvloop's transports are none of asyncio's classes: what counts is what they can do.
    able = all(hasattr(transport, name) for name in ("write", "get_write_buffer_size", "abort", "is_closing"))
    if able and getattr(cycle, "chunked_encoding", None) is True:
        return DirectLine(cast("asyncio.Transport", transport))
    return PublicLine(send)
