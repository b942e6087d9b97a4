"""Where several machines share a bus: what is done on a page is told to the servers of the rooms."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from rembuk.hall.streams.bus import Herald

_READING = frozenset({"GET", "HEAD", "OPTIONS"})


class TellsTheRooms:
    """Has the rooms look after every request that may have changed something, its transaction being over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._herald = Herald(settings.BUS_URL, settings.BUS_CHANNEL)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, then tell."""
        response = self._get_response(request)
        if request.method not in _READING:
            self._herald.tell()
        return response
