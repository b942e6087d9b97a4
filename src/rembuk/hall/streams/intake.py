"""What the crowd sends, read, checked and paced before it is written.

A vote is never limited by address, because a whole hall shares one: it counts once a participant. Asking is
paced, generously, so that a flood does not take the room from the others.
"""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import override

from rembuk.hall.actions import refusals
from rembuk.hall.core.addresses import Address
from rembuk.hall.core.doings import Ask, Back, Choose, Doing
from rembuk.hall.core.limits import Buckets, Rate
from rembuk.hall.core.tokens import Forged, Purpose, cookie_name, read
from rembuk.hall.streams import requests
from rembuk.hall.streams.requests import Refusal, Request
from rembuk.kit.refusal import Refused

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


def refusal_of(problem: Exception, headers: Mapping[str, str]) -> Refusal:
    """Return what the caller is told of an act that was refused, or of a database that does not take it now."""
    if isinstance(problem, Refused):
        with override(requests.language_of(headers)):
            return Refusal(STATUSES.get(type(problem), 422), str(problem))
    return Refusal(503, "Too much at once. Send it again: nothing counts twice.", wait=2)


def pace(buckets: Buckets, key: str, now: float) -> None:
    """Let one through. :raises Refusal: if it has to wait."""
    wait = buckets.wait(key, now)
    if wait:
        raise Refusal(429, "That was very much at once. Wait a moment and send it again.", wait=wait)


class Intake:
    """Reads requests as doings, and knows how much each has done lately."""

    def __init__(self) -> None:
        self._doings = Buckets(Rate(burst=60, per_second=5))
        self._asks = Buckets(Rate(burst=5, per_second=1 / 20))
        self._asks_of_address = Buckets(Rate(burst=200, per_second=2))

    def doing(self, address: Address, room: int, request: Request, now: float) -> Doing:
        """Return what someone wants to do in a room. :raises Refusal: with what the caller is told."""
        participant = participant_of(room, request.headers)
        body = requests.parsed(request.content)
        if not participant:
            raise Refusal(401, "Join the room first: POST …/join gives a token.")
        pace(self._doings, participant, now)
        if address.what == "support":
            return Back(participant, address.id, gives=request.method == "POST")
        if address.what == "answer":
            return Choose(participant, address.id, body.get("choice"))
        pace(self._asks, participant, now)
        pace(self._asks_of_address, request.came_from, now)
        return Ask(participant, requests.text_of(body, "text"), requests.text_of(body, "name", default=""))
