from typing import Any

import pytest
from django.conf import settings

from rembuk.hall.actions import crowd, refusals
from rembuk.hall.core.addresses import Address, address_of
from rembuk.hall.core.doings import Back, Choose, Doing
from rembuk.hall.core.tokens import Purpose, issue, key_of
from rembuk.hall.models import Room
from rembuk.hall.streams.intake import Intake
from rembuk.hall.streams.short import ShortWay
from rembuk.hall.streams.writer import Busy
from tests.hall.streams.loops import run

KEY = key_of(bytes(16))
TOKEN = issue(settings.SECRET_KEY.encode(), Purpose.PARTICIPANT, room=7, key=KEY).encode()
SUPPORT, ANSWER = b"/api/v1/talks/p/1/questions/5/support", b"/api/v1/talks/p/1/polls/5/answer"


class Desk:
    """A writer that keeps what it is given, and says of it what a test wants."""

    def __init__(
        self, outcome: crowd.Outcome | Busy = None, *, is_full: bool = False, is_writing: bool = False
    ) -> None:
        self.doings: list[Doing] = []
        self._outcome, self._is_full, self._is_writing = outcome, is_full, is_writing

    def submit(self, room: int, doing: Doing, answer: Any) -> None:
        if self._is_full:
            raise Busy
        assert room == 7
        self.doings.append(doing)
        if not self._is_writing:
            answer(self._outcome)


def request(
    path: bytes = SUPPORT,
    body: bytes = b"",
    *fields: bytes,
    method: bytes = b"POST",
    length: bytes | None = None,
) -> bytes:
    own = [b"Host: x", b"Authorization: Participant " + TOKEN]
    own += [b"Content-Length: " + (length or b"%d" % len(body))] if body or length else []
    return b"\r\n".join([method + b" " + path + b" HTTP/1.1", *own, *fields, b"", body])


def take(
    data: bytes, desk: Desk, path: bytes = SUPPORT, *, room: Room | None = None
) -> tuple[int, list[bytes]]:
    answers: list[bytes] = []

    async def scene() -> int:
        short = ShortWay(lambda _address: room or Room(pk=7), Intake(), desk)  # type: ignore[arg-type]
        address = address_of(path.decode())
        assert address is not None
        return short.take(address, data, answers.append)

    return run(scene()), answers


def test_a_vote_that_arrived_whole_is_written_and_answered() -> None:
    desk = Desk()
    voted, backed, undone = request(ANSWER, b'{"choice":"A"}'), request(), request(method=b"DELETE")

    taken = [take(voted, desk, ANSWER), take(backed, desk), take(undone, desk)]

    assert [length for length, _ in taken] == [len(voted), len(backed), len(undone)]
    assert desk.doings == [Choose(KEY, 5, "A"), Back(KEY, 5), Back(KEY, 5, gives=False)]
    assert [told[0].split(b"\r\n")[0] for _, told in taken] == [b"HTTP/1.1 204 No Content"] * 3


def test_what_follows_a_vote_is_left_for_the_next_turn() -> None:
    first = request(ANSWER, b'{"choice":"A"}')

    assert take(first + request(), Desk(), ANSWER)[0] == len(first)


@pytest.mark.parametrize(
    "unusual",
    [
        request()[:-2],
        request(ANSWER, b'{"choice":"A"}')[:-1],
        request(method=b"GET"),
        request(method=b"PUT"),
        request(SUPPORT, b"", b"Transfer-Encoding: chunked"),
        request(SUPPORT, b"", b"Transfer-Encoding : chunked"),
        request(SUPPORT, b"", b"Expect: 100-continue"),
        request(SUPPORT, b"", b"Upgrade: h2c"),
        request(SUPPORT, b"", b"Connection: close"),
        request(SUPPORT, b"xx", b"Content-Length: 0"),
        request(SUPPORT, b"xx", length=b"+2"),
        request(SUPPORT, b"xx", length=b"2, 2"),
        request(SUPPORT, b"xx", length=b"\xb2"),
        request(SUPPORT, b"", length=b"99999999"),
        request(SUPPORT, b"x" * 70_000),
        request(SUPPORT, b"", b"X: a\nContent-Length: 5"),
        request(SUPPORT, b"", b"X: a\rContent-Length: 5"),
    ],
)
def test_what_is_unusual_in_any_way_goes_the_long_way(unusual: bytes) -> None:
    desk = Desk()

    assert (take(unusual, desk), desk.doings) == ((0, []), [])


def test_an_answer_cannot_be_taken_back_and_other_addresses_are_no_votes() -> None:
    assert take(request(ANSWER, method=b"DELETE"), Desk(), ANSWER)[0] == 0
    assert take(request(), Desk(), b"/api/v1/talks/p/1/join")[0] == 0


def test_a_room_that_is_not_in_mind_is_looked_for_the_long_way() -> None:
    async def scene() -> int:
        short = ShortWay(lambda _address: None, Intake(), Desk())  # type: ignore[arg-type]
        return short.take(Address("p", 1, "support", 5), request(), lambda _answer: None)

    assert run(scene()) == 0


@pytest.mark.parametrize(
    ("desk", "data", "status"),
    [
        (Desk(refusals.NoSuchQuestion()), request(), b"404"),
        (Desk(Busy()), request(), b"503"),
        (Desk(is_full=True), request(), b"503"),
        (Desk(), request().replace(TOKEN, b"forged"), b"401"),
        (Desk(), request().replace(b"Participant", b"Nobody"), b"401"),
        (Desk(), request(ANSWER, b"{"), b"400"),
        (Desk(), request(ANSWER, b"[1]"), b"400"),
    ],
)
def test_what_is_refused_is_answered_at_once_and_taken_as_a_whole(
    desk: Desk, data: bytes, status: bytes
) -> None:
    length, answers = take(data, desk)

    assert (length, [answer.split()[1] for answer in answers]) == (len(data), [status])


def test_nothing_is_answered_before_the_vote_is_written() -> None:
    desk = Desk(is_writing=True)

    assert (take(request(), desk), desk.doings) == ((len(request()), []), [Back(KEY, 5)])
