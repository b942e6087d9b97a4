"""`python -m bench.programme`: measure, and write docs/benchmarks-programme.md."""

import http.client
import os
import random
import socket
import sqlite3
import statistics
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench import overhttp, site

if TYPE_CHECKING:
    from rembuk.programme.models import Talk

ROOT = Path(__file__).resolve().parents[2]
PEOPLE, SEATS, MINUTE = 500, 120, 60.0
AT_ONCE = 50
SCANS = 300


def main() -> None:
    """Measure on an own site, and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            REMBUK_DATA=folder, REMBUK_DATABASE_URL="", DJANGO_SETTINGS_MODULE="rembuk.web.settings"
        )
        site.load(Path(folder))
        paced, burst = _register(Path(folder))
        limit = _bare_writes(Path(folder))
        door = _door()
    text = _page(paced, burst, limit, door)
    (ROOT / "docs" / "benchmarks-programme.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _register(folder: Path) -> tuple[list[float], list[float]]:
    from rembuk.programme.models import Talk  # noqa: PLC0415 - Django is set up by now
    from rembuk.web.boot import prepare_static_files  # noqa: PLC0415

    prepare_static_files(folder)
    Talk.objects.filter(state="announced").update(capacity=SEATS)
    first, second = Talk.objects.filter(state="announced").order_by("number")[:2]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = overhttp.granian("rembuk.web.wsgi:application", port)
    with overhttp.server(command, port, folder=ROOT, environment={"REMBUK_DATA": str(folder)}):
        paced = _post(port, first.number, PEOPLE, workers=16, pause=MINUTE / PEOPLE)
        burst = _post(port, second.number, AT_ONCE, workers=AT_ONCE, pause=0)
    _must_stand(first, PEOPLE, SEATS)
    _must_stand(second, AT_ONCE, AT_ONCE)
    return paced, burst


def _must_stand(talk: "Talk", people: int, seats: int) -> None:
    """Stop unless everyone is registered, with so many seats given and not one more."""
    from rembuk.programme.models import Registration  # noqa: PLC0415

    standings = list(Registration.objects.filter(talk=talk).values_list("standing", flat=True))
    if (len(standings), standings.count("sure")) != (people, seats):
        raise SystemExit(f"{len(standings)} registered and {standings.count('sure')} seats given")


def _post(port: int, number: int, count: int, *, workers: int, pause: float) -> list[float]:
    begin = time.monotonic() + 0.2

    def one(place: int) -> float:
        time.sleep(max(0.0, begin + place * pause - time.monotonic()))
        form = {"name": f"Contoh {place}", "contact": f"warga{place}@example.id", "place": "hall"}
        started = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        address = f"/acara/bincang/{number}/daftar/"
        connection.request("POST", address, urllib.parse.urlencode(form), headers)
        status = connection.getresponse().status
        connection.close()
        if status != 302:
            raise SystemExit(f"answered {status}")
        return (time.monotonic() - started) * 1000

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(one, range(count)))


def _bare_writes(folder: Path) -> list[float]:
    """Write as many rows into a bare SQLite file, each in a transaction of its own: the physical limit."""
    file = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    file.execute("PRAGMA journal_mode=WAL")
    file.execute("PRAGMA synchronous=NORMAL")
    file.execute("CREATE TABLE seat (id INTEGER PRIMARY KEY, name TEXT)")

    def one(place: int) -> None:
        file.execute("BEGIN IMMEDIATE")
        file.execute("SELECT count(*) FROM seat").fetchone()
        file.execute("INSERT INTO seat (name) VALUES (?)", [f"Contoh {place}"])
        file.execute("COMMIT")

    times = [_milliseconds(lambda place=place: one(place)) for place in range(PEOPLE)]  # type: ignore[misc]
    file.close()
    return times


def _door() -> tuple[int, float]:
    """Send what two phones saw offline, in any order and twice; return who is counted and the milliseconds."""
    from rembuk.institutions.permits import CONSOLE  # noqa: PLC0415
    from rembuk.programme.actions import entries, registration  # noqa: PLC0415
    from rembuk.programme.core.door import Seen  # noqa: PLC0415
    from rembuk.programme.core.seats import Place, Standing  # noqa: PLC0415
    from rembuk.programme.models import Arrival, Source, Talk  # noqa: PLC0415
    from rembuk.programme.queries.entries import key_of  # noqa: PLC0415

    now = datetime.now(UTC)
    talk = Talk.objects.filter(state="announced").order_by("-number")[0]
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
            spent += _milliseconds(
                lambda device=device, queue=queue: entries.take_in(  # type: ignore[misc]
                    by=CONSOLE, talk=talk, device=device, door="", seen=queue, now=now
                )
            )
    return Arrival.objects.filter(talk=talk).count(), spent / 4


def _milliseconds(act: Callable[[], object]) -> float:
    started = time.monotonic()
    act()
    return (time.monotonic() - started) * 1000


def _page(paced: list[float], burst: list[float], limit: list[float], door: tuple[int, float]) -> str:
    def row(name: str, times: list[float]) -> str:
        p95 = statistics.quantiles(times, n=20)[-1]
        return f"| {name} | {len(times)} | {statistics.median(times):.1f} | {p95:.1f} | {max(times):.1f} |"

    counted, spent = door
    return "\n".join(
        [
            "# Benchmarks of the programme's people",
            "",
            f"{datetime.now(UTC):%d %B %Y}. SQLite, one server process on one core, over loopback; the machine is",
            "shared and noisy. Made by `python -m bench.programme`, which stops when a seat too many is given or",
            "a registration is lost.",
            "",
            "| registrations | count | median ms | p95 ms | longest ms |",
            "|---|---|---|---|---|",
            row(f"within one minute, for {SEATS} seats", paced),
            row("at the same moment", burst),
            row("*limit:* one row and one transaction each in a bare SQLite file", limit),
            "",
            f"Of {PEOPLE} within a minute {SEATS} have a seat and all others wait; the bar is a p95 below 500 ms.",
            "",
            f"**Door:** {SCANS} tickets seen offline by each of two phones, sent in any order and twice each, count",
            f"as {counted}. Taking in one queue of {SCANS} takes {spent:.0f} ms.",
            "",
        ]
    )


if __name__ == "__main__":
    main()
