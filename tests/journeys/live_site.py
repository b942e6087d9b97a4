"""A whole site as `rembuk serve` runs it, in a folder of its own, with the windows that people open on it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, BrowserContext, Page

from tests.hall.streaming import free_port as free_udp_port
from tests.journeys.watch import Watch
from tests.serving import address_in, free_port
from tests.wire import Wire

SERIES = "bincang-contoh"


class LiveSite:
    """A running site: its address, who may run its talks, and the windows that a test has opened on it."""

    def __init__(self, process: "subprocess.Popen[str]", url: str, *, environment: Mapping[str, str]) -> None:
        self.process, self.url, self.environment = process, url, environment
        self.sessions: dict[str, str] = {}
        self.stream_port = int(environment["REMBUK_STREAM_PORT"])
        self._browser: Browser | None = None
        self._contexts: list[BrowserContext] = []
        self._watch = Watch(url)

    @contextmanager
    def seen_in(self, browser: Browser) -> Iterator["LiveSite"]:
        """Open windows in a browser until the end of the block, and note what goes wrong in any of them."""
        self._browser, self._watch = browser, Watch(self.url)
        yield self
        for context in self._contexts:
            context.close()
        self._contexts.clear()

    def said(self) -> str:
        """Return the end of what the site has written into its log."""
        return (Path(self.environment["REMBUK_DATA"]) / "serve.log").read_text()[-4000:]

    @property
    def complaints(self) -> list[str]:
        """What went wrong in the windows of the latest block."""
        return self._watch.complaints

    def open(
        self,
        path: str,
        *,
        who: str = "",
        over: Wire | None = None,
        width: int = 360,
        height: int = 800,
        **options: Any,
    ) -> Page:
        """Open a path in a browser of its own, as a visitor or as one of the staff; over a wire, if given."""
        assert self._browser is not None
        url = over.url if over else self.url
        context = self._browser.new_context(
            base_url=url, viewport={"width": width, "height": height}, **{"locale": "id-ID", **options}
        )
        self._contexts.append(context)
        if who:
            context.add_cookies([{"name": "sessionid", "value": self.sessions[who], "url": url}])
        self._watch.over(context, by_wire=over is not None)
        page = context.new_page()
        page.goto(path)
        return page

    def sent_to_room(self, number: int, path: str, body: object, *, token: str = "") -> bytes:
        """Send something to a talk's room as one more phone behind the same address, and return the answer."""
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Participant {token}"
        address = f"{self.url}/api/v1/talks/{SERIES}/{number}/{path}"
        with urlopen(Request(address, json.dumps(body).encode(), headers)) as answer:
            return bytes(answer.read())

    def expect_trouble(self) -> None:
        """Forget what the browsers have complained of: a line that was cut on purpose."""
        self.complaints.clear()

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let the door hang for the time of the block, as a machine does that has no memory left."""
        listed = subprocess.run(
            ["ps", "-o", "pid=,comm=", "--ppid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=True,
        )
        door = next(int(line.split()[0]) for line in listed.stdout.splitlines() if line.endswith(" rooms"))
        os.kill(door, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(door, signal.SIGCONT)


@contextmanager
def live_site(data: Path, *, static: Path) -> Iterator[LiveSite]:
    """Serve a site with the talks of the stage. `static` keeps the collected files for the next run."""
    for name in ("static", "static.stamp", "preparing.lock"):
        (data / name).symlink_to(static / name)
    (static / "static").mkdir(exist_ok=True)
    environment = {
        **os.environ,
        "REMBUK_DATA": str(data),
        "REMBUK_DATABASE_URL": "",
        "REMBUK_STREAM_PORT": str(free_udp_port()),
    }
    module = [sys.executable, "-m"]
    filled = subprocess.run(
        [*module, "tests.journeys.stage"], env=environment, capture_output=True, text=True, check=True
    )
    port = free_port()
    environment["REMBUK_URL"] = f"http://127.0.0.1:{port}"
    serve = [*module, "rembuk.web", "serve", "--port", str(port)]
    log = data / "serve.log"  # a pipe that nobody reads would fill, and the site would wait for its reader
    with (
        log.open("w") as written,
        subprocess.Popen(serve, env=environment, stderr=written, text=True, start_new_session=True) as process,
    ):
        try:
            site = LiveSite(process, address_in(log, process), environment=environment)
            site.sessions = json.loads(filled.stdout)
            yield site
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)
