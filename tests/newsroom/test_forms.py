"""Pictures as editors hand them in, by real requests."""

import zlib
from io import BytesIO
from struct import pack
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as PillowImage
from wagtail.images.models import Image

from rembuk.institutions.permits import Role
from rembuk.programme.core.talk import State
from tests.factories import newsroom, programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(newsroom.editor(Role.PUBLIC_RELATIONS, at=programme.talk(State.HELD).host))
    return client


def hand_in(client: Client, file: SimpleUploadedFile) -> str:
    response = client.post("/redaksi/images/add/", {"title": "Gambar contoh", "file": file})
    assert response.status_code in {200, 302}
    return response.content.decode()


def bomb() -> SimpleUploadedFile:
    """Return a PNG of a few bytes that says to be 30,000 dots wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    header = pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    content = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )
    return SimpleUploadedFile("bom.png", content)


def test_a_picture_is_kept_without_what_the_camera_wrote(editor: Client) -> None:
    file = newsroom.picture_file(description="sandi-tempat")
    assert b"sandi-tempat" in file.read()
    file.seek(0)

    hand_in(editor, file)

    image = Image.objects.get()
    with image.file.open() as kept:
        assert b"sandi-tempat" not in kept.read()
    with image.get_rendition("width-480|format-jpeg").file.open() as shown:
        assert b"sandi-tempat" not in shown.read()


@pytest.mark.filterwarnings("ignore:Truncated File Read:UserWarning")
@pytest.mark.parametrize(
    ("file", "words"),
    [
        (SimpleUploadedFile("rusak.jpg", newsroom.picture_file().read()[:300]), "error-message"),
        (SimpleUploadedFile("teks.png", b"bukan gambar"), "error-message"),
        (SimpleUploadedFile("naskah.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "error-message"),
        (SimpleUploadedFile("kosong.jpg", b""), "error-message"),
        (bomb(), "error-message"),
    ],
    ids=["broken", "text", "svg", "empty", "bomb"],
)
def test_a_file_that_will_not_do_gets_one_clear_line(
    editor: Client, file: SimpleUploadedFile, words: str
) -> None:
    assert words in hand_in(editor, file)
    assert Image.objects.count() == 0


def test_a_picture_that_is_too_large_says_how_large_it_may_be(editor: Client, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 100
    file = BytesIO()
    PillowImage.new("RGB", (200, 200)).save(file, "PNG")

    seen = hand_in(editor, SimpleUploadedFile("besar.png", file.getvalue()))

    assert "error-message" in seen
    assert Image.objects.count() == 0


def add_with_others(client: Client, file: SimpleUploadedFile) -> dict[str, Any]:
    """Upload one of several pictures, as the page for many does by script."""
    response = client.post(
        "/redaksi/images/multiple/add/",
        {"title": "Gambar contoh", "files[]": file},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert response.status_code == 200
    answer: dict[str, Any] = response.json()
    return answer


def test_one_of_several_pictures_is_kept_without_metadata_and_then_described(editor: Client) -> None:
    answer = add_with_others(editor, newsroom.picture_file(description="sandi-tempat"))
    image = Image.objects.get()
    assert (answer["success"], answer["image_id"]) == (True, image.pk)
    with image.file.open() as kept:
        assert b"sandi-tempat" not in kept.read()

    described = editor.post(
        f"/redaksi/images/multiple/{image.pk}/",
        {f"image-{image.pk}-title": "Judul baru"},
        headers={"X-Requested-With": "XMLHttpRequest"},
    ).json()

    assert described["success"] is True
    assert Image.objects.get().title == "Judul baru"


def test_a_broken_one_of_several_is_refused_with_a_reason(editor: Client) -> None:
    answer = add_with_others(editor, SimpleUploadedFile("teks.png", b"bukan gambar"))

    assert answer["success"] is False
    assert "bukan merupakan berkas gambar" in answer["error_message"]
    assert Image.objects.count() == 0
