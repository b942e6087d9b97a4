from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory

from rembuk.record.views.ranges import send

CONTENT = bytes(range(100))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "contoh.m4a"
    path.write_bytes(CONTENT)
    return path


def answer(file: Path, asked: str = "", *, method: str = "get", kind: str = "audio/mp4") -> Any:
    request = getattr(RequestFactory(), method)("/", headers={"range": asked} if asked else {})
    return send(request, file, type=kind, name="contoh.m4a")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-", 0, 99), ("bytes=10-19", 10, 19), ("bytes=90-500", 90, 99), ("bytes=-10", 90, 99)],
)
def test_a_part_is_given_as_asked_for(file: Path, asked: str, first: int, last: int) -> None:
    response = answer(file, asked)

    assert (response.status_code, response["Content-Range"]) == (206, f"bytes {first}-{last}/100")
    assert response.getvalue() == CONTENT[first : last + 1]
    assert response["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=20-10", "bytes=-", "bytes=" + "9" * 50 + "-"])
def test_a_part_that_cannot_be_is_refused(file: Path, asked: str) -> None:
    response = answer(file, asked)

    assert (response.status_code, response["Content-Range"]) == (416, "bytes */100")


@pytest.mark.parametrize("asked", ["", "items=0-1", "bytes=0-1,5-6", "bytes=a-b"])
def test_anything_else_gives_the_whole(file: Path, asked: str) -> None:
    response = answer(file, asked)

    assert (response.status_code, response.getvalue(), response["Accept-Ranges"]) == (200, CONTENT, "bytes")


def test_whoever_asks_for_the_head_gets_no_body(file: Path) -> None:
    response = answer(file, method="head")

    assert (response["Content-Length"], response.getvalue()) == ("100", b"")


def test_a_document_is_saved_and_runs_nothing(file: Path) -> None:
    response = answer(file, kind="application/pdf")

    assert response["Content-Disposition"] == 'attachment; filename="contoh.m4a"'
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
