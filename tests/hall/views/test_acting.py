import pytest

from rembuk.programme.core.talk import State
from tests.factories import hall
from tests.factories import programme as sample
from tests.hall.desks import CONSOLE, QUEUE, operator

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        (QUEUE, QUEUE),
        (f"{QUEUE}#card-1", f"{QUEUE}#card-1"),
        ("", CONSOLE),
        ("https://example.id/", CONSOLE),
        ("//example.id/", CONSOLE),
        ("/en/meja/", CONSOLE),
        ("javascript:alert(1)", CONSOLE),
    ],
)
def test_one_is_led_back_to_a_desk_of_this_talk_and_nowhere_else(wanted: str, led: str) -> None:
    hall.room()

    assert operator().post(f"{QUEUE}baru/", {"text": "Contoh?", "back": wanted})["Location"] == led


def test_a_talk_that_nobody_sees_has_no_room_to_act_in() -> None:
    sample.talk(State.DRAFT)

    assert operator().post(f"{QUEUE}baru/", {"text": "Contoh?"}).status_code == 404
