"""A door of two phones that were offline. Needs a site that is set up and loaded."""

import random
import time
from datetime import UTC, datetime

from rembuk.institutions.permits import CONSOLE
from rembuk.programme.actions import entries, registration
from rembuk.programme.core.door import Seen
from rembuk.programme.core.seats import Place, Standing
from rembuk.programme.models import Arrival, Source, Talk
from rembuk.programme.queries.entries import key_of

SCANS = 300


def take_in(talk: Talk) -> float:
    """Send what each phone saw, in any order and twice; return the milliseconds of one queue.

    Stops unless exactly those who came are counted.
    """
    now = datetime.now(UTC)
    people = [
        registration.enrol(
            talk,
            name=f"Contoh {n}",
            place=Place.HALL,
            standing=Standing.SURE,
            source=Source.WEB,
            contact="",
            now=now,
        )
        for n in range(SCANS)
    ]
    chance = random.Random(20261125)
    spent = 0.0
    for device in ("0a0a0a0a", "0b0b0b0b"):
        queue = [Seen(counter=n, at=now, key=key_of(one.code)) for n, one in enumerate(people, start=1)]
        for _again in range(2):
            chance.shuffle(queue)
            started = time.monotonic()
            entries.take_in(by=CONSOLE, talk=talk, device=device, door="", seen=queue, now=now)
            spent += time.monotonic() - started
    counted = Arrival.objects.filter(talk=talk).count()
    if counted != SCANS:
        raise SystemExit(f"{SCANS} came and {counted} are counted")
    return spent * 1000 / 4
