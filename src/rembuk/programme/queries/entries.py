"""What the door and the attendance list read."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from rembuk.kit.version import version_of
from rembuk.programme.core.seats import HOLDING, Place, Standing
from rembuk.programme.models import Arrival, Registration, Talk, Witness
from rembuk.programme.queries.registrations import folded
from rembuk.ui.templatetags.ui import clock

_KEY_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many were there, each person once, and how many had registered."""

    door: int
    paper: int
    online: int
    registered: int

    @property
    def hall(self) -> int:
        """Those in the hall, by the door or the paper list."""
        return self.door + self.paper

    @property
    def all(self) -> int:
        """Everyone who was there."""
        return self.door + self.paper + self.online


def key_of(code: str) -> str:
    """Return what a door's phone holds of a code: enough to know the ticket again, useless to open it."""
    return hashlib.sha256(code.encode()).hexdigest()[:_KEY_DIGITS]


def expected(talk: Talk) -> QuerySet[Registration]:
    """Return everyone the door may meet, by name. One query."""
    return talk.registrations.exclude(name="").order_by("name", "pk")


def door_list(talk: Talk) -> list[dict[str, object]]:
    """Return what a door's phone holds: no contact, and of the ticket's code only a key. One query."""
    return [
        {
            "key": key_of(each.code),
            "code": each.door_code,
            "name": each.name,
            "seat": _seat(each),
            "help": bool(each.needs or each.needs_note),
        }
        for each in expected(talk)
    ]


def door_state(talk: Talk, *, now: datetime) -> dict[str, object]:
    """Return the list with its version, who has come, and the counts. Two queries."""
    people = door_list(talk)
    come = arrivals(talk)
    return {
        "at": now.isoformat(),
        "version": version_of({"people": people}),
        "people": people,
        "arrived": come,
        "capacity": talk.capacity,
        "expected": sum(each["seat"] == "sure" for each in people),
    }


def arrivals(talk: Talk) -> list[list[str]]:
    """Return who has come to the hall: key, hour in words, door; the first first. One query."""
    zone = ZoneInfo(talk.programme.timezone)
    rows = Arrival.objects.filter(talk=talk).exclude(witness=Witness.ONLINE).select_related("registration")
    return [[key_of(row.registration.code), clock(row.at.astimezone(zone)), row.door] for row in rows]


def by_key(talk: Talk) -> dict[str, Registration]:
    """Return every registration of a talk by the key that a door's phone holds. One query."""
    return {key_of(each.code): each for each in talk.registrations.select_related("arrival")}


def found_at_door(talk: Talk, text: str) -> list[Registration]:
    """Return who is meant by a code or by a part of a name, at most ten. One query."""
    wanted, code = folded(text), text.strip().upper()
    rows = list(expected(talk).select_related("arrival"))
    exact = [each for each in rows if code and code in {each.door_code, each.code}]
    return exact or [each for each in rows if wanted and wanted in folded(each.name)][:10]


def attendance(talk: Talk) -> Attendance:
    """Return how many were there. Two queries."""
    witnesses = list(talk.arrivals.values_list("witness", flat=True))
    return Attendance(
        door=witnesses.count(Witness.DOOR),
        paper=witnesses.count(Witness.PAPER),
        online=witnesses.count(Witness.ONLINE),
        registered=talk.registrations.filter(standing__in=HOLDING).count(),
    )


def attendance_list(talk: Talk) -> QuerySet[Arrival]:
    """Return who was there, by name. One query."""
    return talk.arrivals.select_related("registration").order_by("registration__name", "pk")


def alike(talk: Talk) -> list[tuple[Registration, Registration]]:
    """Return pairs of registrations under one name, one of which may be the other. One query."""
    rows = talk.registrations.exclude(name="").exclude(standing=Standing.CANCELLED).select_related("arrival")
    named: dict[str, list[Registration]] = {}
    for each in rows.order_by("pk"):
        named.setdefault(folded(each.name), []).append(each)
    return [(first, other) for first, *others in named.values() for other in others]


def _seat(registration: Registration) -> str:
    """Say what the door must know: a seat is theirs, they wait for one, or nobody expects them in the hall."""
    if registration.place == Place.ONLINE:
        return "online"
    if registration.standing in HOLDING:
        return "sure"
    return "waiting" if registration.standing == Standing.WAITING else "gone"
