import io
import zipfile
from typing import Any

import pytest

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.record import actions
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
PAGE = "/meja/bincang-contoh/1/sertifikat/"


def test_certificates_are_given_printed_downloaded_and_withdrawn() -> None:
    talk = sample.talk(State.HELD)
    client = desk.staff(Role.PUBLIC_RELATIONS)
    assert "Beri 3 sertifikat" in client.get(PAGE).text

    page = client.post(PAGE, follow=True).text
    assert "3 sertifikat diberikan." in page
    assert "0 dari 3 sudah dicetak" in page
    assert client.get(f"{PAGE}semua.zip").status_code == 404

    actions.print_certificates(now=sample.OPENING, beat=lambda: None)
    answer: Any = client.get(f"{PAGE}semua.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as archive:
        assert archive.namelist() == [f"000{n}-bincang-contoh-1-2026.pdf" for n in (1, 2, 3)]
        assert archive.read(archive.namelist()[0])[:5] == b"%PDF-"

    first = talk.certificates.all()[0]
    page = client.post(f"{PAGE}{first.pk}/", {"reason": "Salah nama"}, follow=True).text
    assert "Sertifikat ditarik." in page
    assert "Salah nama" in client.get(f"{PAGE}{first.pk}/").text


def test_the_desk_is_closed_to_others() -> None:
    sample.talk(State.HELD)

    assert desk.outsider().post(PAGE).status_code == 403
    assert desk.staff(Role.OBSERVER).get(f"{PAGE}semua.zip").status_code == 403


def test_the_rule_is_set_on_the_page_and_a_wrong_one_keeps_what_was_typed() -> None:
    talk = sample.talk(State.HELD)
    client = desk.staff(Role.PUBLIC_RELATIONS)

    page = client.post(f"{PAGE}aturan/", {"share": "140"}).text
    assert 'value="140"' in page
    assert "<details open>" in page
    assert client.post(f"{PAGE}aturan/", {}).status_code == 200
    client.post(f"{PAGE}aturan/", {"door": "on", "quiz": "70"})

    rule = talk.certificate_rule
    assert (rule.door, rule.share, rule.quiz) == (True, None, 70)
    assert desk.outsider().post(f"{PAGE}aturan/", {"door": "on"}).status_code == 403
