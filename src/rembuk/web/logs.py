"""What stands in the log: of a request its route, never its path."""

import logging

from django.http import HttpRequest


class RoutesOnly(logging.Filter):
    """Puts the route in place of a request's path: whoever reads the log gets no link that opens something."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without the path of its request."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            # Django logs the path in this form.
            path = request.path.encode("unicode_escape").decode("ascii")
            record.args = tuple(_route_of(request) if word == path else word for word in record.args)
        return True


def _route_of(request: HttpRequest) -> str:
    if request.resolver_match is None:
        return "an unknown address"
    return f"/{request.resolver_match.route}"
