"""The rooms of a site with a rehearsal on, as a phone meets them."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Self

from rembuk.hall.core.state import put_over
from tests.serving import free_port

PROGRAMME = "kpu-bawaslu-talk"
FIRST_TALK = Path(__file__).resolve().parents[3] / "data" / "first-talk.toml"


@dataclass
class Answer:
    """What came back: the status, the JSON if there is any, and the headers."""

    status: int
    body: Any
    headers: dict[str, str]


@dataclass
class Site:
    """The running rooms of a site, and where its rehearsal is."""

    data: Path
    port: int
    facts: dict[str, Any] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None
    also: dict[str, str] = field(default_factory=dict)

    @property
    def talk(self) -> str:
        """The rehearsal's place in the live API."""
        return f"/api/v1/talks/{self.facts['programme']}/{self.facts['number']}"

    @property
    def stream(self) -> str:
        """The path of its stream."""
        return f"/acara/{self.facts['programme']}/{self.facts['number']}/ruang/arus"

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        token: str = "",
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Send one request on a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        content = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        own = {"Authorization": f"Participant {token}"} if token else {}
        connection.request(method, path, content, {**own, **(headers or {})})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        is_json = "json" in answer.headers.get("Content-Type", "")
        return Answer(answer.status, json.loads(text) if is_json else text, dict(answer.headers.items()))

    def join(self) -> str:
        """Return the token of a new phone."""
        return str(self.ask("POST", f"{self.talk}/join").body["token"])

    def room(self, token: str = "") -> Any:
        """Return the room's state."""
        return self.ask("GET", f"{self.talk}/room", token=token).body

    def command(self, *words: str) -> str:
        """Run a command of the site and return what it printed."""
        command = [sys.executable, "-m", "rembuk.web", *words]
        done = subprocess.run(command, env=environment(self), capture_output=True, text=True, check=True)
        return done.stdout


class Stream:
    """An open stream of events, read one after another."""

    def __init__(self, site: Site, *, last_seen: str = "", cookie: str = "") -> None:
        self._socket = socket.create_connection(("127.0.0.1", site.port), timeout=15)
        lines = [f"GET {site.stream} HTTP/1.1", "Host: localhost"]
        lines += [f"Last-Event-ID: {last_seen}"] if last_seen else []
        lines += [f"Cookie: {cookie}"] if cookie else []
        self._socket.sendall("\r\n".join([*lines, "", ""]).encode())
        self._file = self._socket.makefile("rb")
        self.head, self._text = b"", ""
        while not self.head.endswith(b"\r\n\r\n"):
            self.head += self._file.readline()

    def next(self) -> tuple[str, str, Any]:
        """Return name, kind and data of the next event; whatever is no event is passed over."""
        while True:
            # A proxy between may cut the chunks as it likes.
            while "\n\n" not in self._text:
                size = int(self._file.readline(), 16)
                self._text += self._file.read(size).decode()
                self._file.readline()
            event, _blank, self._text = self._text.partition("\n\n")
            fields = dict(line.split(": ", 1) for line in event.splitlines() if ": " in line and line[0] != ":")
            if "id" in fields:
                return fields["id"], fields["event"], json.loads(fields["data"])

    def is_over(self) -> bool:
        """Say whether the server has ended the stream; waits for it."""
        try:
            while self._socket.recv(65_536):
                pass
        except ConnectionResetError:
            pass
        return True

    def ends_within(self, seconds: float) -> bool:
        """Say whether the stream ends within so many seconds, whatever comes until then."""
        self._socket.settimeout(seconds)
        try:
            return self.is_over()
        except TimeoutError:
            return False

    def close(self) -> None:
        """Hang up."""
        self._file.close()
        self._socket.close()

    def __enter__(self) -> Self:
        """Follow for the time of a block, however it ends."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Hang up."""
        self.close()


def shows(stream: Stream, state: dict[str, Any], question: str, count: int) -> dict[str, Any]:
    """Read on until the question is supported so often; return the state then."""
    while state["support"][question] != count:
        state = put_over(state, stream.next()[2])
    return state


def environment(site: Site) -> dict[str, str]:
    """Return the environment of the site."""
    return {**os.environ, "REMBUK_DATA": str(site.data), "REMBUK_DATABASE_URL": "", **site.also}


def founded(site: Site) -> dict[str, Any]:
    """Load the first talk and begin a rehearsal; return where it is."""
    site.command("load", str(FIRST_TALK))
    facts: dict[str, Any] = json.loads(site.command("rehearse", PROGRAMME, "--json"))
    return facts


@contextmanager
def running(data: Path, *, port: int = 0) -> Iterator[Site]:
    """Start the rooms of a site with a rehearsal on; stop them at the end. No page server stands behind."""
    site = Site(data, port)
    site.facts = founded(site)
    # Only now: founding takes a while, in which another test may be given the port.
    site.port = port or free_port()
    words = ["rooms", "--port", str(site.port), "--pages", str(data / "none")]
    command = [sys.executable, "-m", "rembuk.web", *words]
    with subprocess.Popen(command, env=environment(site)) as process:
        site.process = process
        while True:
            try:
                site.room()
                break
            except ConnectionRefusedError:
                assert process.poll() is None
                time.sleep(0.05)
        try:
            yield site
            process.send_signal(signal.SIGTERM)
            # The server ends in order and then by the signal itself.
            assert process.wait(20) == -signal.SIGTERM
        finally:
            # A test that fails must not wait for a server that goes on.
            process.kill()
