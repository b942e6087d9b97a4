from typing import Any

import pytest

from rembuk.hall.streams.requests import (
    LARGEST,
    Refusal,
    body_of,
    cookie,
    finished,
    finished_refusal,
    headers_of,
    language_of,
    parsed,
    text_of,
)
from tests.hall.streams.loops import run


def body(*parts: bytes) -> Any:
    messages = [
        {"type": "http.request", "body": part, "more_body": place < len(parts)}
        for place, part in enumerate(parts, start=1)
    ]

    async def receive() -> Any:
        return messages.pop(0) if messages else {"type": "http.disconnect"}

    return parsed(run(body_of(receive)))


def test_a_body_is_read_in_parts_and_an_empty_one_is_an_empty_object() -> None:
    assert [body(b'{"choice"', b': "A"}'), body(b""), body(b" \n")] == [{"choice": "A"}, {}, {}]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"x" * (LARGEST + 1), 413),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 60_000, 400),
        (b'["choice"]', 400),
        (b'"A"', 400),
    ],
)
def test_a_body_that_cannot_be_is_refused_in_one_line(content: bytes, status: int) -> None:
    with pytest.raises(Refusal) as refusal:
        body(content)

    assert refusal.value.status == status
    assert len(refusal.value.words.splitlines()) == 1


def test_a_connection_that_ends_in_the_middle_is_refused() -> None:
    with pytest.raises(Refusal):
        run(body_of(_gone))


@pytest.mark.parametrize("value", [None, 5, ["a"], {}])
def test_a_text_is_a_text(value: object) -> None:
    with pytest.raises(Refusal) as refusal:
        text_of({"text": value}, "text")

    assert refusal.value.words == "text: a text is needed."


def test_headers_and_cookies_are_found_by_name() -> None:
    headers = headers_of({"headers": [(b"cookie", b"a=1"), (b"cookie", b"peserta_7=abc"), (b"x", b"\xff")]})

    assert (cookie(headers, "peserta_7"), cookie(headers, "none"), headers["x"]) == ("abc", "", "ÿ")


@pytest.mark.parametrize(
    ("asked", "language"), [("en-GB,en;q=0.9", "en"), ("id,en;q=0.5", "id"), ("", "id"), ("de", "id")]
)
def test_errors_are_in_english_for_who_asks_for_it_first(asked: str, language: str) -> None:
    assert language_of({"accept-language": asked}) == language


def test_a_finished_answer_is_what_goes_over_the_wire() -> None:
    head, _blank, body = finished_refusal(Refusal(429, "Pelan-pelan.", wait=1.2)).partition(b"\r\n\r\n")
    fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:])

    assert head.startswith(b"HTTP/1.1 429 Too Many Requests\r\n")
    assert body == b'{"error":"Pelan-pelan."}'
    assert (fields[b"content-length"], fields[b"retry-after"]) == (b"24", b"2")
    assert finished(204).startswith(b"HTTP/1.1 204 No Content\r\ndate: ")
    assert finished(204).endswith(b"\r\n\r\n")
    assert b"content-length" not in finished(204)


async def _gone() -> Any:
    return {"type": "http.disconnect"}
