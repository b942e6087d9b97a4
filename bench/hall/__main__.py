"""`python -m bench.hall`: the fan-out of the room beside the floor and its peers; writes docs/benchmarks-hall.md.

The server has one core, the crowd the other. Every stack tells everyone the same kilobyte again and again.
"""

import argparse
import http.client
import os
import platform
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "bench" / "hall"
PEERS = ROOT / ".venv" / "bench-hall"
PACKAGES = ["sse-starlette==3.0.3", "starlette==0.49.1", "channels==4.3.2", "uvicorn==0.54.0", "uvloop==0.23.0", "httptools==0.9.0", "django==5.2.19"]  # fmt: skip
SERVER_CORE, CROWD_CORE = "0", "1"
BYTES, PAUSE_MS = 1024, 1000
# A larger crowd takes minutes to be let in, and then its messages do not arrive in time.
MOST = {"Django Channels": 5_000, "sse-starlette": 5_000}


@dataclass(frozen=True)
class Fan:
    """What one stack did for so many listeners: CPU in microseconds a message, times in ms, memory in KiB each."""

    stack: str
    listeners: int
    cpu_us: float
    p50: float
    p99: float
    memory: float
    opened: float
    share: float
    lost: int


def main() -> None:
    """Measure every stack with every crowd and write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.hall")
    parser.add_argument("--listeners", default="1000,5000,10000,20000", help="crowds, with commas between")
    parser.add_argument("--seconds", type=float, default=8.0, help="how long each is measured")
    parser.add_argument("--without", default="", help="stacks to leave out, with commas between")
    wanted = parser.parse_args()
    crowds = [int(word) for word in wanted.listeners.split(",")]
    # The servers and the crowd inherit it; root is needed to go beyond the hard limit.
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for program in ("floor", "crowd"):
            subprocess.run(["cc", "-O2", "-o", folder / program, HERE / f"{program}.c"], check=True)
        python = _peers()
        stacks = {
            "C floor": [str(folder / "floor")],
            "ours": [sys.executable, str(HERE / "ours.py")],
            "nchan": ["nchan"],
            "sse-starlette": [python, str(HERE / "sse.py")],
            "Django Channels": [python, str(HERE / "channels_peer.py")],
        }
        for left_out in filter(None, wanted.without.split(",")):
            del stacks[left_out]
        fans = []
        for listeners in crowds:
            for stack, command in stacks.items():
                if listeners > MOST.get(stack, listeners):
                    continue
                fans.append(_measure(stack, command, listeners, wanted.seconds, folder))
                sys.stderr.write(f"{fans[-1]}\n")
    page = _page(fans)
    (ROOT / "docs" / "benchmarks-hall.md").write_text(page, encoding="utf-8")
    sys.stdout.write(page)


def _peers() -> str:
    """Return the Python that has the peers, in an environment of its own."""
    if not PEERS.exists():
        uv = str(ROOT / ".tools" / "bin" / "uv")
        subprocess.run([uv, "venv", "-q", str(PEERS)], check=True)
        subprocess.run([uv, "pip", "install", "-q", "--python", str(PEERS), *PACKAGES], check=True)
    return str(PEERS / "bin" / "python")


def _measure(stack: str, command: list[str], listeners: int, seconds: float, folder: Path) -> Fan:
    with _server(command, folder) as (pid, port):
        before = _memory(pid)
        words = [str(folder / "crowd"), str(port), "/", str(listeners), str(seconds)]
        with subprocess.Popen(
            ["taskset", "-c", CROWD_CORE, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as crowd:
            assert crowd.stdin is not None
            assert crowd.stdout is not None
            opened = float(crowd.stdout.readline().split()[1])
            time.sleep(1.5)
            memory = (_memory(pid) - before) / listeners
            used = _cpu(pid)
            crowd.stdin.write("go\n")
            crowd.stdin.flush()
            result = crowd.stdout.readline().split()
            cpu = _cpu(pid) - used
    messages, p50, p99 = int(result[0]), float(result[1]), float(result[2])
    expected = listeners * int(seconds * 1000 / PAUSE_MS)
    return Fan(
        stack=stack,
        listeners=listeners,
        cpu_us=cpu * 1e6 / max(1, messages),
        p50=p50,
        p99=p99,
        memory=memory,
        opened=opened,
        share=messages / expected,
        lost=int(result[4]),
    )


@contextmanager
def _server(command: list[str], folder: Path) -> Iterator[tuple[int, int]]:
    """Run a stack on its core; give its process id and port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    is_nchan = command == ["nchan"]
    if is_nchan:
        text = (HERE / "nchan.conf").read_text(encoding="ascii")
        (folder / "nchan.conf").write_text(text.replace("FOLDER", str(folder)).replace("PORT", str(port)))
        words = ["nginx", "-c", str(folder / "nchan.conf"), "-p", str(folder)]
    else:
        words = [*command, str(port), str(BYTES), str(PAUSE_MS)]
    with subprocess.Popen(["taskset", "-c", SERVER_CORE, *words]) as server:
        _wait_for(port)
        stop = threading.Event()
        if is_nchan:
            threading.Thread(target=_tell_nchan, args=(port, stop), daemon=True).start()
        try:
            yield (_worker_of(server.pid) if is_nchan else server.pid), port
        finally:
            stop.set()
            server.terminate()
            try:
                server.wait(5)
            except subprocess.TimeoutExpired:
                server.kill()


def _tell_nchan(port: int, stop: threading.Event) -> None:
    while not stop.wait(PAUSE_MS / 1000):
        head = f'{{"t":{time.monotonic_ns()},"x":"'
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            connection.request("POST", "/tell", head + "x" * (BYTES - len(head) - 12) + '"}')
            connection.getresponse().read()
        except OSError:
            return
        finally:
            connection.close()


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("a server did not answer")


def _worker_of(master: int) -> int:
    children = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(master)], capture_output=True, text=True, check=True
    )
    return int(children.stdout.split()[0])


def _cpu(pid: int) -> float:
    """Return the seconds that all threads of a process have been on a core; the kernel counts nanoseconds."""
    counted = [file.read_text().split()[0] for file in Path(f"/proc/{pid}/task").glob("*/schedstat")]
    return sum(map(int, counted)) / 1e9


def _memory(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return float(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def _page(fans: list[Fan]) -> str:
    today = f"{date.today():%-d %B %Y}"  # noqa: DTZ011 - the day on this machine
    floors = {fan.listeners: fan.cpu_us for fan in fans if fan.stack == "C floor"}
    rows = "\n".join(
        f"| {fan.listeners:,} | {fan.stack} | {fan.cpu_us / floors[fan.listeners]:.1f} | {fan.cpu_us:.1f} | {fan.p50:.0f} "
        f"| {fan.p99:.0f} | {fan.memory:.1f} | {fan.opened:,.0f} | {fan.share:.0%} | {fan.lost} |"
        for fan in fans
        if fan.listeners in floors
    )
    return f"""# The live room, measured

{today} · {os.cpu_count()} cores, {platform.system()} {platform.release()} · Python {platform.python_version()}

One message of {BYTES} bytes a second to everyone; the server on one core, the crowd (an epoll loop in C) on the other,
all stacks in one run. *Floor* is a C program that only writes the same bytes to the same sockets: nothing can cost
less. ×CPU is CPU time a delivered message against it. Delay is from the stamp in the message to its reading; memory
is the server's own, without the kernel's buffers. *Delivered* is how many of the messages arrived in time. The machine
is shared and noisy: read the ratios.

| listeners | stack | ×CPU | CPU µs a message | p50 ms | p99 ms | KiB a listener | opened a second | delivered | lost |
|---|---|---|---|---|---|---|---|---|---|
{rows}

Run it again with `make bench-hall`; it needs two cores, a C compiler and Debian's `libnginx-mod-nchan`.
"""


if __name__ == "__main__":
    main()
