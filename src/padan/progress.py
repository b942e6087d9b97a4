"""Tell on standard error what goes on, when it takes more than two seconds."""

import sys
import time
from collections.abc import Callable

from padan.telling import said

PATIENCE = 2.0


class Progress:
    """Says at once what a person must see, and steps of the work only once it takes long."""

    def __init__(self, command: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._command = command
        self._clock = clock
        self._began = self._last = clock()

    def say(self, line: str) -> None:
        """Say a line."""
        sys.stderr.write(f"padan {self._command}: {said(line)}\n")

    def step(self, line: str) -> None:
        """Say what begins now, if the work has taken two seconds already, and at most twice a second."""
        now = self._clock()
        if now - self._began >= PATIENCE and now - self._last >= PATIENCE / 4:
            self._last = now
            self.say(f"{now - self._began:.0f} s: {line}")
