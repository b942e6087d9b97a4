"""The picture of a shared link: of the right size, light, kept on the disk, another one for other words."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from rembuk.ui.cards import Card, answer, joined, jpeg

CARD = Card(
    language="id",
    brand="Bincang Contoh",
    kind="Bincang ke-1",
    title="Daftar pemilih",
    line="Rabu, 25 November 2026 · Aula Contoh",
    bodies=joined(["KPU Kota Contoh", "Bawaslu Kota Contoh"]),
    day="25",
    month="NOV",
)


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
    """The last words of a long title and the line on when and where never share a row of pixels."""
    without = replace(CARD, title="W" * 3, line="", bodies="")
    long = replace(without, title="Kata yang panjang " * 11)

    with Image.open(BytesIO(jpeg(long))) as picture:
        below = picture.convert("L").crop((0, 480, 1200, 630))
    assert sum(below.histogram()[:200]) == 0


def test_the_answer_may_be_kept_and_the_bodies_stand_by_the_alphabet() -> None:
    response = answer(CARD)

    assert (response["Content-Type"], response["Cache-Control"]) == ("image/jpeg", "public, max-age=86400")
    assert CARD.bodies == "Bawaslu\u00a0Kota\u00a0Contoh · KPU\u00a0Kota\u00a0Contoh"
