"""The short way of a vote: from the bytes of a request that arrived whole to the bytes of its answer.

When a poll opens a hall votes within seconds. A task, an event, a scope and two messages of ASGI for each of
these requests cost several times as much as the vote. What is unusual about a request in any way goes the long
way, through the server's own parser; both ways read and write a vote by the same functions.
"""

import asyncio
import re
from collections.abc import Callable

from rembuk.hall.actions import crowd
from rembuk.hall.core.addresses import Address
from rembuk.hall.models import Room
from rembuk.hall.streams import requests
from rembuk.hall.streams.intake import Intake, refusal_of
from rembuk.hall.streams.requests import LARGEST, Refusal, Request
from rembuk.hall.streams.writer import Busy, Writer

VOTES = frozenset({"support", "answer"})
Reply = Callable[[bytes], None]

_METHOD = re.compile(rb"(POST|DELETE) ")
# A blank before the colon is nothing that may be there; it is looked for so that it is not passed over.
_FIELD = re.compile(
    rb"\r\n(authorization|cookie|accept-language|content-length|connection|expect|transfer-encoding|upgrade)"
    rb"[ \t]*:[ \t]*([^\r\n]*)",
    re.IGNORECASE,
)
_UNUSUAL = frozenset({"expect", "transfer-encoding", "upgrade"})


class ShortWay:
    """Takes votes; `known` gives the room at an address as long as it is fresh in mind."""

    def __init__(self, known: Callable[[Address], Room | None], intake: Intake, writer: Writer) -> None:
        self._known, self._intake, self._writer = known, intake, writer
        self._loop = asyncio.get_running_loop()

    def take(self, address: Address, data: bytes, reply: Reply) -> int:
        """Take the vote with which `data` begins and return its length, or 0 if it has to go the long way.

        `reply` is given the answer once the vote is on the disk, or at once if it is refused.
        """
        if address.what not in VOTES or (room := self._known(address)) is None:
            return 0
        request, length = _read(data)
        if request is None or (request.method == "DELETE" and address.what == "answer"):
            return 0

        def answer(outcome: crowd.Outcome | Busy) -> None:
            if isinstance(outcome, Exception):
                reply(requests.finished_refusal(refusal_of(outcome, request.headers)))
            else:
                reply(requests.finished(204))

        try:
            doing = self._intake.doing(address, room.pk, request, self._loop.time())
            self._writer.submit(room.pk, doing, answer)
        except Refusal as refusal:
            reply(requests.finished_refusal(refusal))
        except Busy as busy:
            answer(busy)
        return length


def _read(data: bytes) -> tuple[Request | None, int]:
    """Return the request with which `data` begins and its length, or None if it is not whole or not plain."""
    method, end = _METHOD.match(data), data.find(b"\r\n\r\n")
    if method is None or end < 0:
        return None, 0
    head = data[:end]
    if not head.count(b"\r\n") == head.count(b"\r") == head.count(b"\n"):
        return None, 0
    headers: dict[str, str] = {}
    for raw_name, raw_value in _FIELD.findall(head):
        name = raw_name.lower().decode("ascii")
        if name in headers or name in _UNUSUAL:
            return None, 0
        headers[name] = raw_value.decode("latin-1").strip(" \t")
    length = headers.get("content-length", "0")
    if headers.get("connection", "keep-alive").lower() != "keep-alive" or not (
        length.isascii() and length.isdecimal() and len(length) < 8
    ):
        return None, 0
    whole = end + 4 + int(length)
    if int(length) > LARGEST or len(data) < whole:
        return None, 0
    # Where it came from does not matter: a hall shares one address.
    return Request(method[1].decode("ascii"), headers, data[end + 4 : whole], ""), whole
