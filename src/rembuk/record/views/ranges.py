"""Sending a file in the parts that a player asks for, so that one can jump in a recording."""

import re
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

_CHUNK = 256 * 1024
_RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")


def send(request: HttpRequest, path: Path, *, type: str, name: str) -> HttpResponseBase:  # noqa: A002 - HTTP's word
    """Answer with a file, whole or the one range asked for (RFC 9110); `name` is what a browser saves it as.

    A document never runs anything in our pages' name: it is saved, or shown in a box of its own.
    """
    size = path.stat().st_size
    asked = _RANGE.match(request.headers.get("Range", ""))
    first, last = _bounds(asked, size)
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Type": type,
        "Content-Disposition": f'{_disposition(type)}; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Last-Modified": formatdate(path.stat().st_mtime, usegmt=True),
        "Cache-Control": "public, max-age=300",
        "X-Content-Type-Options": "nosniff",
    }
    if first > last or first >= size:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    headers["Content-Length"] = str(last - first + 1)
    status = 200
    if asked:
        status, headers["Content-Range"] = 206, f"bytes {first}-{last}/{size}"
    body = () if request.method == "HEAD" else _part(path, first, last)
    return StreamingHttpResponse(body, status=status, headers=headers)


def _bounds(asked: re.Match[str] | None, size: int) -> tuple[int, int]:
    """Return the first and the last byte asked for; of nonsense, none."""
    if asked is None:
        return 0, size - 1
    start, end = asked[1], asked[2]
    if not start:
        return (max(0, size - int(end[:18])), size - 1) if end else (1, 0)
    return int(start[:18]), min(int(end[:18]), size - 1) if end else size - 1


def _disposition(type: str) -> str:  # noqa: A002 - as above
    return "inline" if type.startswith(("audio/", "video/", "image/")) else "attachment"


def _part(path: Path, first: int, last: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk
