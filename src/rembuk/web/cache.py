"""Public pages kept in memory, ready to send, until the next act changes anything.

Every act lengthens the ledger, so a page made at one length of the ledger is right as long as that length
holds: an act empties the cache in every process, whoever did it and wherever.
"""

import gzip
import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from rembuk.ledger import queries as ledger

Answer = Callable[[HttpRequest], HttpResponse]

# A page tells time ("in two days", "now"), so it is made anew after a minute even if nothing happened.
_SECONDS = 60.0
_PAGES = 512
# Whoever asks with other words than these gets a fresh page: nobody fills the memory with made-up questions.
_QUESTIONS = frozenset({"hal", "tanda"})
_LONGEST_QUESTION = 64
# Long enough that going back and forth costs no data; short enough that a cancelled talk is seen at once.
_CACHE_CONTROL = "public, max-age=30"
# Below this a packet is a packet, compressed or not.
_WORTH_COMPRESSING = 600


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as it goes out: headers, body, and the body compressed ("" where that gains nothing)."""

    version: int
    made_at: float
    headers: Mapping[str, str]
    body: bytes
    compressed: bytes


class Shelf:
    """The pages of one process, the longest unused given up first."""

    def __init__(self, room: int = _PAGES) -> None:
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._room = room
        self._lock = Lock()

    def __len__(self) -> int:
        """Say how many pages there are."""
        return len(self._pages)

    def get(self, key: str, *, version: int, now: float) -> Page | None:
        """Return a page made at this version and not too long ago."""
        with self._lock:
            page = self._pages.get(key)
            if page is None or page.version != version or now - page.made_at > _SECONDS:
                return None
            self._pages.move_to_end(key)
            return page

    def put(self, key: str, page: Page) -> None:
        """Keep a page."""
        with self._lock:
            self._pages[key] = page
            self._pages.move_to_end(key)
            while len(self._pages) > self._room:
                self._pages.popitem(last=False)


class PublicCache:
    """Middleware: answers visitors from the shelf; whoever has signed in always gets a page of their own."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.shelf = Shelf()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from the shelf, or make the page and put it there."""
        if not _is_visit(request):
            return self.get_response(request)
        key, version, now = _key(request), ledger.size(), time.monotonic()
        page = self.shelf.get(key, version=version, now=now)
        if page is None:
            response = self.get_response(request)
            if request.method != "GET" or not _is_public(response):
                return response
            page = _page(response, version, now)
            self.shelf.put(key, page)
        return _send(page, request)


def _is_visit(request: HttpRequest) -> bool:
    """Say whether the answer can be the same for everyone: no account, and a question we know."""
    return (
        request.method in {"GET", "HEAD"}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and settings.CSRF_COOKIE_NAME not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and len(request.META.get("QUERY_STRING", "")) <= _LONGEST_QUESTION
        and request.GET.keys() <= _QUESTIONS
    )


def _is_public(response: HttpResponse) -> bool:
    control = response.get("Cache-Control", "")
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "private" not in control
        and "no-store" not in control
        # Whatever read the session says so.
        and "cookie" not in response.get("Vary", "").lower()
        and "Content-Encoding" not in response
    )


def _key(request: HttpRequest) -> str:
    visit = "again" if request.headers.get("Sec-Fetch-Site") == "same-origin" else "first"
    saving = "saving" if request.headers.get("Save-Data", "").lower() == "on" else "usual"
    return f"{visit} {saving} {request.get_host()} {request.get_full_path()}"


def _page(response: HttpResponse, version: int, now: float) -> Page:
    body = response.content
    headers = dict(response.items())
    # The language stands in the address; the header that asks for one changes nothing.
    vary = {word.strip() for word in headers.get("Vary", "").split(",")} - {"", "Accept-Language"}
    headers["Vary"] = ", ".join(sorted(vary | {"Accept-Encoding"}))
    headers["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers["Cache-Control"] = _CACHE_CONTROL
    headers.pop("Content-Length", None)
    compressed = gzip.compress(body, mtime=0) if len(body) > _WORTH_COMPRESSING else b""
    return Page(version, now, headers, body, compressed if len(compressed) < len(body) else b"")


def _send(page: Page, request: HttpRequest) -> HttpResponse:
    if page.headers["ETag"] in request.headers.get("If-None-Match", ""):
        kept = ("ETag", "Cache-Control", "Vary", "Content-Security-Policy")
        return HttpResponseNotModified(
            headers={name: page.headers[name] for name in kept if name in page.headers}
        )
    headers, body = dict(page.headers), page.body
    if page.compressed and "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"], body = "gzip", page.compressed
    headers["Content-Length"] = str(len(body))
    return HttpResponse(b"" if request.method == "HEAD" else body, headers=headers)
