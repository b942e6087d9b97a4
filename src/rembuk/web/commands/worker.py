"""`rembuk worker`: does the chores of a site; started by `rembuk serve`."""

import argparse
import logging
import signal
import time
from collections.abc import Sequence

from django.conf import settings
from django.db import close_old_connections

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
            except Exception:
                # Whatever one chore meets, a database that is taken or a row that is gone, the others are done.
                logger.exception("chore failed: %s", chore.name)
        return [chore.name for chore in due]


class Worker:
    """Lives in rounds: shows that it lives, and does what is due, until a signal comes."""

    def __init__(self) -> None:
        self._works = True
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._stop)

    def _stop(self, *_: object) -> None:
        self._works = False

    def live(self) -> None:
        """Work until a signal comes; a chore that has begun is done first."""
        chores = Chores(time.monotonic())
        while self._works:
            (settings.DATA / HEARTBEAT).touch()
            close_old_connections()
            chores.do_due(time.monotonic())
            if self._works:
                time.sleep(_ROUND)


def run(argv: Sequence[str]) -> int:
    """Work until a signal comes."""
    argparse.ArgumentParser(
        prog="rembuk worker",
        description="Do the chores of a site. `rembuk serve` starts one by itself.",
        epilog="example: rembuk worker",
    ).parse_args(argv)
    Worker().live()
    return 0
