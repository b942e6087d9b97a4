"""The one address of a site: requests of the rooms are answered here, and all others go on to the page server.

The connection is looked at where a request begins. A vote that has arrived whole is taken at once, without a
task of its own. A page's request is passed on as it is, with the address it came from added, to a connection of
its own on the page server's socket; what comes back is passed back unread.
So a page costs a few writes more, the rooms' listeners cost nothing more, and no second port is needed.
"""

import asyncio
import re
from collections.abc import Callable
from typing import Protocol, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from rembuk.hall.core.addresses import Address, address_of

_REQUEST_LINE = re.compile(rb"[A-Z]{3,7} ([^ ?\r\n]*)[^\r\n]* HTTP/1\.[01]\r\n")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d{1,15}) *\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:", re.IGNORECASE)
_UPGRADE = re.compile(rb"\r\n(?:upgrade|http2-settings):", re.IGNORECASE)
_FORWARDED = re.compile(rb"\r\nx-forwarded-for:[ \t]*([^\r\n]*)", re.IGNORECASE)
_READING = (b"GET ", b"HEAD ", b"OPTIONS ")
_LONGEST_HEAD = 32 * 1024
_HEAD_PATIENCE = 30.0
_UNAVAILABLE = (
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 2\r\nconnection: close\r\n"
    b"content-type: text/plain; charset=utf-8\r\ncontent-length: 43\r\n\r\n"
    b"The pages are starting. Try again shortly.\n"
)


class Rooms(Protocol):
    """What the door needs of the rooms beside their answers: taking votes, and looking at what is new."""

    def take(self, address: Address, data: bytes, reply: Callable[[bytes], None], /) -> int:
        """Take the vote with which `data` begins and return its length, or 0; `reply` is given its answer."""

    def wake(self) -> None:
        """Look whether anything has changed."""


class PageSide(asyncio.Protocol):
    """The connection to the page server that belongs to one visitor's connection."""

    def __init__(
        self, visitor: asyncio.Transport, when_answered: Callable[[], None], when_lost: Callable[[], None]
    ) -> None:
        self._visitor, self._when_answered, self._when_lost = visitor, when_answered, when_lost
        self._waiting = b""
        self._transport: asyncio.Transport | None = None

    async def open(self, address: str) -> None:
        """Connect; without a page server the visitor is told to come back."""
        try:
            await asyncio.get_running_loop().create_unix_connection(lambda: self, address)
        except OSError:
            self._visitor.write(_UNAVAILABLE)
            self._visitor.close()

    def send(self, data: bytes) -> None:
        """Pass a part of a request on, at once or when the connection is there."""
        if self._transport is None:
            self._waiting += data
        else:
            self._transport.write(data)

    def close(self) -> None:
        """End the connection with the visitor's."""
        if self._transport is not None:
            self._transport.abort()

    def hold(self, *, back: bool) -> None:
        """Take no answer from the page server while the visitor cannot take it; then go on."""
        if self._transport is None or self._transport.is_closing():
            return
        if back:
            self._transport.pause_reading()
        else:
            self._transport.resume_reading()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Pass on what has come so far."""
        self._transport = cast("asyncio.Transport", transport)
        if self._visitor.is_closing():
            self._transport.abort()
            return
        self._transport.write(self._waiting)
        self._waiting = b""
        self._visitor.resume_reading()

    def data_received(self, data: bytes) -> None:
        """Pass an answer back."""
        self._visitor.write(data)
        self._when_answered()

    def connection_lost(self, _problem: Exception | None) -> None:
        """Tell the door, which knows what else the visitor's connection is used for."""
        self._when_lost()

    def pause_writing(self) -> None:
        """Take no more from the visitor than the page server takes."""
        self._visitor.pause_reading()

    def resume_writing(self) -> None:
        """Go on."""
        self._visitor.resume_reading()


class Door(HttpToolsProtocol):
    """One visitor's connection. Until a page is asked for, it is uvicorn's own."""

    pages: str = ""
    """Path of the page server's socket; set by `rembuk rooms`."""

    rooms: Rooms | None = None
    """Who takes votes; set by `rembuk rooms`. Without it they go uvicorn's way."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin with nothing read and no page asked for."""
        super().connection_made(transport)
        self._head = b""
        self._rest = 0
        self._voting = self._ending = self._acting = False
        self._far: PageSide | None = None
        self._opening: asyncio.Task[None] | None = None

    def data_received(self, data: bytes) -> None:
        """Look where a request begins, then hand it to the rooms or on to the pages."""
        while data:
            if self._voting:
                # Answers go in the order of their requests; a phone that asks on before it has one waits.
                self._head += data
                self.transport.pause_reading()
                return
            if self._rest:
                passed, data = data[: self._rest], data[self._rest :]
                self._rest -= len(passed)
                self._pass_on(passed)
            elif self.cycle is not None and not self.cycle.response_complete:
                super().data_received(data)
                return
            else:
                data = self._begin(self._head + data)

    def _begin(self, data: bytes) -> bytes:
        """Take the head of a request; return what follows it, or nothing while it is not whole."""
        self._head = b""
        line = _REQUEST_LINE.match(data)
        if line is None and (b"\r\n" in data or len(data) > _LONGEST_HEAD):
            return self._to_rooms(data)
        address = address_of(line[1].decode("latin-1")) if line is not None else None
        if address is not None:
            taken = self._vote(address, data)
            return data[taken:] if taken else self._to_rooms(data)
        end = data.find(b"\r\n\r\n")
        if end < 0 and len(data) <= _LONGEST_HEAD:
            self._head = data
            self._wait_for_head()
            return b""
        if end < 0:
            return self._to_rooms(data)
        self._to_pages(data[:end])
        return data[end + 4 :]

    def _vote(self, address: Address, data: bytes) -> int:
        """Have a vote taken; return how long it was, or 0 if it is none that the short way takes."""
        if self.rooms is None:
            return 0
        self._unset_keepalive_if_required()
        # A refusal may be answered before `take` returns.
        self._voting = True
        taken = self.rooms.take(address, data, self._voted)
        self._voting = self._voting and taken > 0
        return taken

    def _voted(self, answer: bytes) -> None:
        """Send the answer to a vote, and go on with what has come since."""
        self._voting = False
        if self.transport.is_closing():
            return
        self.transport.write(answer)
        if self._ending:
            self.transport.close()
        elif self._head:
            data, self._head = self._head, b""
            self.transport.resume_reading()
            self.data_received(data)
        else:
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )

    def _to_rooms(self, data: bytes) -> bytes:
        """Let uvicorn answer; of what it cannot read it says so itself."""
        super().data_received(data)
        return b""

    def _to_pages(self, head: bytes) -> None:
        self._unset_keepalive_if_required()
        client = self.client[0] if self.client else ""
        self._acting = not head.startswith(_READING)
        ending = b"\r\n\r\n"
        found = _LENGTH.search(head + b"\r\n")
        if _CHUNKED.search(head) or _UPGRADE.search(head):
            # Where such a body ends only the page server knows: it gets the rest, and then the connection ends.
            self._rest = 1 << 62
            ending = b"\r\nConnection: close\r\n\r\n"
        else:
            self._rest = int(found[1]) if found else 0
        # The nearest address comes last, so whoever counts from the end is never told a made-up one.
        way = b", ".join([*_FORWARDED.findall(head), client.encode("latin-1")])
        self._pass_on(_FORWARDED.sub(b"", head) + b"\r\nX-Forwarded-For: " + way + ending)

    def _pass_on(self, data: bytes) -> None:
        if self._far is None:
            self._far = PageSide(self.transport, self._far_answered, self._far_lost)
            # Taking no more until the page server is there keeps what waits for it small.
            self.transport.pause_reading()
            self._opening = self.loop.create_task(self._far.open(self.pages))
        self._far.send(data)

    def _far_answered(self) -> None:
        """Have the rooms look once what may have changed something is answered, its transaction being over."""
        if self._acting and self.rooms is not None:
            self._acting = False
            self.rooms.wake()

    def _far_lost(self) -> None:
        """End the visitor's connection with the page server's, unless it is used for a room just now.

        A page server hangs up on whoever asks it nothing for half a minute, as whoever follows a room does.
        """
        self._far = None
        if not self._voting and (self.cycle is None or self.cycle.response_complete):
            self.transport.close()

    def _wait_for_head(self) -> None:
        """End a connection whose head never becomes whole."""
        if self.timeout_keep_alive_task is None:
            self.timeout_keep_alive_task = self.loop.call_later(_HEAD_PATIENCE, self.timeout_keep_alive_handler)

    def connection_lost(self, exc: Exception | None) -> None:
        """End the page server's connection with the visitor's."""
        super().connection_lost(exc)
        self._unset_keepalive_if_required()
        if self._far is not None:
            self._far.close()

    def shutdown(self) -> None:
        """Close at the end of the server: streams never end by themselves."""
        if self._voting:
            self._ending = True
        elif self.cycle is not None and not self.cycle.response_complete and not self.cycle.response_started:
            self.cycle.keep_alive = False
        else:
            self.transport.close()

    def pause_writing(self) -> None:
        """Take no more from the page server than the visitor takes."""
        super().pause_writing()
        if self._far is not None:
            self._far.hold(back=True)

    def resume_writing(self) -> None:
        """Go on."""
        super().resume_writing()
        if self._far is not None:
            self._far.hold(back=False)
