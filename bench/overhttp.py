"""Requests a second over loopback: the server alone on one core, the load on the other."""

import os
import re
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER_CORE, LOAD_CORE = 0, 1
SECONDS, ROUNDS, CONNECTIONS = 2, 3, 16
# As a browser asks; some servers answer other clients with something else.
HEADERS = {
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "gzip",
    "User-Agent": "Mozilla/5.0 (Linux; Android 10) Chrome/120",
}


@contextmanager
def server(command: list[str], port: int, *, folder: Path, environment: dict[str, str]) -> Iterator[int]:
    """Run a server on its core until it answers; give its process id; stop it afterwards."""
    process = subprocess.Popen(
        ["taskset", "-c", str(SERVER_CORE), *command],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(150):
            time.sleep(0.2)
            if _answers(port):
                break
        else:
            raise SystemExit(f"{command[0]} did not answer")
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def granian(target: str, port: int) -> list[str]:
    """Return the command of our page server: one process, four threads, as `rembuk serve` starts each."""
    options = ["--interface", "wsgi", "--port", str(port), "--workers", "1", "--blocking-threads", "4"]
    return [sys.executable, "-m", "granian", *options, "--no-ws", "--log-level", "error", target]


def rate(port: int, address: str, *, seconds: int = SECONDS) -> float:
    """Return requests a second, the median of a few runs of wrk, each of so many seconds."""
    headers = [word for name, value in HEADERS.items() for word in ("-H", f"{name}: {value}")]
    load = ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", *headers]
    rates = []
    for _ in range(ROUNDS):
        done = subprocess.run(
            [*load, f"http://127.0.0.1:{port}{address}"], capture_output=True, text=True, check=True
        )
        if "Non-2xx" in done.stdout:
            raise SystemExit(f"{address} does not answer 200")
        rates.append(float(re.findall(r"Requests/sec:\s+([\d.]+)", done.stdout)[0]))
    return statistics.median(rates)


def cpu_ms(pid: int, port: int, address: str, *, count: int = 40) -> float:
    """Return the CPU milliseconds a request costs the server's whole process tree."""
    for _ in range(3):
        _fetch(port, address)
    before = _ticks(pid)
    for _ in range(count):
        _fetch(port, address)
    return (_ticks(pid) - before) * 1000 / os.sysconf("SC_CLK_TCK") / count


def size(port: int, address: str) -> int:
    """Return the bytes of an answer as they travel."""
    return _fetch(port, address)


def _fetch(port: int, address: str) -> int:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{address}", headers=HEADERS)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return len(answer.read())


def _answers(port: int) -> bool:
    try:
        _fetch(port, "/")
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def family(pid: int) -> list[int]:
    """Return a process and all its descendants."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(member for child in children for member in family(int(child)))]


def times(pid: int) -> list[int]:
    """Return the clock ticks of a process: its own and the system's for it, then both of what it has outlived."""
    return [int(field) for field in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:15]]


def _ticks(pid: int) -> int:
    """Return the clock ticks of a process and all its descendants."""
    return sum(sum(times(member)[:2]) for member in family(pid))
