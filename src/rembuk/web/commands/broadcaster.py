"""`rembuk broadcaster`: takes in the streams of the talks; started by `rembuk serve`."""

import argparse
import logging
import signal
import time
from collections.abc import Sequence
from types import FrameType

import imageio_ffmpeg
from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from rembuk.hall.queries.broadcast import wanted
from rembuk.hall.tasks.broadcaster import Broadcaster
from rembuk.web.health import BROADCASTER_HEARTBEAT
from rembuk.web.supervisor import start_following

logger = logging.getLogger("rembuk.broadcaster")
_ROUND = 0.5


class Rounds:
    """Tends the streams round after round, until a signal comes."""

    def __init__(self) -> None:
        self._broadcaster = Broadcaster(start=start_following, ffmpeg=imageio_ffmpeg.get_ffmpeg_exe())
        self._running = True

    def stop(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        """Let the round that is under way be the last."""
        self._running = False

    def live(self) -> None:
        """Tend the streams; a database that is busy or away leaves them as they are for a round."""
        known = []
        try:
            while self._running:
                (settings.DATA / BROADCASTER_HEARTBEAT).touch()
                try:
                    close_old_connections()
                    known = list(wanted(timezone.now()))
                except DatabaseError:
                    logger.exception("the database did not answer; the streams go on")
                self._broadcaster.tend(known)
                time.sleep(_ROUND)
        finally:
            self._broadcaster.stop()


def run(argv: Sequence[str]) -> int:
    """Tend the streams until a signal comes."""
    argparse.ArgumentParser(
        prog="rembuk broadcaster",
        description="Take in the streams of the talks, make HLS of them. `rembuk serve` starts one by itself.",
        epilog="example: rembuk broadcaster",
    ).parse_args(argv)
    rounds = Rounds()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, rounds.stop)
    rounds.live()
    return 0
