"""The fan-out alone: every stack tells everyone the same kilobyte again and again."""

import http.client
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.hall import servers

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
PEERS = ROOT / ".venv" / "bench-hall"
PACKAGES = ["sse-starlette==3.0.3", "starlette==0.49.1", "channels==4.3.2", "uvicorn==0.54.0", "uvloop==0.23.0", "httptools==0.9.0", "django==5.2.19"]  # fmt: skip
BYTES, PAUSE_MS = 1024, 1000
OPENED_WITHIN = 60.0
"""A stack that has not let a crowd in after so many seconds is not measured with it."""

PATHS = {"ours": "/acara/p/1/ruang/arus"}


@dataclass(frozen=True)
class Fan:
    """What one stack did for so many listeners: CPU in us a message, times in ms, KiB of memory each. All 0: not let in."""

    stack: str
    listeners: int
    cpu_us: float
    p50: float
    p99: float
    memory: float
    opened: float
    share: float
    lost: int


def stacks(folder: Path) -> dict[str, list[str]]:
    """Return the command of each stack; the peers in an environment of their own."""
    if not PEERS.exists():
        uv = str(ROOT / ".tools" / "bin" / "uv")
        subprocess.run([uv, "venv", "-q", str(PEERS)], check=True)
        subprocess.run([uv, "pip", "install", "-q", "--python", str(PEERS), *PACKAGES], check=True)
    python = str(PEERS / "bin" / "python")
    return {
        "C floor": [str(folder / "floor")],
        "ours": [sys.executable, str(HERE / "ours.py")],
        "nchan": ["nchan"],
        "sse-starlette": [python, str(HERE / "sse.py")],
        "Django Channels": [python, str(HERE / "channels_peer.py")],
    }


def measured(
    commands: Mapping[str, Sequence[str]], crowds: Sequence[int], seconds: float, folder: Path
) -> list[Fan]:
    """Measure every stack with every crowd, floor and stacks one after another; who fails gets no larger crowd."""
    fans: list[Fan] = []
    out: set[str] = set()
    for listeners in crowds:
        for stack, command in commands.items():
            if stack in out:
                continue
            try:
                fans.append(fan(stack, command, listeners, seconds, folder))
            except servers.NotOpened:
                fans.append(Fan(stack, listeners, 0, 0, 0, 0, 0, 0, 0))
                out.add(stack)
            sys.stderr.write(f"{fans[-1]}\n")
    return fans


def fan(
    stack: str, command: Sequence[str], listeners: int, seconds: float, folder: Path, *, pause: int = PAUSE_MS
) -> Fan:
    """Measure one stack with one crowd; a message goes out every `pause` milliseconds.

    Where one process may not have so many open files several share the core, and the slowest one's delay counts.
    :raises NotOpened: if the crowd is not let in.
    """
    parts = servers.processes_for(listeners)
    each = listeners // parts
    with ExitStack() as stack_of_all:
        told = [stack_of_all.enter_context(_told(command, folder, pause)) for _ in range(parts)]
        pids = [pid for pid, _port in told]
        before = sum(map(servers.memory, pids))
        crowds, opened = [], []
        for _pid, port in told:
            words = (port, PATHS.get(stack, "/"), each, seconds)
            crowds.append(stack_of_all.enter_context(servers.load(folder / "crowd", *words)))
            stack_of_all.callback(crowds[-1].kill)
            opened.append(servers.opened(crowds[-1], within=OPENED_WITHIN))
        time.sleep(1.5)
        memory = (sum(map(servers.memory, pids)) - before) / listeners
        used = sum(map(servers.cpu, pids))
        for crowd in crowds:
            servers.go(crowd)
        heard = [list(map(float, servers.line(crowd))) for crowd in crowds]
        cpu = sum(map(servers.cpu, pids)) - used
    messages = sum(each[0] for each in heard)
    return Fan(
        stack=stack,
        listeners=listeners,
        cpu_us=cpu * 1e6 / max(1, messages),
        p50=max(each[1] for each in heard),
        p99=max(each[2] for each in heard),
        memory=memory,
        opened=min(opened),
        share=messages / (listeners * int(seconds * 1000 / pause)),
        lost=sum(int(each[4]) for each in heard),
    )


@contextmanager
def _told(command: Sequence[str], folder: Path, pause: int) -> Iterator[tuple[int, int]]:
    """Run a stack that tells everyone something again and again; give its process id and port."""
    port = servers.free_port()
    if command != ["nchan"]:
        with servers.running([*command, str(port), str(BYTES), str(pause)], port) as server:
            yield server.pid, port
        return
    text = (HERE / "nchan.conf").read_text(encoding="ascii")
    folder /= f"nchan-{port}"
    folder.mkdir()
    (folder / "nchan.conf").write_text(text.replace("FOLDER", str(folder)).replace("PORT", str(port)))
    stop = threading.Event()
    with servers.running(["nginx", "-c", str(folder / "nchan.conf"), "-p", str(folder)], port) as server:
        threading.Thread(target=_tell_nchan, args=(port, stop), daemon=True).start()
        try:
            yield servers.child_of(server.pid), port
        finally:
            stop.set()


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
