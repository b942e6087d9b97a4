"""Noting what browsers complain of."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Request, Response


class Watch:
    """Notes everything that went wrong in the browsers of one journey."""

    def __init__(self, site: str) -> None:
        self.site = urlsplit(site).netloc
        self.complaints: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Watch a browser."""
        context.on("console", lambda message: self.note(message.type in {"error", "warning"}, message.text))
        context.on("weberror", lambda error: self.note(True, str(error.error)))
        context.on("request", self.request)
        context.on("response", self.response)

    def note(self, is_wrong: bool, text: str) -> None:
        """Note a complaint if it is one."""
        if is_wrong:
            self.complaints.append(text)

    def request(self, request: Request) -> None:
        """Note a request to a stranger's server."""
        host = urlsplit(request.url).netloc
        self.note(bool(host) and host != self.site, f"asks {host}")

    def response(self, response: Response) -> None:
        """Note a request of the page that failed."""
        self.note(response.status >= 400, f"{response.status} {response.url}")
