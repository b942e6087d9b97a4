"""Tending the streams of the talks: what dies is started again, and what was missed is at most one segment."""

import logging
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rembuk.hall.core import broadcast
from rembuk.hall.core.playlist import read
from rembuk.hall.queries.broadcast import LEAST_FREE, Wanted

logger = logging.getLogger("rembuk.broadcaster")

Start = Callable[..., "subprocess.Popen[bytes]"]
"""Starts a process that ends when this one does, with its `stdin`, `stdout` and `stderr`."""

_PATIENCE: Final = 4.0
_LONGEST_PAUSE: Final = 8.0
_WELL_AFTER: Final = 10.0
_SPARED: Final = 15


@dataclass(slots=True)
class Runner:
    """One place for a process: starts it, and after a death again, each time a little later."""

    start: Start
    process: "subprocess.Popen[bytes] | None" = None
    pause: float = 0.0
    started_at: float = 0.0
    not_before: float = 0.0

    def is_running(self) -> bool:
        """Say whether the process is there."""
        return self.process is not None and self.process.poll() is None

    def launch(self, command: Sequence[str], *, stdin: str = "", quiet: bool = False) -> bool:
        """Start the process, unless one died a moment ago; say whether it was started."""
        now = time.monotonic()
        if self.process is not None:
            self.pause = (
                0.25 if now - self.started_at > _WELL_AFTER else min(self.pause * 2 or 0.25, _LONGEST_PAUSE)
            )
            self.not_before, self.process = now + self.pause, None
        if now < self.not_before:
            return False
        errors = subprocess.DEVNULL if quiet else None
        self.process = self.start(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors)
        self.started_at = now
        if self.process.stdin is not None:
            try:
                self.process.stdin.write(stdin.encode())
                self.process.stdin.close()
            except BrokenPipeError:
                logger.warning("a process ended before it began: %s", Path(command[0]).name)
        return True

    def stop(self, *, patience: float = _PATIENCE) -> None:
        """End the process: politely, then not."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


class Ingest:
    """The stream of one talk: a receiver that keeps what comes in, and an encoder that follows it."""

    def __init__(self, wanted: Wanted, *, start: Start, ffmpeg: str) -> None:
        self.wanted = wanted
        self._ffmpeg = ffmpeg
        self._receiver, self._encoder = Runner(start), Runner(start)
        self._receiving: Path | None = None
        self._waiting: list[Path] = []
        self._encoding: Path | None = None
        self._disk = Disk(wanted.folder)

    def tend(self) -> None:
        """Start what has died, go on to the next session, and keep the disk from filling up."""
        (self.wanted.folder / "live").mkdir(parents=True, exist_ok=True)
        if not self._receiver.is_running():
            self._listen()
        self._follow()
        if self._receiving is not None:
            self._disk.spare(self._receiving)

    def stop(self) -> None:
        """End both processes; what came in is on the disk."""
        self._receiver.stop()
        self._end_session()
        deadline = time.monotonic() + _PATIENCE
        while self._encoding is not None and self._encoder.is_running() and time.monotonic() < deadline:
            time.sleep(0.1)
        self._encoder.stop()

    def _listen(self) -> None:
        self._end_session()
        folder = _next_session(self.wanted.folder / "recording")
        listened_for = broadcast.listening(self.wanted.port, self.wanted.passphrase)
        # A stranger who knocks would fill the log with what SRT says of it.
        if self._receiver.launch(broadcast.receiver(self._ffmpeg, folder), stdin=listened_for, quiet=True):
            self._receiving = folder
            # A folder in which nothing came is used again.
            self._waiting = [each for each in self._waiting if each != folder] + [folder]

    def _end_session(self) -> None:
        """Say in the recording's list that no more will come, if a receiver died before it could."""
        if self._receiving is not None:
            kept = self._receiving / broadcast.RECORDING
            if kept.exists() and not read(kept.read_text(encoding="utf-8")).ended:
                with kept.open("a", encoding="utf-8") as file:
                    file.write("#EXT-X-ENDLIST\n")
        self._receiving = None

    def _follow(self) -> None:
        """Encode one session after the other; a run that failed begins again with the latest piece."""
        if self._encoder.is_running():
            return
        if self._encoding is not None and self._encoding == self._receiving:
            logger.warning("the encoder of talk %s ended; starting it again", self.wanted.talk)
            self._encode(self._encoding, from_start=False)
            return
        self._encoding = None
        begun = [each for each in self._waiting if (each / broadcast.RECORDING).exists()]
        if begun and self._encode(begun[0], from_start=True):
            self._encoding = begun[0]
            self._waiting.remove(begun[0])

    def _encode(self, session: Path, *, from_start: bool) -> bool:
        live = self.wanted.folder / "live"
        return self._encoder.launch(
            broadcast.encoder(self._ffmpeg, session, live, run=_next_run(live), from_start=from_start)
        )


@dataclass(slots=True)
class Disk:
    """Keeps the disk free: live rungs lose what nobody asks for any more, a full disk stops the recording."""

    folder: Path
    short_since: float | None = None
    free: Callable[[Path], int] = field(default=lambda folder: shutil.disk_usage(folder).free)

    def spare(self, session: Path) -> None:
        """Remove live segments that left their lists and, when the disk is full, what came in since then."""
        for rung in broadcast.RUNGS:
            made = sorted((self.folder / "live").glob(f"{rung.name}-*.ts"))
            for old in made[: -_SPARED - 1]:
                old.unlink(missing_ok=True)
        if self.free(self.folder) >= LEAST_FREE:
            self.short_since = None
            return
        if self.short_since is None:
            self.short_since = time.time()
            logger.error("the disk is full: the recording has stopped, the stream goes on")
        # The encoder still reads the latest pieces.
        for piece in sorted(session.glob("*.ts"))[:-_SPARED]:
            if piece.stat().st_mtime > self.short_since:
                piece.unlink(missing_ok=True)


class Broadcaster:
    """The streams of all talks that want one."""

    def __init__(self, *, start: Start, ffmpeg: str) -> None:
        self._start, self._ffmpeg = start, ffmpeg
        self._ingests: dict[int, Ingest] = {}

    def tend(self, wanted: Iterable[Wanted]) -> None:
        """Listen for what is wanted, stop what is not; another passphrase or port is another stream."""
        now_wanted = {each.talk: each for each in wanted}
        for talk, ingest in list(self._ingests.items()):
            if now_wanted.get(talk) != ingest.wanted:
                self._ingests.pop(talk).stop()
        for talk, each in now_wanted.items():
            if talk not in self._ingests:
                self._ingests[talk] = Ingest(each, start=self._start, ffmpeg=self._ffmpeg)
            self._ingests[talk].tend()

    def stop(self) -> None:
        """Stop everything."""
        self.tend([])


def _next_session(folder: Path) -> Path:
    """Return a folder for the next connection; one in which nothing came is used again."""
    used = [path for path in folder.glob("[0-9]*") if (path / broadcast.RECORDING).exists()]
    session = folder / f"{max((int(path.name) for path in used), default=-1) + 1:04d}"
    session.mkdir(parents=True, exist_ok=True)
    return session


def _next_run(live: Path) -> int:
    """Return the number of the encoder's next run: one more than any segment bears."""
    return max((int(path.name.split("-")[1]) for path in live.glob("*-[0-9]*-*.ts")), default=-1) + 1
