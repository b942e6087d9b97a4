import pytest

from rembuk.hall.models import Broadcast
from rembuk.programme.core.talk import State
from tests.factories import programme as sample
from tests.factories import stream
from tests.hall.desks import CONSOLE, doors, operator, press

pytestmark = pytest.mark.django_db


def test_the_source_is_chosen_at_the_console() -> None:
    sample.talk(State.ANNOUNCED)

    assert press(operator(), CONSOLE + "siaran/", source="own") == ["Saved."]
    assert press(operator(), CONSOLE + "siaran/", source="youtube", youtube="contoh") == [
        "Paste the address of the video on YouTube, as it stands in the browser."
    ]
    assert Broadcast.objects.get().source == "own"


def test_the_passphrase_is_renewed() -> None:
    made = stream.broadcast(sample.talk(State.LIVE))

    press(operator(), CONSOLE + "siaran/sandi/")

    assert Broadcast.objects.get().passphrase != made.passphrase


def test_nobody_else_touches_the_stream() -> None:
    made = stream.broadcast(sample.talk(State.LIVE))

    assert [doors(CONSOLE + act, source="") for act in ("siaran/", "siaran/sandi/")] == [[302, 403, 403]] * 2
    assert Broadcast.objects.get().passphrase == made.passphrase
