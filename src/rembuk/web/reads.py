"""Counting how often an article is read, at the door and in memory.

No cookie is set for it, no address kept, nobody else asked: a sum by article and day. Answers from the public
cache count as well. What says of itself that it is a program does not, nor does a page fetched ahead, one that
the browser had already, or whoever has signed in. A process that is told to end writes down its last minute;
one that is killed loses it.
"""

import re
import time
from collections import Counter
from collections.abc import Callable
from threading import Lock
from weakref import WeakSet

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from rembuk.newsroom import actions

Answer = Callable[[HttpRequest], HttpResponse]

WRITTEN_EVERY = 60.0
"""Seconds between two writes."""

_ARTICLE = re.compile(r"^(?:/(?P<language>[a-z]{2}))?/berita/(?P<slug>[\w-]+)/$")
_PROGRAMS = re.compile(
    r"bot|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|curl|wget|python|java/|go-http|okhttp"
    r"|headless|lighthouse|monitor|feed|fetch|scan|http-?client",
    re.IGNORECASE,
)


_COUNTERS: WeakSet["CountReads"] = WeakSet()


def write_all() -> None:
    """Write down what this process has counted, before it ends."""
    for counter in list(_COUNTERS):
        counter.write()


class CountReads:
    """Middleware before the cache: sees every answer go out."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self._counts: Counter[tuple[str, str]] = Counter()
        self._written = time.monotonic()
        self._lock = Lock()
        _COUNTERS.add(self)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the answer on, and count it if somebody reads an article in it."""
        response = self.get_response(request)
        article = _ARTICLE.match(request.path) if response.status_code == 200 else None
        if article and _is_reader(request):
            self._count((article["language"] or settings.LANGUAGE_CODE, article["slug"]))
        return response

    def _count(self, article: tuple[str, str]) -> None:
        with self._lock:
            self._counts[article] += 1
            if time.monotonic() - self._written < WRITTEN_EVERY:
                return
        self.write()

    def write(self) -> None:
        """Write down what was counted since the last time."""
        with self._lock:
            counts, self._counts, self._written = self._counts, Counter(), time.monotonic()
        if not counts:
            return
        try:
            actions.add_reads(counts=counts, day=timezone.localdate())
        except DatabaseError:
            # A busy database must not cost the reader the page; the counts wait for the next minute.
            with self._lock:
                self._counts.update(counts)


def _is_reader(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "")
    ahead = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return (
        request.method == "GET"
        and bool(agent)
        and not _PROGRAMS.search(agent)
        and "prefetch" not in ahead
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )
