import re

import pytest
from django.test import Client

from rembuk.hall.models import Asker, Question
from rembuk.programme.core.talk import State
from tests.factories import hall
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
ROOM = "/acara/bincang-contoh/1/ruang/"


def asked(client: Client, source: str = "") -> str:
    """Ask from a phone without JavaScript; return the address that it is then led to."""
    hall.room(sample.talk(State.LIVE))
    shown = client.post(f"{ROOM}tanya/", {"text": "Kapan diperiksa?", "from": source}, follow=True)
    (address,) = re.findall(r'href="([^"]+/kabari/)"', shown.content.decode())
    return str(address)


@pytest.mark.parametrize("source", ["", "text"])
def test_who_has_asked_is_led_to_be_told(client: Client, source: str) -> None:
    address = asked(client, source)

    assert address == f"{ROOM}tanya/{Question.objects.get().pk}/kabari/"
    page = client.get(address)
    assert (page.status_code, page["Cache-Control"]) == (200, "private, no-store")
    assert "Kapan diperiksa?" in page.content.decode()


def test_an_address_is_taken_and_never_shown_again(client: Client) -> None:
    address = asked(client)

    page = client.post(address, {"contact": "nama@example.id"}, follow=True)

    assert page.redirect_chain == [(address, 302)]
    assert (Asker.objects.count(), b"nama@example.id" in page.content) == (1, False)
    gone = client.post(address, {"contact": ""}, follow=True).content.decode()
    assert (Asker.objects.count(), "Alamat Anda sudah dihapus" in gone) == (0, True)


def test_what_is_no_address_stands_there_still_with_what_is_wrong(client: Client) -> None:
    page = client.post(asked(client), {"contact": "0812 3456"}).content.decode()

    assert 'value="0812 3456"' in page
    assert "Tulis alamat surel" in page
    assert Asker.objects.count() == 0


def test_another_phone_finds_nothing_there(client: Client) -> None:
    address = asked(client)
    stranger = Client()
    stranger.post(f"{ROOM}tanya/", {"text": "Pertanyaan lain?"})

    for who in (Client(), stranger):
        assert who.get(address).status_code == 404
        assert who.post(address, {"contact": "lain@example.id"}).status_code == 404
    other = stranger.get(f"{ROOM}?asked={Question.objects.first().pk}").content.decode()  # type: ignore[union-attr]
    assert "kabari" not in other
    assert Asker.objects.count() == 0
