import io
import zipfile
from typing import Any

import pytest
from django.test import Client

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_minutes_are_for_everyone_once_the_record_is_public_and_are_the_same_each_time(client: Client) -> None:
    for state in (State.PUBLISHED, State.ANNOUNCED, State.HELD):
        sample.talk(state)

    first, again = (client.get("/acara/bincang-contoh/1/notulen.pdf") for _ in range(2))

    assert (first["Content-Type"], first.content[:5]) == ("application/pdf", b"%PDF-")
    assert first.content == again.content
    for closed in (2, 3):
        assert client.get(f"/acara/bincang-contoh/{closed}/notulen.pdf").status_code == 404


@pytest.mark.parametrize("name", ["berita-acara", "daftar-hadir"])
def test_papers_with_names_are_for_the_bodies_alone(client: Client, name: str) -> None:
    sample.talk(State.HELD)
    address = f"/meja/bincang-contoh/1/surat/{name}.pdf"

    assert desk.staff(Role.PUBLIC_RELATIONS).get(address).content[:5] == b"%PDF-"
    assert desk.outsider().get(address).status_code == 403
    assert client.get(address).status_code == 302
    assert desk.staff().get("/meja/bincang-contoh/1/surat/lain.pdf").status_code == 404


@pytest.mark.parametrize("state", [State.HELD, State.PUBLISHED])
def test_a_body_leaves_with_all_of_the_record_in_one_file(client: Client, state: State) -> None:
    sample.talk(state)
    address = "/meja/bincang-contoh/1/serah-terima.zip"

    answer: Any = desk.staff().get(address)
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as archive:
        assert archive.testzip() is None
        assert "SHA256SUMS" in archive.namelist()
    assert desk.outsider().get(address).status_code == 403
    assert client.get(address).status_code == 302


def test_the_record_as_data_is_for_everyone_once_it_is_public(client: Client) -> None:
    sample.talk(State.PUBLISHED)
    sample.talk(State.HELD)

    assert client.get("/acara/bincang-contoh/1/rekaman.json").json()["format"] == "rembuk-record/1"
    assert client.get("/acara/bincang-contoh/2/rekaman.json").status_code == 404
