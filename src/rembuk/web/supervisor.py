"""Keeping the processes of a site running, and stopping all of them cleanly."""

import ctypes
import multiprocessing
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.context import ForkProcess
from types import FrameType

_SIGNAL_AT_PARENTS_DEATH, _NAME = 1, 15  # PR_SET_PDEATHSIG and PR_SET_NAME of prctl(2)
# A child is a fork: what this process has imported, it has too, at once and in the same memory.
_FORK = multiprocessing.get_context("fork")
_RESTARTS, _WINDOW = 5, 60.0
_PATIENCE = 8.0


def start_following(
    command: Sequence[str],
    *,
    stdin: int | None = None,
    stdout: int | None = None,
    stderr: int | None = None,
) -> "subprocess.Popen[bytes]":
    """Start a process that gets SIGTERM when this one dies, however it dies."""
    return subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=stderr, preexec_fn=_follow_parent)  # noqa: PLW1509, S603 - our own command; no threads yet


class GaveUp(Exception):
    """A process keeps dying."""


@dataclass(slots=True)
class Child:
    """One process of the site, and when it was last restarted (seconds of a steady clock)."""

    name: str
    work: Callable[[], int | None]
    process: ForkProcess | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start the process; it gets SIGTERM when this one dies, however it dies."""
        self.process = _FORK.Process(target=_live, args=(self.name, self.work), name=self.name)
        self.process.start()

    def has_died(self) -> bool:
        """Say whether the process has ended by itself."""
        return self.process is not None and not self.process.is_alive()

    def ask_to_stop(self) -> None:
        """Ask a process that still runs to end."""
        if self.process is not None and self.process.is_alive():
            self.process.terminate()

    def stop(self, deadline: float) -> None:
        """Wait until the deadline for the process to end, then end it."""
        if self.process is None:
            return
        self.process.join(max(0.1, deadline - time.monotonic()))
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class Supervisor:
    """Starts the children, starts again what dies, and stops all on SIGTERM or SIGINT.

    Nothing may be open in this process that a child must not share: no database, no thread.
    """

    def __init__(self, works: Mapping[str, Callable[[], int | None]], *, say: Callable[[str], None]) -> None:
        self._children = [Child(name, work) for name, work in works.items()]
        self._say = say
        self._stopping = False

    def run(self, *, when_ready: Callable[[], bool]) -> None:
        """Run until a signal; call `when_ready` again and again until it says that it is done.

        :raises GaveUp: naming the process that died too often.
        """
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        try:
            for child in self._children:
                child.start()
            is_ready = False
            while not self._stopping:
                is_ready = is_ready or when_ready()
                for child in self._children:
                    self._revive(child)
                time.sleep(0.2)
        finally:
            self._end()

    def _revive(self, child: Child) -> None:
        if self._stopping or not child.has_died():
            return
        now = time.monotonic()
        child.deaths = [*(death for death in child.deaths if now - death < _WINDOW), now]
        if len(child.deaths) > _RESTARTS:
            raise GaveUp(
                f"the {child.name} died {_RESTARTS} times within a minute; see the lines above for the cause."
            )
        self._say(f"the {child.name} died; starting it again")
        time.sleep(0.2 * 2 ** len(child.deaths))
        child.start()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _end(self) -> None:
        deadline = time.monotonic() + _PATIENCE
        for child in self._children:
            child.ask_to_stop()
        for child in self._children:
            child.stop(deadline)


def _live(name: str, work: Callable[[], int | None]) -> None:
    """Be the child: forget what the supervisor does at a signal, do the work, end with its exit code."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _follow_parent()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_NAME, name.encode())
    sys.exit(work())


def _follow_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SIGNAL_AT_PARENTS_DEATH, signal.SIGTERM)
    # A terminal's Ctrl+C reaches every process of the group; only the supervisor decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
