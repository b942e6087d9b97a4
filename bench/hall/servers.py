"""Running servers and programs of load, each on its core, and reading what they use."""

import contextlib
import os
import random
import resource
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

SERVER_CORE, LOAD_CORE = "0", "1"


def free_port() -> int:
    """Return a port that nobody uses, of those that the kernel gives to no connection going out."""
    while True:
        port = random.randint(10_000, 30_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@contextmanager
def running(
    command: Sequence[str], port: int, *, environment: Mapping[str, str] | None = None, cores: str = SERVER_CORE
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a server on its cores, once it answers; end it afterwards."""
    words = ["taskset", "-c", cores, *command]
    with subprocess.Popen(words, env={**os.environ, **(environment or {})}) as server:
        wait_for(port)
        try:
            yield server
        finally:
            server.terminate()
            try:
                server.wait(8)
            except subprocess.TimeoutExpired:
                server.kill()


def processes_for(listeners: int) -> int:
    """Return how many processes a crowd needs, by how many open files one may have."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return -(-listeners // (hard - 200))


def wait_for(port: int) -> None:
    """Wait until someone listens on a port. :raises TimeoutError: if nobody does within half a minute."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("a server did not answer")


def load(program: Path, *words: object, cores: str = LOAD_CORE, nice: int = 0) -> "subprocess.Popen[str]":
    """Start a program of load on its core, with pipes to talk to it; a nicer one lets the others go first there."""
    command = ["nice", "-n", str(nice), "taskset", "-c", cores, str(program), *map(str, words)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def line(program: "subprocess.Popen[str]") -> list[str]:
    """Return the words of the next line that a program of load says."""
    assert program.stdout is not None
    words: list[str] = program.stdout.readline().split()
    return words


class NotOpened(Exception):
    """The server did not take the whole crowd."""


def opened(crowd: "subprocess.Popen[str]", *, within: float = 300.0) -> float:
    """Return how many streams a second were opened, once all are. :raises NotOpened: if they are not after so many seconds."""
    patience = threading.Timer(within, crowd.kill)
    patience.start()
    words = line(crowd)
    patience.cancel()
    if not words:
        raise NotOpened
    return float(words[1])


def go(program: "subprocess.Popen[str]") -> None:
    """Let a program of load that waits begin."""
    assert program.stdin is not None
    program.stdin.write("go\n")
    program.stdin.flush()


def child_of(master: int) -> int:
    """Return the first child of a process."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(master)], capture_output=True, text=True, check=True
    )
    return int(found.stdout.split()[0])


def cpu(pid: int) -> float:
    """Return the seconds that all threads of a process have been on a core; the kernel counts nanoseconds."""
    counted = [file.read_text().split()[0] for file in Path(f"/proc/{pid}/task").glob("*/schedstat")]
    return sum(map(int, counted)) / 1e9


def memory(pid: int) -> float:
    """Return the KiB that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text()
    return float(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))
