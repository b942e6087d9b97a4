"""Noting what browsers complain of."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

# The editor saves by itself while one goes on; what it sends too late, it is told by a 400 and drops.
_SAVES_BY_ITSELF = re.compile(r"/redaksi/pages/\d+/edit/$")
_TOO_LATE = 400


class Watch:
    """Notes everything that went wrong in the browsers of one journey."""

    def __init__(self, site: str) -> None:
        self.site = urlsplit(site).netloc
        self.complaints: list[str] = []

    def over(self, context: BrowserContext, *, by_wire: bool = False) -> None:
        """Watch a browser. One by a wire that may be cut says so on its console: watch its scripts alone."""
        context.on("weberror", lambda error: self.note(True, str(error.error)))
        if by_wire:
            return
        context.on("console", self.console)
        context.on("request", self.request)
        context.on("response", self.response)

    def note(self, is_wrong: bool, text: str) -> None:
        """Note a complaint if it is one."""
        if is_wrong:
            self.complaints.append(text)

    def console(self, message: ConsoleMessage) -> None:
        """Note an error or a warning."""
        is_late = f"{_TOO_LATE}" in message.text and _SAVES_BY_ITSELF.search(message.location["url"])
        self.note(message.type in {"error", "warning"} and not is_late, message.text)

    def request(self, request: Request) -> None:
        """Note a request to a stranger's server."""
        host = urlsplit(request.url).netloc
        self.note(bool(host) and host != self.site, f"asks {host}")

    def response(self, response: Response) -> None:
        """Note a request of the page that failed."""
        is_late = response.status == _TOO_LATE and _SAVES_BY_ITSELF.search(response.url)
        self.note(response.status >= 400 and not is_late, f"{response.status} {response.url}")
