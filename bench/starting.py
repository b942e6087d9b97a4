"""What a site costs until it rests: `rembuk serve`, and its processes started each by itself (docs/adr/0011)."""

import os
import signal
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import overhttp

PORT, ROUNDS, REST = 8793, 3, 5.0


@dataclass(frozen=True)
class Start:
    """Processor seconds until the site rests, its memory then (MiB, a shared page counted once), its processes."""

    name: str
    seconds: float
    memory: float
    processes: int


def compared(data: Path) -> list[Start]:
    """Start the site in both ways, in turn, and return the median of each."""
    ways = {"forks of one process": [_rembuk("serve", "--port", str(PORT))], "each by itself": _alone(data)}
    starts = [_start(name, commands, data) for _ in range(ROUNDS) for name, commands in ways.items()]
    return [_median([start for start in starts if start.name == name]) for name in ways]


def _alone(data: Path) -> list[list[str]]:
    socket = str(data / "pages.socket")
    pages = ["--interface", "wsgi", "--uds", socket, "--workers", "2", "--blocking-threads", "4", "--no-ws"]
    return [
        [sys.executable, "-m", "granian", *pages, "--log-level", "error", "rembuk.web.wsgi:application"],
        _rembuk("rooms", "--port", str(PORT), "--pages", socket),
        _rembuk("worker"),
        _rembuk("broadcaster"),
    ]


def _rembuk(*words: str) -> list[str]:
    return [sys.executable, "-m", "rembuk.web", *words]


def _start(name: str, commands: Sequence[list[str]], data: Path) -> Start:
    # What an earlier start left would say that all is well before it is.
    for beat in data.glob("*.heartbeat"):
        beat.unlink()
    environment = {**os.environ, "REMBUK_DATA": str(data)}
    roots = [
        subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for command in commands
    ]
    try:
        _wait_until_well()
        time.sleep(REST)
        tree = [pid for root in roots for pid in overhttp.family(root.pid)]
        return Start(name, sum(map(_seconds, tree)), sum(map(_memory, tree)), len(tree))
    finally:
        for root in roots:
            root.send_signal(signal.SIGTERM)
        for root in roots:
            root.wait(20)


def _wait_until_well() -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/sehat", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit("the site did not become well")


def _seconds(pid: int) -> float:
    """Return the processor seconds of a process and of what it has outlived."""
    return sum(overhttp.times(pid)) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    """Return the proportional set size of a process in MiB: a page shared by n processes counts 1/n in each."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _median(starts: Sequence[Start]) -> Start:
    return Start(
        starts[0].name,
        statistics.median(start.seconds for start in starts),
        statistics.median(start.memory for start in starts),
        starts[0].processes,
    )
