from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from rembuk.programme.core.talk import State
from rembuk.programme.models import Consent, Invitation, TalkChange
from rembuk.programme.queries.changes import whereabouts
from tests.factories import programme as sample
from tests.factories import visitors
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db


def at(one: Invitation, what: str = "") -> str:
    return f"/undangan/{one.token}/{what}"


def photo() -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (40, 30)).save(content, "JPEG")
    return SimpleUploadedFile("saya.jpg", content.getvalue())


def test_an_invitation_says_what_is_asked_and_is_kept_by_nobody(client: Client) -> None:
    one = visitors.invitation(sample.talk(State.ANNOUNCED))

    response = client.get(at(one))

    assert "KPU Kota Contoh mengundang" in response.text
    assert "<li>Contoh butir 2</li>" in response.text
    assert "no-store" in response["Cache-Control"]
    assert (response.cookies, one.contact in response.text) == ({}, False)


def test_looking_changes_nothing_and_one_press_answers(client: Client) -> None:
    one = visitors.invitation(sample.talk())
    client.get(at(one))
    assert client.get(at(one, "jawab/")).status_code == 405

    response = client.post(at(one, "jawab/"), {"answer": "ya", "word": "Saya datang"}, follow=True)

    one.refresh_from_db()
    assert (one.reply, one.word) == ("accepted", "Saya datang")
    assert "Kami menantikan Anda" in response.text
    assert "Cara Anda ditampilkan" in response.text


def test_who_declines_may_think_again(client: Client) -> None:
    one = visitors.invitation(sample.talk())

    page = client.post(at(one, "jawab/"), {"answer": "tidak"}, follow=True).text

    assert "Anda menyatakan tidak bisa hadir" in page
    assert "Ya, saya bersedia" in page
    assert "Cara Anda ditampilkan" not in page


def test_a_profile_is_kept_and_what_is_wrong_is_said(client: Client) -> None:
    one = visitors.invitation(sample.talk(), reply="accepted")

    wrong = client.post(at(one, "profil/"), {"printed_title": "Ketua Contoh", "photo": photo()})
    assert (wrong.status_code, "Tulis singkat apa isi foto itu" in wrong.text) == (422, True)
    assert 'value="Ketua Contoh"' in wrong.text
    client.post(
        at(one, "profil/"), {"printed_title": "Ketua Contoh", "photo": photo(), "photo_alt": "Wajah contoh"}
    )

    page = client.get(at(one)).text
    assert 'alt="Wajah contoh"' in page
    assert client.get(at(one, "foto"))["Content-Type"] == "image/jpeg"


def test_consents_are_kept_by_scope(client: Client) -> None:
    one = visitors.invitation(sample.talk(), reply="accepted")

    told = client.post(at(one, "izin/"), {"scopes": ["quote"]}, follow=True)

    assert told.redirect_chain == [(at(one, "?tersimpan=consent#consent"), 302)]
    assert told.text.split('id="consent"')[1].count("Tersimpan.") == told.text.count("Tersimpan.") == 1
    assert list(Consent.objects.filter(withdrawn_at=None).values_list("scope", flat=True)) == ["quote"]
    assert client.get(at(one)).text.count(" checked") == 1


def test_a_letter_and_an_entry_for_the_calendar_go_along(client: Client) -> None:
    one = visitors.invitation(sample.talk())

    letter, calendar = client.get(at(one, "surat.pdf")), client.get(at(one, "acara.ics"))

    assert letter.content[:5] == b"%PDF-"
    assert b"UID:talk-1.bincang-contoh@rembuk" in calendar.content


@pytest.mark.parametrize("token", ["x", "2" * 20, "2" * 500])
def test_a_wrong_token_opens_nothing(client: Client, token: str) -> None:
    visitors.invitation(sample.talk())

    assert client.get(f"/undangan/{token}/").status_code == 404
    assert client.get(f"/undangan/{token}/foto").status_code == 404


@pytest.mark.parametrize(
    ("state", "reply", "words"),
    [
        (State.ANNOUNCED, "withdrawn", "Undangan ini ditarik."),
        (State.CANCELLED, "sent", "Contoh alasan"),
        (State.HELD, "accepted", "Bincang sudah selesai."),
    ],
)
def test_a_closed_invitation_says_why(client: Client, state: State, reply: str, words: str) -> None:
    one = visitors.invitation(sample.talk(state), reply=reply)

    page = client.get(at(one)).text

    assert words in page
    assert "jawab/" not in page


def test_the_invited_read_what_has_changed(client: Client) -> None:
    one = visitors.invitation(sample.talk(State.ANNOUNCED), reply="accepted")
    before = {**whereabouts(one.talk).packed(), "starts": "10:00:00"}
    TalkChange.objects.create(talk=one.talk, sequence=1, at=NOW, before=before)

    page = client.get(f"/undangan/{one.token}/").text

    assert "Jam: <ins>13.30–15.30</ins>" in page
