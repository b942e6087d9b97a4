"""What the door costs a page: the page server asked directly, and through the door."""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.hall import servers
from bench.overhttp import rate

ROOT = Path(__file__).resolve().parents[2]
SIZE, ROUNDS = 8_000, 3


def compared() -> tuple[float, float]:
    """Return how long a page of 8 kB takes directly and through the door, in microseconds, one after another.

    The page is the bare function of the other benchmarks, so that nothing of a page's own time hides the door's.
    """
    with tempfile.TemporaryDirectory() as name:
        pages, direct, door = Path(name) / "pages", servers.free_port(), servers.free_port()
        environment = {"REMBUK_DATA": name, "REMBUK_DATABASE_URL": ""}
        granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--no-ws"]
        granian += ["--blocking-threads", "4", "--log-level", "error"]
        behind = [*granian, "--uds", str(pages), "bench.bare:application"]
        rooms = [sys.executable, "-m", "rembuk.web", "rooms", "--port", str(door), "--pages", str(pages)]
        with (
            servers.running([*granian, "--port", str(direct), "bench.bare:application"], direct),
            subprocess.Popen(["taskset", "-c", servers.SERVER_CORE, *behind]) as far,
            servers.running(rooms, door, environment=environment),
        ):
            ratios = [(1e6 / rate(direct, f"/{SIZE}"), 1e6 / rate(door, f"/{SIZE}")) for _ in range(ROUNDS)]
            far.terminate()
    return statistics.median(one for one, _ in ratios), statistics.median(other for _, other in ratios)
