"""How the site answers when something may not be."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rembuk.institutions.permits import NotPermitted


class Refusals:
    """Middleware: an act or a page that the actor has no permit for answers 403, wherever it was refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception to Django."""
        if not isinstance(exception, NotPermitted):
            return None
        response = render(request, "web/403.html", status=403)
        response["Cache-Control"] = "private, no-store"
        return response
