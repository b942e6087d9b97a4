"""Running ours and the peers one after another, each in a process of its own, with time and memory."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from bench.padan.generator import Made
from bench.padan.measures import Measured, measure

ROOT = Path(__file__).resolve().parent.parent.parent
PEERS = ROOT / ".venv" / "bench-padan"
# dedupe still asks its index for what newer releases of BTrees have not.
PACKAGES = ["splink==5.0.0", "recordlinkage==0.16", "dedupe==3.0.3", "BTrees==5.2", "pyarrow"]


@dataclass(frozen=True)
class Ran:
    """One run, or None where it did not finish within `limit` seconds.

    `seconds` from the process's start to its end; `inside`, from a list in memory to pairs in memory; `processor`, the
    seconds that processors worked for it; `mebibytes`, its peak memory; `measured`, how good its pairs are.
    """

    name: str
    limit: float
    seconds: float | None = None
    inside: float | None = None
    processor: float | None = None
    mebibytes: float | None = None
    measured: Measured | None = None


def bring_up() -> None:
    """Install the peers into an environment of their own."""
    if not (PEERS / "bin" / "python").exists():
        uv = str(ROOT / ".tools" / "bin" / "uv")
        subprocess.run([uv, "venv", "-q", "--python", sys.executable, str(PEERS)], check=True)
        subprocess.run(
            [uv, "pip", "install", "-q", "--python", str(PEERS / "bin" / "python"), *PACKAGES], check=True
        )


def saved(made: Made, folder: Path, name: str) -> Path:
    """Write a generated list for the processes to read."""
    path = folder / f"{name}.parquet"
    pq.write_table(made.table, path)
    truth = pa.table({"row_l": made.pairs[:, 0], "row_r": made.pairs[:, 1]})
    pq.write_table(truth, path.with_suffix(".truth.parquet"))
    return path


def run(peer: str, source: Path, made: Made, *, limit: float) -> Ran:
    """Run one of ours or the peers on a list, for at most `limit` seconds."""
    out = source.with_name(f"{peer}.out.parquet")
    out.unlink(missing_ok=True)
    ran = started(peer, command(peer, out, source), limit=limit)
    if not out.exists():
        return Ran(peer, limit)
    ran = replace(ran, measured=measure(*pairs(out), made.pairs))
    if peer == "padan":
        inside = started(peer, [sys.executable, "-m", "bench.padan.inside", str(source)], limit=limit)
        ran = replace(ran, inside=inside.inside)
    return ran


def started(name: str, words: list[str], *, limit: float) -> Ran:
    """Run a command that writes pairs, and say what it took."""
    began = time.perf_counter()
    # A session of its own, so that whatever the peer starts ends with it.
    process = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    )
    alarm = threading.Timer(limit, lambda: os.killpg(process.pid, signal.SIGKILL))
    alarm.start()
    peak = _Peak(process.pid)
    printed = process.stdout.read() if process.stdout else ""
    _, _, used = os.wait4(process.pid, 0)
    alarm.cancel()
    told = [float(line.split()[1].rstrip(",")) for line in printed.splitlines() if line.startswith("SECONDS")]
    seconds, processor = time.perf_counter() - began, used.ru_utime + used.ru_stime
    return Ran(name, limit, seconds, told[0] if told else None, processor, peak.ended())


class _Peak:
    """The peak memory of a process, looked at while it runs.

    What the system says of a process that has ended counts the memory of whoever started it as well.
    """

    def __init__(self, pid: int) -> None:
        self.status, self.mebibytes = Path(f"/proc/{pid}/status"), 0.0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._look)
        self.thread.start()

    def _look(self) -> None:
        while not self.over.wait(0.05):
            with suppress(OSError):
                lines = self.status.read_text(encoding="utf-8").splitlines()
                kibibytes = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
                # For a moment after the start it is still a copy of whoever started it.
                self.mebibytes = kibibytes[0] / 1024 if kibibytes else self.mebibytes

    def ended(self) -> float:
        """Stop looking, and return the last peak that was seen."""
        self.over.set()
        self.thread.join()
        return self.mebibytes


def pairs(out: Path) -> tuple[Any, Any, Any]:
    """Read the pairs that a run wrote: row_l, row_r, probability."""
    found = pq.read_table(out)
    left, right, probability = (found[name].to_numpy() for name in ("row_l", "row_r", "probability"))
    return left, right, probability


def command(peer: str, out: Path, *lists: Path) -> list[str]:
    """Return the words that start a run: ours, or a peer's script, which for Splink takes the name of its settings."""
    files = [str(path) for path in lists]
    if peer == "padan":
        padan = str(Path(sys.executable).with_name("padan"))
        return [padan, "dedupe", *files, "-o", str(out), "--threshold", "0.001"]
    script, _, settings = peer.partition(" ")
    return [str(PEERS / "bin" / "python"), str(ROOT / "bench" / "padan" / "peers" / f"{script}.py"),
            *([settings, str(out), *files] if settings else [*files, str(out)])]  # fmt: skip


def cores() -> str:
    """Name the machine."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown CPU"
    )
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores of {model}, load {load:.1f} from others while measuring"
