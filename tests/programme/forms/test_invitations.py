from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.datastructures import MultiValueDict
from PIL import Image

from rembuk.programme.core.invitation import Scope
from rembuk.programme.forms.invitations import AnswerForm, ConsentForm, InviteForm, ProfileForm
from rembuk.programme.forms.people import People
from tests.factories import programme as sample


def picture(size: tuple[int, int] = (40, 30), kind: str = "JPEG") -> bytes:
    content = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Contoh kamera"
    Image.new("1" if size[0] > 9_000 else "RGB", size).save(content, kind, exif=exif)
    return content.getvalue()


def profile(**files: bytes) -> ProfileForm:
    sent: MultiValueDict[str, UploadedFile[bytes]] = MultiValueDict()
    for name, content in files.items():
        sent[name] = SimpleUploadedFile(name, content)
    return ProfileForm({"photo_alt": "Contoh wajah"}, sent)


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_photo_comes_in_without_what_the_camera_wrote(kind: str, ending: str) -> None:
    form = profile(photo=picture(kind=kind))

    assert form.is_valid()
    content, found = form.cleaned_data["photo"]
    assert (found, b"Contoh kamera" in content) == (ending, False)


def test_a_photo_of_two_hundred_megapixels_gets_a_clear_line() -> None:
    form = profile(photo=picture((20_000, 10_000), "PNG"))

    assert form.errors == {"photo": ["Fotonya lebih dari 50 juta piksel. Simpan yang lebih kecil, lalu kirim."]}


@pytest.mark.parametrize("content", [b"GIF89a", b"\xff\xd8\xff\xe0 rusak", b"<svg/>"])
def test_what_is_no_photo_is_said_to_be_none(content: bytes) -> None:
    assert profile(photo=content).errors == {
        "photo": ["Berkas ini tidak bisa dibaca sebagai foto. Kirim JPEG, PNG, atau WebP."]
    }


def test_slides_are_a_pdf() -> None:
    good, bad = profile(slides=b"%PDF-1.7 contoh"), profile(slides=b"PK\x03\x04")

    assert (good.is_valid(), good.cleaned_data["slides"]) == (True, b"%PDF-1.7 contoh")
    assert bad.errors == {"slides": ["Simpan bahan paparan sebagai PDF, lalu kirim."]}


def test_an_answer_is_yes_or_no() -> None:
    answers = [AnswerForm({"answer": text}) for text in ("ya", "tidak", "mungkin", "")]

    assert [form.is_valid() for form in answers] == [True, True, False, False]
    assert [form.cleaned_data["answer"] for form in answers[:2]] == [True, False]


def test_consent_is_given_by_scope() -> None:
    form = ConsentForm({"scopes": ["quote", "photo"]})

    assert form.is_valid()
    assert form.cleaned_data["scopes"] == [Scope.QUOTE, Scope.PHOTO]
    assert not ConsentForm({"scopes": ["semua"]}).is_valid()


@pytest.mark.django_db
def test_someone_is_invited_by_a_name_of_the_list() -> None:
    one = sample.speaker("Contoh Satu")
    typed = {"person": "contoh satu", "contact": "0812 3456 7890"}
    form = InviteForm(typed, people=People({"Contoh Satu": one}))

    assert form.is_valid()
    assert form.cleaned_data == {"person": one, "contact": "+6281234567890"}
