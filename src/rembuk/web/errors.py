"""How the site answers when something may not be."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rembuk.institutions.permits import NotPermitted


class Refusals:
    """Middleware: an act or a page that the actor has no permit for answers 403, wherever it was refused.

    The editors' desk refuses by leading to the door; whoever is in already would be sent round in circles.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; refuse who is led to the door and is in already."""
        response = self.get_response(request)
        door = reverse("account_login")
        if (
            response.status_code == HTTPStatus.FOUND
            and urlsplit(response["Location"]).path == door
            and not request.path.startswith(door)
            and request.user.is_authenticated
        ):
            return refusal(request)
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Know no address with a NUL in it: PostgreSQL could not be asked. :raises Http404: then."""
        if "\x00" in request.path:
            raise Http404

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception to Django."""
        return refusal(request) if isinstance(exception, NotPermitted) else None


def refusal(request: HttpRequest) -> HttpResponse:
    """Return the page that says that one may not."""
    response = render(request, "web/403.html", status=403)
    response["Cache-Control"] = "private, no-store"
    return response


def too_many_tries(request: HttpRequest) -> HttpResponse:
    """Answer someone who tried to sign in too often."""
    return render(request, "web/429.html", status=429)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes it by name
    """Answer a form whose protection against forgery has run out, and say how to go on."""
    return render(request, "web/stale_form.html", status=403)
