"""Running ours and the peers one after another, each in a process of its own, with time and memory."""

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from bench.padan.generator import Made
from bench.padan.measures import Measured, measure

ROOT = Path(__file__).resolve().parent.parent.parent
PEERS = ROOT / ".venv" / "bench-padan"
PACKAGES = ["splink==5.0.0", "recordlinkage==0.16", "dedupe==3.0.3", "pyarrow"]


@dataclass(frozen=True)
class Ran:
    """One run: wall seconds, peak memory in MiB, and how good its pairs are; None where it did not finish."""

    name: str
    seconds: float | None
    mebibytes: float | None
    measured: Measured | None


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
    return path


def run(peer: str, source: Path, made: Made, *, limit: float) -> Ran:
    """Run one script of `peers/` on a list, for at most `limit` seconds."""
    out = source.with_name(f"{peer}.out.parquet")
    out.unlink(missing_ok=True)
    began = time.perf_counter()
    process = subprocess.Popen(
        _command(peer, source, out), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    alarm = threading.Timer(limit, process.kill)
    alarm.start()
    printed = process.stdout.read() if process.stdout else ""
    _, _, used = os.wait4(process.pid, 0)
    alarm.cancel()
    whole = time.perf_counter() - began
    if not out.exists():
        return Ran(peer, None, None, None)
    # Ours is timed from the command's start to its end, reading and writing included; the peers without their
    # start.
    told = [line.split()[1] for line in printed.splitlines() if line.startswith("SECONDS")]
    found = pq.read_table(out)
    columns = [found[name].to_numpy() for name in ("row_l", "row_r", "probability")]
    return Ran(
        peer,
        float(told[0]) if told else whole,
        used.ru_maxrss / 1024,
        measure(columns[0], columns[1], columns[2], made.pairs),
    )


def _command(peer: str, source: Path, out: Path) -> list[str]:
    if peer == "padan":
        padan = str(Path(sys.executable).with_name("padan"))
        return [padan, "dedupe", str(source), "-o", str(out), "--threshold", "0.001"]
    return [
        str(PEERS / "bin" / "python"),
        str(ROOT / "bench" / "padan" / "peers" / f"{peer}.py"),
        str(source),
        str(out),
    ]


def cores() -> str:
    """Name the machine."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown CPU"
    )
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores of {model}, load {load:.1f} from others while measuring"
