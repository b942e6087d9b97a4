import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.hall.core.addresses import Address, address_of

LIVE = "/api/v1/talks/bincang-contoh/3"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/acara/bincang-contoh/3/ruang/arus", Address("bincang-contoh", 3, "stream")),
        ("/en/acara/bincang-contoh/3/ruang/arus", Address("bincang-contoh", 3, "stream")),
        (f"{LIVE}/join", Address("bincang-contoh", 3, "join")),
        (f"{LIVE}/room", Address("bincang-contoh", 3, "room")),
        (f"{LIVE}/questions", Address("bincang-contoh", 3, "questions")),
        (f"{LIVE}/captions", Address("bincang-contoh", 3, "captions")),
        (f"{LIVE}/questions/7/support", Address("bincang-contoh", 3, "support", 7)),
        (f"{LIVE}/polls/7/answer", Address("bincang-contoh", 3, "answer", 7)),
        (f"{LIVE}/quiz/7/answer", Address("bincang-contoh", 3, "answer", 7)),
    ],
)
def test_an_address_of_a_room_is_read(path: str, address: Address) -> None:
    assert address_of(path) == address


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/acara/bincang-contoh/3/",
        "/acara/bincang-contoh/3/ruang/",
        "/acara/bincang-contoh/3/ruang/arus/",
        "/acara/bincang-contoh/0/ruang/arus",
        LIVE,
        f"{LIVE}/",
        f"{LIVE}/join/x",
        f"{LIVE}/polls/7/support",
        f"{LIVE}/questions/7/answer",
        f"{LIVE}/polls/٣/answer",
        f"{LIVE}/polls/{'9' * 30}/answer",
        f"/x{LIVE}/join",
    ],
)
def test_every_other_address_is_a_page(path: str) -> None:
    assert address_of(path) is None


@given(st.text(max_size=80))
def test_no_path_is_too_strange(path: str) -> None:
    assert address_of(path) is None
