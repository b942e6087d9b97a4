"""A wire between a phone and the site that a test can cut.

A browser that is told to be offline forgets it for a moment when a page is loaded anew or when a service worker
wakes; over a wire that is cut nothing passes, whatever the browser believes.
"""

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from urllib.parse import urlsplit


class Wire:
    """Carries bytes to the site at a URL, from an address of its own."""

    def __init__(self, listener: socket.socket, to: str) -> None:
        self._listener, self._site = listener, (urlsplit(to).hostname, urlsplit(to).port)
        self._cut = False
        self._lock = threading.Lock()
        self._ends: set[socket.socket] = set()
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"

    def cut(self) -> None:
        """Let nothing pass any more, on no connection."""
        with self._lock:
            self._cut = True
            for end in self._ends:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let new connections pass again."""
        with self._lock:
            self._cut = False

    def accept(self) -> None:
        """Take in connections until the listener closes."""
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        with closing(near), suppress(OSError), socket.create_connection(self._site) as far:
            with self._lock:
                if self._cut:
                    return
                self._ends |= {near, far}
            back = threading.Thread(target=_pass_on, args=(far, near), daemon=True)
            back.start()
            _pass_on(near, far)
            back.join()
            with self._lock:
                self._ends -= {near, far}


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65_536):
            target.sendall(piece)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


@contextmanager
def wire(to: str) -> Iterator[Wire]:
    """Give a wire to the site at this URL for the time of the block."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        laid = Wire(listener, to)
        threading.Thread(target=laid.accept, daemon=True).start()
        yield laid
        laid.cut()
        listener.shutdown(socket.SHUT_RDWR)
