"""Reading a request to the rooms' server, and answering it, in the one shape of the API."""

import json
import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

LARGEST = 64 * 1024
"""A body larger than this is not read; the longest text that is taken is far shorter."""


class Refusal(Exception):
    """The request is answered with this status and one line."""

    def __init__(self, status: int, words: str, *, wait: float = 0.0) -> None:
        super().__init__(words)
        self.status, self.words, self.wait = status, words, wait


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: headers by their lower-case name, the body as it came, and from which address."""

    method: str
    headers: Mapping[str, str]
    content: bytes
    came_from: str


def headers_of(scope: Scope) -> dict[str, str]:
    """Return the headers by their lower-case name; of several the last counts, cookies are put together."""
    found: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        found[name] = f"{found[name]}; {value}" if name == "cookie" and name in found else value
    return found


def cookie(headers: Mapping[str, str], name: str) -> str:
    """Return a cookie, or "" when there is none or the header cannot be read."""
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def language_of(headers: Mapping[str, str]) -> str:
    """Return the language that errors are said in: English for who asks for it first, else Indonesian."""
    return "en" if headers.get("accept-language", "").strip().lower().startswith("en") else "id"


async def body_of(receive: Receive) -> bytes:
    """Return the whole body. :raises Refusal: if it is too large, or ends before its end."""
    content = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise Refusal(400, "The connection ended before the request did.")
        content += message.get("body", b"")
        if len(content) > LARGEST:
            raise Refusal(413, f"The request is too large: at most {LARGEST // 1024} kB.")
        if not message.get("more_body"):
            return bytes(content)


def parsed(content: bytes) -> dict[str, object]:
    """Return a body as a JSON object; an empty body is an empty one. :raises Refusal: if it is none."""
    if not content.strip():
        return {}
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as problem:
        raise Refusal(400, "The body is not JSON.") from problem
    if not isinstance(value, dict):
        raise Refusal(400, 'The body is not a JSON object such as {"choice": "A"}.')
    return value


def text_of(body: Mapping[str, object], name: str, *, default: str | None = None) -> str:
    """Return a text of the body. :raises Refusal: if it is missing or none."""
    value = body.get(name, default)
    if not isinstance(value, str):
        raise Refusal(422, f"{name}: a text is needed.")
    return value


async def answer(
    send: Send,
    status: int,
    content: dict[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
) -> None:
    """Answer with JSON, or with nothing (204)."""
    fields, body = _composed(content, headers)
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in fields.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


async def refuse(send: Send, refusal: Refusal) -> None:
    """Answer with an error."""
    await answer(send, refusal.status, *_told(refusal))


def finished(status: int) -> bytes:
    """Return an answer without a body as it goes over the wire."""
    return _finished(status, None, None)


def finished_refusal(refusal: Refusal) -> bytes:
    """Return an error as it goes over the wire."""
    return _finished(refusal.status, *_told(refusal))


def _told(refusal: Refusal) -> tuple[dict[str, object], dict[str, str]]:
    """Return what an error says, and after how many seconds it is worth another try."""
    wait = {"retry-after": str(int(refusal.wait) + 1)} if refusal.wait else {}
    # The rest of a body that was not read would be taken for the next request.
    close = {"connection": "close"} if refusal.status == 413 else {}
    return {"error": refusal.words}, wait | close


def _composed(
    content: Mapping[str, object] | None, headers: Mapping[str, str] | None
) -> tuple[dict[str, str], bytes]:
    fields = {"cache-control": "no-store", "x-content-type-options": "nosniff", **(headers or {})}
    if content is None:
        return fields, b""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return fields | {
        "content-type": "application/json; charset=utf-8",
        "content-length": str(len(body)),
    }, body


def _finished(status: int, content: Mapping[str, object] | None, headers: Mapping[str, str] | None) -> bytes:
    fields, body = _composed(content, headers)
    return _head(status, tuple(fields.items()), int(time.time())) + body


@lru_cache(8)
def _head(status: int, fields: tuple[tuple[str, str], ...], second: int) -> bytes:
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", f"date: {formatdate(second, usegmt=True)}"]
    lines += [f"{name}: {value}" for name, value in fields]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")
