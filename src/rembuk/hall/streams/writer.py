"""The one writer of the crowd's doings: what arrives while a batch is being committed makes up the next one.

Nobody is answered before the batch is on the disk: on SQLite the writer's own connection commits with
`synchronous=FULL`, while the pages' connections stay with NORMAL.
"""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from threading import Condition, Lock, Thread

from django.db import connection, transaction
from django.utils import timezone

from rembuk.hall.actions import crowd
from rembuk.hall.core.doings import Doing

logger = logging.getLogger("rembuk.rooms")

MOST_AT_ONCE = 1_000
"""Doings in one transaction; five values each stay below what SQLite (32,766) and PostgreSQL (65,535) take."""

MOST_QUEUED = 50_000
_ANSWERED_IN_A_TURN = 100
_A_CROWD = 20
_GATHER = 0.01
"""After so many doings at once the next wait for so many seconds: a batch costs as much as 200 doings in it."""

_SHORT = 0.003
"""The writer goes before the crowd for so many seconds at most; a vote by itself takes it one or two."""

_CHECKPOINT_PAGES = 4_000
"""Random keys touch pages all over the indexes: with SQLite's own 1,000 every second batch has to wait."""


class Busy(Exception):
    """The database does not take it now; sending it again later does no harm."""


Answer = Callable[[crowd.Outcome | Busy], None]
"""Is told in the event loop what became of a doing."""

Job = tuple[int, Doing, Answer]
"""A doing of a room, by the room's id, that waits to be written, and who is to be told."""


class Writer:
    """Takes doings from the event loop and commits them in a thread of its own."""

    def __init__(self, loop: asyncio.AbstractEventLoop, *, when_written: Callable[[], None]) -> None:
        self._loop, self._when_written = loop, when_written
        self._queue: list[Job] = []
        self._gate = Condition()
        self._working = Lock()
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

    def submit(self, room: int, doing: Doing, answer: Answer) -> None:
        """Write a doing, and say what became of it once it is on the disk. :raises Busy: if too many wait."""
        if len(self._queue) >= MOST_QUEUED:
            raise Busy
        with self._gate:
            self._queue.append((room, doing, answer))
            self._gate.notify()

    def give_way(self) -> None:
        """Let a batch that is being worked on be ready for the disk first, if that takes no long time.

        Its thread would otherwise have to ask the event loop's for the interpreter again at every call of the
        database.
        """
        if self._working.acquire(timeout=_SHORT):
            self._working.release()

    async def outcome(self, room: int, doing: Doing) -> crowd.Outcome:
        """Return what became of a doing, once it is on the disk. :raises Busy: if it is not."""
        told: asyncio.Future[crowd.Outcome | Busy] = self._loop.create_future()
        self.submit(room, doing, lambda outcome: None if told.done() else told.set_result(outcome))
        outcome = await told
        if isinstance(outcome, Busy):
            raise outcome
        return outcome

    def _work(self) -> None:
        while batch := self._next():
            try:
                outcomes: Mapping[int, Sequence[crowd.Outcome]] = self._commit(batch)
            except Exception:
                # Whatever is wrong with one batch, the next one must be written.
                logger.exception("a batch of %d could not be written", len(batch))
                connection.close()
                outcomes = {}
            self._tell(batch, outcomes)
            if len(batch) >= _A_CROWD:
                time.sleep(_GATHER)
        connection.close()

    def _next(self) -> list[Job]:
        with self._gate:
            self._gate.wait_for(lambda: self._queue or self._stopping)
            batch, self._queue = self._queue[:MOST_AT_ONCE], self._queue[MOST_AT_ONCE:]
            return batch

    def _commit(self, batch: Sequence[Job]) -> dict[int, list[crowd.Outcome]]:
        _connect()
        doings: dict[int, list[Doing]] = defaultdict(list)
        for room, doing, _answer in batch:
            doings[room].append(doing)
        # Nobody waits while the disk does: that is the end of the transaction.
        with transaction.atomic(), self._working:
            return crowd.take(doings, now=timezone.now())

    def _tell(self, batch: Sequence[Job], outcomes: Mapping[int, Sequence[crowd.Outcome]]) -> None:
        """Have the loop answer a batch, a part in each of its turns, so that nobody waits for all of it."""
        turns = {room: iter(found) for room, found in outcomes.items()}
        told = [(answer, next(turns.get(room, iter(())), Busy())) for room, _doing, answer in batch]
        self._loop.call_soon_threadsafe(self._when_written)
        for start in range(0, len(told), _ANSWERED_IN_A_TURN):
            self._loop.call_soon_threadsafe(_answer, told[start : start + _ANSWERED_IN_A_TURN])


def _connect() -> None:
    """Connect this thread if it is not yet, on SQLite so that what was committed is on the disk."""
    if connection.connection is not None:
        return
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute(f"PRAGMA wal_autocheckpoint={_CHECKPOINT_PAGES}")


def _answer(told: Sequence[tuple[Answer, crowd.Outcome | Busy]]) -> None:
    for answer, outcome in told:
        answer(outcome)
