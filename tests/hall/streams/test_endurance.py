"""Five minutes with a full hall: nobody is lost, everyone sees the last vote, and memory stays flat.

The hour that this is a small version of is in bench/hall. A slow beat keeps it from holding up other tests.
"""

import re
import resource
import select
import socket
import statistics
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hall.streams.site import Site, Stream, running

pytestmark = [pytest.mark.site, pytest.mark.long]

LISTENERS = 5_000
SECONDS = 300.0
SETTLED = 60.0
"""After so many seconds everything that is kept for ever has been made once."""

EACH = 3.0
MOST_GROWTH = 4.0
"""MiB; a kilobyte kept for each listener, or ten for each guest, would be more."""


class Crowd:
    """Listeners of one question, read from in a thread of its own."""

    def __init__(self, site: Site, question: str, listeners: int) -> None:
        self.seen: dict[int, int] = {}
        self.lost = 0
        self._counted = re.compile(rb'"support":\{[^}]*"%b":(\d+)' % question.encode())
        self._ready = select.epoll()
        self._sockets = {line.fileno(): line for line in _joined(site, listeners)}
        for number in self._sockets:
            self.seen[number] = 0
            self._ready.register(number, select.EPOLLIN)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def close(self) -> None:
        """Leave, all of them."""
        self._over.set()
        self._thread.join()
        self._ready.close()
        for line in self._sockets.values():
            line.close()

    def _listen(self) -> None:
        while not self._over.is_set():
            for number, _events in self._ready.poll(0.5):
                data = self._sockets[number].recv(262_144)
                if not data:
                    self._ready.unregister(number)
                    self.lost += 1
                for found in self._counted.findall(data):
                    self.seen[number] = int(found)


def _joined(site: Site, listeners: int) -> Iterator[socket.socket]:
    """Open streams, each once the one before is open."""
    for _ in range(listeners):
        line = socket.create_connection(("127.0.0.1", site.port), 60)
        line.sendall(f"GET {site.stream} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert line.recv(12) == b"HTTP/1.1 200"
        yield line


def memory(pid: int) -> float:
    """Return the MiB that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


@pytest.fixture
def many_files() -> Iterator[None]:
    """Let this process have as many open files as the system allows it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < LISTENERS + 1_000:
        pytest.skip(f"a process may open {hard} files here, which is too few for {LISTENERS} listeners")
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.usefixtures("many_files")
def test_for_five_minutes_nobody_of_a_full_hall_is_lost_and_memory_stays_flat(tmp_path: Path) -> None:
    with running(tmp_path) as site:
        assert site.process is not None
        question, before = next(iter(site.room()["support"].items()))
        crowd = Crowd(site, question, LISTENERS)
        held: list[tuple[float, float]] = []
        began, votes = time.monotonic(), 0
        while (passed := time.monotonic() - began) < SECONDS:
            path = f"{site.talk}/questions/{question}/support"
            assert site.ask("POST", path, token=site.join()).status == 204
            votes += 1
            with Stream(site) as guest:
                assert guest.next()[1] == "key"
            held.append((passed, memory(site.process.pid)))
            time.sleep(EACH)
        while set(crowd.seen.values()) != {before + votes} and time.monotonic() - began < SECONDS + 60:
            time.sleep(0.1)
        crowd.close()

    assert (set(crowd.seen.values()), crowd.lost) == ({before + votes}, 0)
    settled = [each for passed, each in held if SETTLED <= passed < 2 * SETTLED]
    last = [each for passed, each in held if passed >= SECONDS - SETTLED]
    assert statistics.median(last) - statistics.median(settled) < MOST_GROWTH
