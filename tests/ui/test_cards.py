"""The picture of a shared link: of the right size, light, kept on the disk, another one for other words."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from rembuk.ui.cards import Card, answer, jpeg

CARD = Card(
    language="id",
    brand="Bincang Contoh",
    kind="Bincang ke-1",
    title="Daftar pemilih",
    when="Rabu, 25 November 2026",
    where="13.30 · Aula Contoh",
    bodies=["Bawaslu Kota Contoh", "KPU Kota Contoh"],
    day="25",
    month="NOV",
)

SQUARE = (285, 0, 915, 630)


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.mark.parametrize("title", ["Rembuk", "Kata yang panjang " * 11, "W" * 200, "Ḍ ṭ “kutip” & <b> #x $y"])
def test_whatever_the_title_it_has_the_size_that_messengers_show(title: str) -> None:
    content = jpeg(replace(CARD, title=title.strip()))

    with Image.open(BytesIO(content)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (1200, 630))
    assert len(content) < 250_000


def test_it_is_drawn_once_and_read_from_the_disk_afterwards(media: Path) -> None:
    jpeg(CARD)
    (file,) = (media / "cards").iterdir()
    file.write_bytes(b"kept")

    assert jpeg(CARD) == b"kept"
    assert file.name == f"{CARD.key}.jpg"


def test_other_words_are_another_picture() -> None:
    other = replace(CARD, title="Uji petik")

    with Image.open(BytesIO(jpeg(CARD))) as one, Image.open(BytesIO(jpeg(other))) as two:
        assert ImageChops.difference(one.convert("RGB"), two.convert("RGB")).getbbox() is not None
    assert CARD.key != other.key


def test_the_long_title_leaves_the_line_below_it_alone() -> None:
    """The last words of a long title and the lines on when and where never share a row of pixels."""
    long = replace(CARD, title="Kata yang panjang " * 11, when="", where="")

    with Image.open(BytesIO(jpeg(long))) as picture:
        below = picture.convert("L").crop((*SQUARE[:1], 475, *SQUARE[2:]))
    assert sum(below.histogram()[:200]) == 0


def test_all_that_has_to_be_read_stands_in_the_square_that_messengers_cut_out() -> None:
    """A change of title, kind, day or place changes pixels in the square, and none beside it."""
    for change in ({"title": "Uji " * 40}, {"kind": "Kabar"}, {"when": "Kamis"}, {"where": "Jalan " * 20}):
        with (
            Image.open(BytesIO(jpeg(CARD))) as one,
            Image.open(BytesIO(jpeg(replace(CARD, **change)))) as two,
        ):
            # What the compression smears over is no change.
            changed = ImageChops.difference(one.convert("L"), two.convert("L")).point(lambda n: 255 * (n > 40))
        left, _, right, _ = changed.getbbox() or (0, 0, 0, 0)
        assert SQUARE[0] + 20 < left < right < SQUARE[2] - 20, change


def test_a_word_longer_than_the_square_never_stands_across_the_bodies() -> None:
    with Image.open(BytesIO(jpeg(replace(CARD, title="W" * 200, bodies=[])))) as picture:
        beside = picture.convert("L").crop((SQUARE[2] + 10, 20, 1200, 610))
    assert max(beside.histogram()[100:]) == 0


def test_the_answer_may_be_kept() -> None:
    response = answer(CARD)

    assert (response["Content-Type"], response["Cache-Control"]) == ("image/jpeg", "public, max-age=86400")
