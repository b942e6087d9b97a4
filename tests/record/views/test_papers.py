import pytest
from django.test import Client

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_minutes_are_for_everyone_once_a_talk_was_held_and_are_the_same_each_time(client: Client) -> None:
    sample.talk(State.HELD)
    sample.talk(State.ANNOUNCED)

    first, again = (client.get("/acara/bincang-contoh/1/notulen.pdf") for _ in range(2))

    assert (first["Content-Type"], first.content[:5]) == ("application/pdf", b"%PDF-")
    assert first.content == again.content
    assert client.get("/acara/bincang-contoh/2/notulen.pdf").status_code == 404


@pytest.mark.parametrize("name", ["berita-acara", "daftar-hadir"])
def test_papers_with_names_are_for_the_bodies_alone(client: Client, name: str) -> None:
    sample.talk(State.HELD)
    address = f"/meja/bincang-contoh/1/surat/{name}.pdf"

    assert desk.staff(Role.PUBLIC_RELATIONS).get(address).content[:5] == b"%PDF-"
    assert desk.outsider().get(address).status_code == 403
    assert client.get(address).status_code == 302
    assert desk.staff().get("/meja/bincang-contoh/1/surat/lain.pdf").status_code == 404
