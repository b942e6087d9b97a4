"""Whose phone it is: a signed random key in a cookie, given with the first thing that a phone does."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from rembuk.hall.core.page import Mine
from rembuk.hall.core.tokens import Forged, Purpose, cookie_name, issue, key_of, read
from rembuk.hall.models import Room
from rembuk.hall.queries import mine

_KEPT_SECONDS = 24 * 3600


def known(request: HttpRequest, room: Room) -> str | None:
    """Return the key of a phone that has done something in this room, or None; a forged one is no key."""
    token = request.COOKIES.get(cookie_name(room.pk), "")
    try:
        return read(_secret(), Purpose.PARTICIPANT, room=room.pk, token=token)
    except Forged:
        return None


def new_key() -> str:
    """Return a key for a phone that has none."""
    return key_of(secrets.token_bytes(16))


def remember(response: HttpResponseBase, room: Room, key: str) -> None:
    """Give the phone its cookie. Another site's form cannot send it along (SameSite)."""
    response.set_cookie(
        cookie_name(room.pk),
        issue(_secret(), Purpose.PARTICIPANT, room=room.pk, key=key),
        max_age=_KEPT_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def doings(room: Room, key: str | None) -> Mine:
    """Return what a phone has done in the room. Three queries for one that is known."""
    if key is None:
        return Mine()
    found = mine(room, key)
    return Mine(
        supported=frozenset(found["supported"]),  # type: ignore[call-overload]
        questions={int(pk): state for pk, state in found["questions"].items()},  # type: ignore[attr-defined]
        answered={int(pk): choice for pk, choice in found["answered"].items()},  # type: ignore[attr-defined]
    )


def _secret() -> bytes:
    return settings.SECRET_KEY.encode()
