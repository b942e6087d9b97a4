"""Who follows a room, as its servers count."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from rembuk.hall.core.presence import Mode
from rembuk.hall.models import Audience, Participant, Presence, Room


@transaction.atomic
def count_listeners(*, room: Room, worker: str, listeners: Mapping[Mode, int], now: datetime) -> None:
    """Keep how many listen to a room through one server, by mode; the room's state shows the sum of all."""
    for mode in Mode:
        Audience.objects.update_or_create(
            room=room,
            worker=worker,
            mode=mode.value,
            defaults={"listeners": listeners.get(mode, 0), "counted_at": now},
        )
    Room.objects.filter(pk=room.pk).update(doings=F("doings") + 1)


@transaction.atomic
def add_presence(*, room: Room, seconds: Mapping[tuple[str, Mode], int], now: datetime) -> None:
    """Add to how long each phone, by its key, followed the room in a mode."""
    Participant.objects.bulk_create(
        (Participant(key=key, room=room, first_at=now) for key in sorted({key for key, _mode in seconds})),
        ignore_conflicts=True,
    )
    rows = [Presence(participant_id=key, mode=mode.value) for key, mode in sorted(seconds)]
    Presence.objects.bulk_create(rows, ignore_conflicts=True)
    for (key, mode), more in sorted(seconds.items()):
        Presence.objects.filter(participant=key, mode=mode.value).update(seconds=F("seconds") + more)
