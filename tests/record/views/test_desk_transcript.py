import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rembuk.hall.models import Caption
from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from rembuk.record.queries.transcript import line_version
from tests import desk
from tests.factories import hall, record
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
PAGE = "/meja/bincang-contoh/1/transkrip/"
CAPTIONS = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Warga>Selamat siang\n"


def send(content: bytes, **more: str) -> str:
    data = {"entry": "captions", "file": SimpleUploadedFile("a.vtt", content), **more}
    return desk.staff(Role.PUBLIC_RELATIONS).post(PAGE, data, follow=True).text


def test_captions_are_taken_in_and_their_strangers_named() -> None:
    talk = sample.talk(State.HELD)

    page = send(CAPTIONS)

    assert "1 baris masuk." in page
    assert "jadi dibiarkan seperti aslinya: Warga." in page
    assert talk.lines.get().text == "Selamat siang"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Berkas ini tidak berisi takarir."),
        (b"\xff\xfe", "Berkas ini bukan teks UTF-8."),
        (b"WEBVTT\n\n00:00:05.000 --> 00:00:02.000\nx\n", "Baris 3: takarir ini berakhir sebelum dimulai."),
    ],
)
def test_what_cannot_be_taken_in_is_said_beside_the_file(content: bytes, words: str) -> None:
    talk = sample.talk(State.HELD)

    assert words in send(content)
    assert talk.lines.count() == 0


def test_a_transcript_there_is_replaced_only_when_ticked() -> None:
    talk = sample.talk(State.HELD)
    record.line(talk)

    assert "Centang kotaknya" in send(CAPTIONS)
    assert "1 baris masuk." in send(CAPTIONS, replace="on")


def test_chapters_and_the_lead_are_saved_and_shown_again() -> None:
    talk = sample.talk(State.HELD)
    client = desk.staff()

    client.post(PAGE, {"entry": "chapters", "chapters": "0:00 Buka\r\n1:00 Inti"})
    client.post(PAGE, {"entry": "tape", "lead": "90", "video": ""})
    page = client.get(PAGE).text

    assert "0:00 Buka\n1:00 Inti" in page
    assert (talk.tape.lead, talk.chapters.count()) == (90, 2)


def test_a_line_is_corrected_and_led_back_to() -> None:
    talk = sample.talk(State.HELD)
    line = record.line(talk, text="Salah dengar")
    client = desk.staff()

    answer = client.post(
        f"{PAGE}{line.pk}/", {"version": line_version(line), "person": "", "speaker": "Warga", "text": "Benar"}
    )
    line.refresh_from_db()

    assert (line.text, line.speaker, answer["Location"]) == ("Benar", "Warga", f"{PAGE}?hal=1#l{line.pk}")
    assert "Salah dengar" in client.get(f"{PAGE}{line.pk}/").text


def test_a_line_is_taken_out() -> None:
    talk = sample.talk(State.HELD)
    line = record.line(talk)

    page = desk.staff().post(f"{PAGE}{line.pk}/hapus/", follow=True).text

    assert ("Baris dihapus." in page, talk.lines.count()) == (True, 0)


def test_the_desk_is_closed_to_others() -> None:
    line = record.line(sample.talk(State.HELD))

    for address in (PAGE, f"{PAGE}{line.pk}/"):
        assert desk.outsider().get(address).status_code == 403
        assert desk.staff(Role.OBSERVER).get(address).status_code == 403


def test_the_captions_of_the_live_room_are_taken_over() -> None:
    talk = sample.talk(State.HELD)
    client = desk.staff()
    assert (
        "Ruang langsung bincang ini tidak meninggalkan takarir."
        in client.post(f"{PAGE}ruang/", follow=True).text
    )

    Caption.objects.create(
        room=hall.room(talk), text="Dari ruang", said_at=sample.OPENING, shows_at=sample.OPENING
    )
    assert "Ambil 1 takarir dari ruang langsung" in client.get(PAGE).text
    assert "1 baris masuk." in client.post(f"{PAGE}ruang/", follow=True).text
    assert talk.lines.get().text == "Dari ruang"


def test_a_line_becomes_a_quote_on_its_page() -> None:
    talk = sample.talk(State.HELD)
    line = record.line(talk, person=sample.speaker("Contoh Satu"), text="Contoh kutipan.")

    page = desk.staff(Role.PUBLIC_RELATIONS).post(f"{PAGE}{line.pk}/kutip/", follow=True).text

    assert "Dicatat di antara pernyataan." in page
    assert list(talk.statements.values_list("kind", "text")) == [("quote", "Contoh kutipan.")]
    assert desk.outsider().post(f"{PAGE}{line.pk}/kutip/").status_code == 403
