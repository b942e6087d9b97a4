"""The addresses that the rooms' server answers itself; every other one is a page."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TALK: Final = r"(?P<slug>[-\w]{1,50})/(?P<number>[1-9]\d{0,5})"
_STREAM = re.compile(rf"(?:/en)?/acara/{_TALK}/ruang/arus", re.ASCII)
_LIVE = re.compile(
    rf"/api/v1/talks/{_TALK}/"
    r"(?:(?P<plain>join|room|questions|captions)"
    r"|(?P<kind>questions|polls|quiz)/(?P<id>[1-9]\d{0,15})/(?P<verb>support|answer))",
    re.ASCII,
)
_VERBS = frozenset({("questions", "support"), ("polls", "answer"), ("quiz", "answer")})


@dataclass(frozen=True, slots=True)
class Address:
    """What is asked of which room: `what` names it in one word, such as "stream", "join" or "support"."""

    slug: str
    number: int
    what: str
    id: int = 0


# A whole hall votes at one address.
@lru_cache(256)
def address_of(path: str) -> Address | None:
    """Return what a path asks of a room, or None when it is not for the rooms' server."""
    if found := _STREAM.fullmatch(path):
        return Address(found["slug"], int(found["number"]), "stream")
    found = _LIVE.fullmatch(path)
    if found is None:
        return None
    if found["plain"]:
        return Address(found["slug"], int(found["number"]), found["plain"])
    if (found["kind"], found["verb"]) not in _VERBS:
        return None
    return Address(found["slug"], int(found["number"]), found["verb"], int(found["id"]))
