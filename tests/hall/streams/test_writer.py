import asyncio
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from rembuk.hall.actions import crowd
from rembuk.hall.core.doings import Back
from rembuk.hall.streams import writer
from tests.hall.streams.loops import run
from tests.hall.streams.site import Site, environment
from tests.serving import free_port, wait_for

pytestmark = pytest.mark.site
ROUNDS = 3


def test_a_killed_server_loses_no_acknowledged_vote_and_counts_none_twice(site: Site) -> None:
    """Kills a second server on the same database again and again, at a moment that nobody chose."""
    question = int(next(iter(site.room()["questions"])))
    tokens = [site.join() for _ in range(400)]
    acknowledged: set[str] = set()
    for seed in range(ROUNDS):
        with second_server(site) as (process, port):
            path = f"{site.talk}/questions/{question}/support"
            parts = [tokens[place::4] for place in range(4)]
            voters = [threading.Thread(target=vote, args=(port, path, part, acknowledged)) for part in parts]
            for voter in voters:
                voter.start()
            time.sleep(random.Random(seed).uniform(0.02, 0.3))
            process.send_signal(signal.SIGKILL)
            for voter in voters:
                voter.join()

    kept, counted = rows(site.data, question)
    assert acknowledged
    assert {token.partition(".")[0] for token in acknowledged} <= set(kept)
    assert (len(kept), len(set(kept))) == (counted, counted)


@pytest.mark.django_db
def test_each_connection_of_the_writer_goes_through_to_the_disk_also_one_that_had_to_be_made_anew() -> None:
    def asked() -> list[int]:
        found = []
        for _ in range(2):
            writer._connect()
            with connection.cursor() as cursor:
                found.append(cursor.execute("PRAGMA synchronous").fetchone()[0])
            connection.close()
        return found

    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL commits to the disk by itself")
    with ThreadPoolExecutor(1) as thread:
        full = thread.submit(asked).result()

    assert full == [2, 2]


@pytest.mark.parametrize(
    ("longest_wait", "order"), [(60.0, ["written", "went on"]), (0.001, ["went on", "written"])]
)
@pytest.mark.django_db(transaction=True)
def test_the_crowd_lets_a_batch_be_written_first_but_none_that_takes_long(
    monkeypatch: pytest.MonkeyPatch, longest_wait: float, order: list[str]
) -> None:
    begun, may_end, happened = threading.Event(), threading.Event(), []

    def take(doings: Any, *, now: Any) -> dict[int, list[Any]]:
        begun.set()
        may_end.wait(30)
        happened.append("written")
        return {room: [None] for room in doings}

    def sweep(at_work: writer.Writer) -> None:
        begun.wait(30)
        if order[0] == "written":
            threading.Timer(0.05, may_end.set).start()
        at_work.give_way()
        happened.append("went on")
        may_end.set()

    async def scene() -> None:
        at_work = writer.Writer(asyncio.get_running_loop(), when_written=lambda: None)
        at_work.start()
        written = asyncio.create_task(at_work.outcome(1, Back("contoh", 1)))
        await asyncio.to_thread(sweep, at_work)
        await written
        await asyncio.to_thread(at_work.stop)

    monkeypatch.setattr(writer, "_SHORT", longest_wait)
    monkeypatch.setattr(crowd, "take", take)
    run(scene())

    assert happened == order


def vote(port: int, path: str, tokens: list[str], acknowledged: set[str]) -> None:
    """Vote with each token, again with those that were acknowledged before, until the server is gone."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        for token in tokens:
            connection.request("POST", path, headers={"Authorization": f"Participant {token}"})
            answer = connection.getresponse()
            answer.read()
            if answer.status == 204:
                acknowledged.add(token)
    except (OSError, HTTPException):
        return
    finally:
        connection.close()


def rows(data: Path, question: int) -> tuple[list[str], int]:
    """Return whose support is kept, and the count that everyone sees."""
    with sqlite3.connect(data / "rembuk.sqlite3") as database:
        kept = database.execute("SELECT participant_id FROM hall_support WHERE question_id = ?", [question])
        counted = database.execute("SELECT supported FROM hall_question WHERE id = ?", [question])
        return [key for (key,) in kept], int(counted.fetchone()[0])


@contextmanager
def second_server(site: Site) -> "Iterator[tuple[subprocess.Popen[bytes], int]]":
    """Start another server of the same rooms on a port of its own; make sure in the end that it is gone."""
    port = free_port()
    words = ["rooms", "--port", str(port), "--pages", str(site.data / "none")]
    with subprocess.Popen([sys.executable, "-m", "rembuk.web", *words], env=environment(site)) as process:
        wait_for(port)
        yield process, port
        process.kill()
