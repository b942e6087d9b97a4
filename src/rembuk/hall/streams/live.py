"""The live API: what a phone asks of a room and does there. Nobody needs an account.

A vote is never limited by address, because a whole hall shares one: it counts once a participant. Joining and
asking are paced, generously, so that a flood does not take the room from the others.
"""

import secrets
from collections.abc import Mapping

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import override

from rembuk.hall import queries
from rembuk.hall.actions import floor, refusals
from rembuk.hall.core.addresses import Address
from rembuk.hall.core.doings import Ask, Back, Choose, Doing
from rembuk.hall.core.limits import Buckets, Rate
from rembuk.hall.core.tokens import Forged, Purpose, cookie_name, issue, key_of, read
from rembuk.hall.models import Room
from rembuk.hall.streams import requests
from rembuk.hall.streams.requests import Receive, Refusal, Scope, Send
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
STATUSES: Mapping[type[Refused], int] = {
    refusals.NoSuchQuestion: 404,
    refusals.NoSuchPoll: 404,
    refusals.RoomClosed: 409,
    refusals.QuestionsClosed: 409,
    refusals.PollClosed: 409,
    refusals.QueueFull: 429,
}


def participant_of(room: int, headers: Mapping[str, str]) -> str:
    """Return the participant's key, or "" for a stranger. :raises Refusal: for a token that is forged."""
    scheme, _space, token = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "participant":
        token = requests.cookie(headers, cookie_name(room))
    if not token:
        return ""
    try:
        return read(settings.SECRET_KEY.encode(), Purpose.PARTICIPANT, room=room, token=token.strip())
    except Forged as problem:
        raise Refusal(401, "This token is not one of this room's. Join the room again.") from problem


class Live:
    """Answers the live API of every room."""

    def __init__(self, ticker: Ticker, writer: Writer) -> None:
        self._ticker, self._writer = ticker, writer
        self._joins = Buckets(Rate(burst=10_000, per_second=100))
        self._asks = Buckets(Rate(burst=5, per_second=1 / 20))
        self._asks_of_address = Buckets(Rate(burst=200, per_second=2))
        self._doings = Buckets(Rate(burst=60, per_second=5))

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
                    await self._do(address, room, scope, headers, receive, send, now)
        except Refused as refused:
            with override(requests.language_of(headers)):
                raise Refusal(STATUSES.get(type(refused), 422), str(refused)) from refused
        except (Busy, DatabaseError) as problem:
            raise Refusal(503, "Too much at once. Send it again: nothing counts twice.", wait=2) from problem

    async def _join(self, room: Room, came_from: str, send: Send, now: float) -> None:
        _pace(self._joins, came_from, now)
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

    async def _do(
        self,
        address: Address,
        room: Room,
        scope: Scope,
        headers: Mapping[str, str],
        receive: Receive,
        send: Send,
        now: float,
    ) -> None:
        participant = participant_of(room.pk, headers)
        body = await requests.body_of(receive)
        if not participant:
            raise Refusal(401, "Join the room first: POST …/join gives a token.")
        _pace(self._doings, participant, now)
        if address.what == "questions":
            _pace(self._asks, participant, now)
            _pace(self._asks_of_address, _address(scope, headers), now)
        outcome = await self._writer.submit(room.pk, _doing(address, participant, body, scope["method"]))
        if isinstance(outcome, Refused):
            raise outcome
        if address.what == "questions":
            await requests.answer(send, 201, {"id": outcome})
        else:
            await requests.answer(send, 204)

    async def _caption(self, room: Room, headers: Mapping[str, str], receive: Receive, send: Send) -> None:
        scheme, _space, token = headers.get("authorization", "").partition(" ")
        body = await requests.body_of(receive)
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
        await requests.answer(send, 201, {"id": line.pk})


def _doing(address: Address, participant: str, body: Mapping[str, object], method: str) -> Doing:
    if address.what == "questions":
        return Ask(participant, requests.text_of(body, "text"), requests.text_of(body, "name", default=""))
    if address.what == "support":
        return Back(participant, address.id, gives=method == "POST")
    return Choose(participant, address.id, body.get("choice"))


def _pace(buckets: Buckets, key: str, now: float) -> None:
    wait = buckets.wait(key, now)
    if wait:
        raise Refusal(429, "That was very much at once. Wait a moment and send it again.", wait=wait)


def _address(scope: Scope, headers: Mapping[str, str]) -> str:
    """Return where a request came from: what the outermost of our own proxies saw, or the connection's end."""
    way = [part.strip() for part in headers.get("x-forwarded-for", "").split(",")]
    if 0 < settings.PROXIES <= len(way):
        return way[-settings.PROXIES]
    client = scope.get("client")
    return client[0] if client else ""
