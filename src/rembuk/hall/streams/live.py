"""The live API: what a phone asks of a room and does there. Nobody needs an account."""

import secrets
from collections.abc import Callable, Mapping

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from rembuk.hall import queries
from rembuk.hall.actions import floor
from rembuk.hall.core.addresses import Address
from rembuk.hall.core.limits import Buckets, Rate
from rembuk.hall.core.tokens import Forged, Purpose, cookie_name, issue, key_of, read
from rembuk.hall.models import Room
from rembuk.hall.streams import requests
from rembuk.hall.streams.intake import Intake, pace, participant_of, refusal_of
from rembuk.hall.streams.requests import Receive, Refusal, Request, Scope, Send
from rembuk.hall.streams.ticker import Ticker
from rembuk.hall.streams.writer import Busy, Writer
from rembuk.kit.refusal import Refused

COOKIE_SECONDS = 24 * 3600
LONGEST_NAME = 64
"""Characters of a fed caption's own name."""

METHODS = {
    "stream": ("GET",),
    "room": ("GET",),
    "join": ("POST",),
    "questions": ("POST",),
    "support": ("POST", "DELETE"),
    "answer": ("POST",),
    "captions": ("POST",),
}


class Live:
    """Answers the live API of every room."""

    def __init__(
        self, ticker: Ticker, writer: Writer, intake: Intake, *, when_written: Callable[[], None]
    ) -> None:
        self._ticker, self._writer, self._intake, self._when_written = ticker, writer, intake, when_written
        self._joins = Buckets(Rate(burst=10_000, per_second=100))

    async def answer(
        self, address: Address, room: Room, scope: Scope, receive: Receive, send: Send, now: float
    ) -> None:
        """Answer one request. :raises Refusal: with what the caller is told."""
        headers = requests.headers_of(scope)
        try:
            match address.what:
                case "join":
                    await self._join(room, _address(scope, headers), send, now)
                case "room":
                    await self._room(room, headers, send)
                case "captions":
                    await self._caption(room, headers, receive, send)
                case _:
                    content = await requests.body_of(receive)
                    request = Request(scope["method"], headers, content, _address(scope, headers))
                    await self._do(address, room, request, send, now)
        except (Refused, Busy, DatabaseError) as problem:
            raise refusal_of(problem, headers) from problem

    async def _join(self, room: Room, came_from: str, send: Send, now: float) -> None:
        pace(self._joins, came_from, now)
        token = issue(
            settings.SECRET_KEY.encode(), Purpose.PARTICIPANT, room=room.pk, key=key_of(secrets.token_bytes(16))
        )
        secure = "; Secure" if settings.SESSION_COOKIE_SECURE else ""
        kept = f"Path=/; Max-Age={COOKIE_SECONDS}; HttpOnly; SameSite=Lax{secure}"
        await requests.answer(
            send, 201, {"token": token}, {"set-cookie": f"{cookie_name(room.pk)}={token}; {kept}"}
        )

    async def _room(self, room: Room, headers: Mapping[str, str], send: Send) -> None:
        participant = participant_of(room.pk, headers)
        beat = await self._ticker.beat_of(room)
        state = dict(beat.channel.state)
        if participant:
            state["mine"] = await self._ticker.read(lambda: queries.mine(room, participant))
        await requests.answer(send, 200, state)

    async def _do(self, address: Address, room: Room, request: Request, send: Send, now: float) -> None:
        doing = self._intake.doing(address, room.pk, request, now)
        outcome = await self._writer.outcome(room.pk, doing)
        if isinstance(outcome, Refused):
            raise outcome
        if address.what == "questions":
            await requests.answer(send, 201, {"id": outcome})
        else:
            await requests.answer(send, 204)

    async def _caption(self, room: Room, headers: Mapping[str, str], receive: Receive, send: Send) -> None:
        scheme, _space, token = headers.get("authorization", "").partition(" ")
        body = requests.parsed(await requests.body_of(receive))
        current = await self._ticker.read(lambda: Room.objects.select_related("talk").get(pk=room.pk))
        try:
            key = read(settings.SECRET_KEY.encode(), Purpose.CAPTIONS, room=room.pk, token=token.strip())
        except Forged as problem:
            raise Refusal(401, "Captions need the room's own key: Authorization: Captions TOKEN.") from problem
        if scheme.lower() != "captions" or not current.caption_key or key != current.caption_key:
            raise Refusal(401, "This key has been replaced. Ask the operator for the new one.")
        now = timezone.now()
        said_at = parse_datetime(text_at) if (text_at := requests.text_of(body, "at", default="")) else now
        if said_at is None or said_at.tzinfo is None:
            raise Refusal(422, "at: a moment with its zone is needed, such as 2026-11-25T13:30:00+07:00.")
        name = requests.text_of(body, "key", default="")
        if len(name) > LONGEST_NAME:
            # Cut off, two lines might bear one name, and the second would take the place of the first.
            raise Refusal(422, f"key: at most {LONGEST_NAME} characters.")
        line = await self._ticker.read(
            lambda: floor.feed_caption(
                room=current,
                text=requests.text_of(body, "text"),
                key=name or None,
                said_at=said_at,
                now=now,
            )
        )
        self._when_written()
        await requests.answer(send, 201, {"id": line.pk})


def _address(scope: Scope, headers: Mapping[str, str]) -> str:
    """Return where a request came from: what the outermost of our own proxies saw, or the connection's end."""
    way = [part.strip() for part in headers.get("x-forwarded-for", "").split(",")]
    if 0 < settings.PROXIES <= len(way):
        return way[-settings.PROXIES]
    client = scope.get("client")
    return client[0] if client else ""
