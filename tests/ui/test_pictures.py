"""A picture is taken in alone."""

from io import BytesIO

import pytest
from PIL import ExifTags, Image

from rembuk.ui.pictures import NotAPicture, TooManyPixels, portrait, without_metadata


def picture(kind: str = "JPEG", *, turned: bool = False) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Contoh Pemotret"
    exif[ExifTags.Base.Orientation] = 6 if turned else 1
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "S"
    file = BytesIO()
    Image.new("RGB", (40, 20), "#8f81d6").save(file, kind, exif=exif)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_is_left_but_the_picture(kind: str) -> None:
    assert b"Contoh Pemotret" in picture(kind)

    clean = without_metadata(picture(kind))

    with Image.open(BytesIO(clean)) as taken:
        assert (taken.format, taken.size, dict(taken.getexif())) == (kind, (40, 20), {})
    assert b"Contoh Pemotret" not in clean


def test_a_picture_taken_sideways_stands_upright_afterwards() -> None:
    with Image.open(BytesIO(without_metadata(picture(turned=True)))) as taken:
        assert taken.size == (20, 40)


@pytest.mark.parametrize("content", [b"", b"teks biasa", b"\xff\xd8\xff\xe0rusak", picture()[:200], b"GIF89a"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(NotAPicture):
        without_metadata(content)


@pytest.mark.parametrize("side", [7_100, 12_000, 20_000])
def test_a_monstrous_picture_is_refused_before_it_is_unpacked(side: int) -> None:
    file = BytesIO()
    Image.new("1", (side, side)).save(file, "PNG")

    with pytest.raises(TooManyPixels):
        without_metadata(file.getvalue())


def test_a_portrait_is_a_small_square() -> None:
    with Image.open(BytesIO(portrait(picture(), side=24))) as small:
        assert (small.format, small.size) == ("WEBP", (24, 24))


def test_what_is_no_picture_makes_no_portrait() -> None:
    with pytest.raises(NotAPicture):
        portrait(b"teks biasa", side=24)
