from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.record.core.filetypes import MOST
from tests import desk
from tests.factories import institutions, record
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
PAGE = "/meja/bincang-contoh/1/berkas/"


def test_a_file_is_taken_in_shown_and_taken_off() -> None:
    talk = sample.talk(State.HELD)
    client = desk.staff(Role.PUBLIC_RELATIONS)

    page = client.post(
        PAGE, {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7"), "title": "Paparan contoh"}, follow=True
    ).text
    assert "Paparan contoh" in page

    page = client.post(f"{PAGE}{talk.media.get().pk}/hapus/", follow=True).text
    assert ("Berkas dilepas." in page, talk.media.count()) == (True, 0)


def test_what_is_no_recording_is_said_beside_the_file() -> None:
    talk = sample.talk(State.HELD)

    page = desk.staff().post(PAGE, {"file": SimpleUploadedFile("film.mp4", b"<html>"), "title": "x"}).text

    assert ("Jenis berkas ini tidak diterima." in page, talk.media.count()) == (True, 0)


def test_three_gigabytes_are_refused_before_any_of_them_is_read() -> None:
    sample.talk(State.HELD)

    class Unread:
        def read(self, *_size: int) -> bytes:
            raise AssertionError("it was read")

        readline = read

    sent: Any = {"wsgi.input": Unread(), "CONTENT_LENGTH": str(3 * 1024**3)}
    answer = desk.staff().post(PAGE, content_type="multipart/form-data", **sent)

    assert (answer.status_code, answer["Connection"]) == (413, "close")
    assert "Berkas ini terlalu besar. Ukurannya paling besar 2 GB." in answer.text
    assert MOST == 2 * 1024**3


def test_a_form_from_elsewhere_is_refused() -> None:
    talk = sample.talk(State.HELD)
    client = Client(enforce_csrf_checks=True)
    client.force_login(institutions.account(Role.SECRETARIAT, at=sample.body("kpu-kota")))

    answer = client.post(PAGE, {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7"), "title": "x"})

    assert (answer.status_code, talk.media.count()) == (403, 0)


def test_the_desk_is_closed_to_others(client: Client) -> None:
    medium = record.medium(sample.talk(State.HELD))

    assert desk.outsider().get(PAGE).status_code == 403
    assert desk.staff(Role.OBSERVER).post(f"{PAGE}{medium.pk}/hapus/").status_code == 403
    assert client.get(PAGE)["Location"].startswith("/masuk/")
