"""The physical limit: a WSGI function that sends a fixed number of bytes and does nothing else."""

from collections.abc import Callable, Iterable
from typing import Any


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer `/N` with N bytes."""
    size = int(environ["PATH_INFO"].strip("/") or 0)
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(size))])
    return [b"x" * size]
