"""Sample visitors: who registers, and who was there."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from rembuk.programme.core import codes
from rembuk.programme.core.seats import Place, Standing
from rembuk.programme.core.talk import Mode, State
from rembuk.programme.models import Arrival, Registration, Talk, Witness
from tests.factories import programme

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
"""Ten in the morning in Jakarta on the day before a sample talk."""

_number = count(1)


def open_talk(capacity: int | None = 3, **changes: Any) -> Talk:
    """Make a hybrid talk that is announced, with a hall of so many seats."""
    return programme.talk(State.ANNOUNCED, mode=Mode.HYBRID.value, capacity=capacity, **changes)


def registration(of: Talk, **changes: Any) -> Registration:
    """Register a sample visitor, by default with a seat in the hall."""
    n = next(_number)
    return Registration.objects.create(
        talk=of,
        **{
            "code": codes.new_code(codes.OPENING),
            "door_code": codes.new_code(codes.SHOWN),
            "name": f"Contoh Warga {n}",
            "contact": f"warga{n}@example.id",
            "place": Place.HALL.value,
            "standing": Standing.SURE.value,
            "made_at": NOW,
            "queued_at": NOW,
            **changes,
        },
    )


def arrival(of: Registration, **changes: Any) -> Arrival:
    """Say that a visitor was seen at the door when a sample talk opened."""
    return Arrival.objects.create(
        talk=of.talk,
        registration=of,
        **{"witness": Witness.DOOR.value, "at": programme.OPENING, "door": "Pintu utama", **changes},
    )
