"""Many who register at once, over loopback, on one server process. Needs a site that is set up and loaded."""

import http.client
import socket
import sqlite3
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench import overhttp
from rembuk.programme.models import Registration, Talk

ROOT = Path(__file__).resolve().parents[2]
PEOPLE, SEATS, MINUTE = 500, 120, 60.0
AT_ONCE = 50


def register(folder: Path, first: Talk, second: Talk) -> tuple[list[float], list[float]]:
    """Let 500 register for 120 seats within a minute, then 50 at one moment; return the milliseconds of each.

    Stops when a registration is lost or a seat too many is given.
    """
    Talk.objects.filter(pk__in=[first.pk, second.pk]).update(capacity=SEATS)
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


def bare_writes(folder: Path) -> list[float]:
    """Write as many rows into a bare SQLite file, each in a transaction of its own: the physical limit."""
    file = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    file.execute("PRAGMA journal_mode=WAL")
    file.execute("PRAGMA synchronous=NORMAL")
    file.execute("CREATE TABLE seat (id INTEGER PRIMARY KEY, name TEXT)")
    times = []
    for place in range(PEOPLE):
        started = time.monotonic()
        file.execute("BEGIN IMMEDIATE")
        file.execute("SELECT count(*) FROM seat").fetchone()
        file.execute("INSERT INTO seat (name) VALUES (?)", [f"Contoh {place}"])
        file.execute("COMMIT")
        times.append((time.monotonic() - started) * 1000)
    file.close()
    return times


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
        if status not in {302, 303}:
            raise SystemExit(f"answered {status}")
        return (time.monotonic() - started) * 1000

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(one, range(count)))


def _must_stand(talk: Talk, people: int, seats: int) -> None:
    standings = list(Registration.objects.filter(talk=talk).values_list("standing", flat=True))
    if (len(standings), standings.count("sure")) != (people, seats):
        raise SystemExit(f"{len(standings)} registered and {standings.count('sure')} seats given")
