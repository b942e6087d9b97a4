"""`rembuk worker`: does the queued tasks and the chores of a site; started by `rembuk serve`."""

import argparse
import logging
import time
from collections.abc import Sequence

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker

from rembuk.web.chores import CHORES
from rembuk.web.health import HEARTBEAT

logger = logging.getLogger("rembuk.worker")
_ROUND = 1.0


class Chores:
    """The chores, each done when it is due, by a steady clock in seconds."""

    def __init__(self, now: float) -> None:
        # The first round waits a moment, so that a start is not the moment of most work.
        self._due = {chore.name: now + 5 for chore in CHORES}

    def do_due(self, now: float) -> list[str]:
        """Do what is due; return the names. One that fails is logged and tried again next time."""
        due = [chore for chore in CHORES if self._due[chore.name] <= now]
        for chore in due:
            self._due[chore.name] = now + chore.every.total_seconds()
            try:
                chore.do()
            except DatabaseError:
                logger.exception("chore failed: %s", chore.name)
        return [chore.name for chore in due]


class SiteWorker(Worker):
    """The queue's own worker, which lives in rounds so that chores and a heartbeat fit between its tasks."""

    def live(self) -> None:
        """Work until a signal comes."""
        self.configure_signals()
        chores = Chores(time.monotonic())
        while self.running:
            (settings.DATA / HEARTBEAT).touch()
            close_old_connections()
            # In batch mode the queue's worker returns once nothing is ready.
            self.run()
            chores.do_due(time.monotonic())
            if self.running:
                time.sleep(_ROUND)


def run(argv: Sequence[str]) -> int:
    """Work until a signal comes."""
    argparse.ArgumentParser(
        prog="rembuk worker",
        description="Do the queued tasks and the chores of a site. `rembuk serve` starts one by itself.",
        epilog="example: rembuk worker",
    ).parse_args(argv)
    SiteWorker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id="site",
        excluded_queue_names=[],
    ).live()
    return 0
