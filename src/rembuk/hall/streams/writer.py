"""The one writer of the crowd's doings: what arrives while a batch is being committed makes up the next one.

Nobody is answered before the batch is on the disk: on SQLite the writer's own connection commits with
`synchronous=FULL`, while the pages' connections stay with NORMAL.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from threading import Condition, Thread

from django.db import DatabaseError, connection
from django.utils import timezone

from rembuk.hall.actions import crowd
from rembuk.hall.core.doings import Doing

logger = logging.getLogger("rembuk.rooms")

MOST_AT_ONCE = 1_000
MOST_QUEUED = 50_000


class Busy(Exception):
    """The database does not take it now; sending it again later does no harm."""


class Job:
    """A doing of a room that waits to be written, and the answer to it."""

    __slots__ = ("answer", "doing", "room")

    def __init__(self, room: int, doing: Doing, answer: "asyncio.Future[crowd.Outcome]") -> None:
        self.room, self.doing, self.answer = room, doing, answer


class Writer:
    """Takes doings from the event loop and commits them in a thread of its own."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._queue: list[Job] = []
        self._gate = Condition()
        self._stopping = False
        self._thread = Thread(target=self._work, name="hall-writer")

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def stop(self) -> None:
        """Write what has arrived, then end."""
        with self._gate:
            self._stopping = True
            self._gate.notify()
        self._thread.join()

    def submit(self, room: int, doing: Doing) -> "asyncio.Future[crowd.Outcome]":
        """Return what will become of a doing, once it is on the disk. :raises Busy: if too many wait."""
        if len(self._queue) >= MOST_QUEUED:
            raise Busy
        answer: asyncio.Future[crowd.Outcome] = self._loop.create_future()
        with self._gate:
            self._queue.append(Job(room, doing, answer))
            self._gate.notify()
        return answer

    def _work(self) -> None:
        while batch := self._next():
            try:
                outcomes: Mapping[int, Sequence[crowd.Outcome]] | None = _commit(batch)
            except DatabaseError:
                logger.exception("a batch of %d could not be written", len(batch))
                connection.close()
                outcomes = None
            self._loop.call_soon_threadsafe(_answer, batch, outcomes)
        connection.close()

    def _next(self) -> list[Job]:
        with self._gate:
            self._gate.wait_for(lambda: self._queue or self._stopping)
            batch, self._queue = self._queue[:MOST_AT_ONCE], self._queue[MOST_AT_ONCE:]
            return batch


def _commit(batch: Sequence[Job]) -> dict[int, list[crowd.Outcome]]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
    doings: dict[int, list[Doing]] = defaultdict(list)
    for job in batch:
        doings[job.room].append(job.doing)
    return crowd.take(doings, now=timezone.now())


def _answer(batch: Sequence[Job], outcomes: Mapping[int, Sequence[crowd.Outcome]] | None) -> None:
    turns = {room: iter(found) for room, found in (outcomes or {}).items()}
    for job in batch:
        outcome = next(turns[job.room], None) if job.room in turns else Busy()
        if job.answer.done():
            continue
        if isinstance(outcome, Busy):
            job.answer.set_exception(outcome)
        else:
            job.answer.set_result(outcome)
