"""The wire that a test can cut, between a socket and a server that sends back whatever it hears."""

import socket
import threading
from collections.abc import Iterator

import pytest

from tests.wire import Wire, wire


@pytest.fixture
def line() -> Iterator[Wire]:
    """Give a wire to a server that sends back whatever it hears, until nothing more comes."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=answer, args=(server,), daemon=True).start()
        with wire(f"http://127.0.0.1:{server.getsockname()[1]}") as laid:
            yield laid
        server.shutdown(socket.SHUT_RDWR)


def answer(server: socket.socket) -> None:
    while True:
        try:
            guest, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=send_back, args=(guest,), daemon=True).start()


def send_back(guest: socket.socket) -> None:
    with guest:
        while piece := guest.recv(65_536):
            guest.sendall(piece)


def call(line: Wire) -> socket.socket:
    host, _, port = line.url.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), 30)


def heard(caller: socket.socket) -> bytes:
    """Return all that comes until the line is closed or torn."""
    pieces = []
    try:
        while piece := caller.recv(65_536):
            pieces.append(piece)
    except ConnectionResetError:
        pieces.append(b" torn")
    return b"".join(pieces)


def asked(line: Wire, words: bytes) -> bytes:
    """Say something over a connection of its own and return all that comes back."""
    with call(line) as caller:
        try:
            caller.sendall(words)
            caller.shutdown(socket.SHUT_WR)
        except OSError:
            return b" torn"
        return heard(caller)


def test_bytes_pass_both_ways_and_so_does_their_end(line: Wire) -> None:
    long = bytes(range(256)) * 2_000

    assert asked(line, b"Apa kabar?") == b"Apa kabar?"
    assert asked(line, long) == long


def test_a_cut_drops_who_is_on_the_line_and_lets_nobody_else_through(line: Wire) -> None:
    with call(line) as caller:
        caller.sendall(b"halo")
        assert caller.recv(4) == b"halo"

        line.cut()

        assert heard(caller) in {b"", b" torn"}
    assert asked(line, b"Apa kabar?") in {b"", b" torn"}


def test_a_mended_line_passes_again_but_not_for_who_was_cut_off(line: Wire) -> None:
    with call(line) as caller:
        caller.sendall(b"halo")
        assert caller.recv(4) == b"halo"
        line.cut()

        line.mend()

        assert asked(line, b"Apa kabar?") == b"Apa kabar?"
        assert heard(caller) in {b"", b" torn"}
