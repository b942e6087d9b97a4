from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError

from rembuk.hall.actions import refusals
from rembuk.hall.core.addresses import Address
from rembuk.hall.core.doings import Ask, Back, Choose, Doing
from rembuk.hall.core.tokens import Purpose, issue, key_of
from rembuk.hall.streams.intake import Intake, participant_of, refusal_of
from rembuk.hall.streams.requests import Refusal, Request
from rembuk.hall.streams.writer import Busy

ROOM = 7
KEY = key_of(bytes(16))
SUPPORT, ANSWER, ASK = (Address("p", 1, what, 5) for what in ("support", "answer", "questions"))


def token(*, purpose: Purpose = Purpose.PARTICIPANT, room: int = ROOM, key: str = KEY) -> str:
    return issue(settings.SECRET_KEY.encode(), purpose, room=room, key=key)


def take(
    intake: Intake,
    address: Address,
    content: bytes = b"",
    *,
    method: str = "POST",
    now: float = 0.0,
    **known: Any,
) -> Doing:
    headers = {"authorization": f"Participant {known.get('token', token())}"}
    return intake.doing(
        address, ROOM, Request(method, headers, content, known.get("came_from", "10.0.0.1")), now
    )


def refused(*args: Any, **known: Any) -> int:
    with pytest.raises(Refusal) as refusal:
        take(*args, **known)
    return refusal.value.status


def test_a_request_is_read_as_what_it_does() -> None:
    intake = Intake()

    assert take(intake, SUPPORT) == Back(KEY, 5)
    assert take(intake, SUPPORT, method="DELETE") == Back(KEY, 5, gives=False)
    assert take(intake, ANSWER, b'{"choice": "A"}') == Choose(KEY, 5, "A")
    assert take(intake, ASK, b'{"text": "Kapan?"}') == Ask(KEY, "Kapan?")


def test_a_token_of_another_room_or_purpose_is_forged_and_none_is_a_stranger() -> None:
    for other in (token(room=8), token(purpose=Purpose.CAPTIONS), token()[:-1]):
        assert refused(Intake(), SUPPORT, token=other) == 401
    assert participant_of(ROOM, {}) == ""


def test_a_cookie_is_known_as_well_and_the_header_goes_first() -> None:
    cookie = {"cookie": f"a=b; peserta_{ROOM}={token()}"}

    assert participant_of(ROOM, cookie) == KEY
    with pytest.raises(Refusal):
        participant_of(ROOM, {**cookie, "authorization": "Participant x"})


def test_one_phone_is_paced_and_a_thousand_behind_one_address_are_not() -> None:
    intake = Intake()
    phones = [token(key=key_of(number.to_bytes(16))) for number in range(1, 1_001)]

    assert [take(intake, SUPPORT, token=phone).question for phone in phones] == [5] * 1_000  # type: ignore[union-attr]
    assert [take(intake, SUPPORT) for _ in range(60)] == [Back(KEY, 5)] * 60
    assert refused(intake, SUPPORT) == 429
    assert take(intake, SUPPORT, now=0.2) == Back(KEY, 5)


def test_questions_from_one_address_are_paced_whoever_asks_them() -> None:
    intake = Intake()
    phones = [token(key=key_of(number.to_bytes(16))) for number in range(201)]
    question = b'{"text": "Kapan?"}'

    for phone in phones[:200]:
        take(intake, ASK, question, token=phone)

    assert refused(intake, ASK, question, token=phones[200]) == 429
    assert take(intake, ASK, question, token=phones[200], came_from="10.0.0.2", now=1.0)


def test_what_was_refused_is_told_in_the_callers_language_and_what_is_busy_says_to_come_again() -> None:
    closed = refusal_of(refusals.RoomClosed(), {"accept-language": "en"})

    assert (closed.status, closed.words) == (409, "The room of this talk is not open.")
    assert refusal_of(refusals.NotOffered(), {}).status == 422
    for problem in (Busy(), DatabaseError("locked")):
        busy = refusal_of(problem, {})
        assert (busy.status, busy.wait, "locked" in busy.words) == (503, 2, False)
