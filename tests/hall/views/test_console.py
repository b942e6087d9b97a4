from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from rembuk.hall.models import Caption
from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from tests import desk
from tests.factories import hall, stream
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db

CONSOLE = "/en/meja/bincang-contoh/1/kendali/"


def test_the_console_before_the_start_offers_the_start() -> None:
    sample.talk(State.ANNOUNCED)

    page = desk.staff(Role.OPERATOR).get(CONSOLE).content.decode()

    assert "Start the talk" in page
    assert "This talk is planned for" in page


@pytest.mark.parametrize("state", State)
def test_the_console_stands_in_every_state(state: State) -> None:
    sample.talk(state)

    assert desk.staff(Role.OPERATOR).get(CONSOLE).status_code == 200


def test_the_console_stands_without_a_rundown_or_lengths() -> None:
    sample.talk(State.ANNOUNCED, items=0)
    talk = sample.talk(State.LIVE, starts=None, ends=None)
    talk.items.update(minutes=None)

    assert desk.staff().get(CONSOLE).status_code == 200
    assert "This item has no length." in desk.staff().get("/en/meja/bincang-contoh/2/kendali/").content.decode()


def test_everything_of_the_day_stands_on_one_page() -> None:
    talk = sample.talk(State.LIVE)
    room = hall.room(talk)
    made = stream.broadcast(talk)
    hall.poll(room, text="Contoh jajak?")
    now = timezone.now()
    Caption.objects.create(room=room, text="Contoh menunggu", said_at=now, shows_at=now + timedelta(seconds=20))

    page = desk.staff(Role.OPERATOR).get(CONSOLE).content.decode()

    wanted = ["Contoh jajak?", "Contoh menunggu", "Waiting for the encoder", made.passphrase, "Captions"]
    assert [words in page for words in wanted] == [True] * len(wanted)


def test_the_passphrase_is_for_operators_alone(client: Client) -> None:
    talk = sample.talk(State.LIVE)
    made = stream.broadcast(talk)

    pages = [
        client.get(f"/en/acara/bincang-contoh/1/{page}").content.decode() for page in ("", "ruang/", "layar/")
    ]

    assert [made.passphrase in page for page in pages] == [False, False, False]
    assert [who.get(CONSOLE).status_code for who in (client, desk.outsider(), desk.staff(Role.OBSERVER))] == [
        302,
        403,
        403,
    ]
