from io import BytesIO

import pytest
from django.utils.translation import override
from PIL import Image

from rembuk.programme.core.talk import Mode, State
from rembuk.programme.queries import announcements
from tests.factories import programme as sample
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db


def test_a_text_for_messengers_says_what_when_where_and_how() -> None:
    talk = sample.talk(State.ANNOUNCED, mode=Mode.HYBRID.value)

    assert announcements.messenger_text(talk).splitlines() == [
        "*Contoh topik bincang*",
        "Rabu, 25 November 2026, 13.30–15.30 WIB",
        "Aula Contoh dan daring",
        "",
        "• Contoh topik bincang",
        "",
        "Gratis. Ikut: http://127.0.0.1:8000/acara/bincang-contoh/1/",
    ]


def test_a_text_for_mail_leads_to_the_registration_in_its_language() -> None:
    talk = sample.talk(State.ANNOUNCED, mode=Mode.ONLINE.value, venue="", topics=[])

    with override("en"):
        text = announcements.mail_text(talk)

    assert text.splitlines()[2:] == [
        "Contoh topik bincang",
        "Wednesday, 25 November 2026, 13:30–15:30 WIB",
        "Online",
        "",
        "Taking part is free of charge. Register here:",
        "http://127.0.0.1:8000/en/acara/bincang-contoh/1/daftar/",
    ]


@pytest.mark.parametrize("size", announcements.PAPERS)
def test_a_poster_is_printed_on_either_paper(size: str) -> None:
    content = announcements.poster_pdf(sample.talk(State.ANNOUNCED), size=size, at=NOW)

    assert content[:5] == b"%PDF-"
    assert b"/StructTreeRoot" in content


def test_a_poster_is_one_picture_however_long_its_words_are() -> None:
    talk = sample.talk(
        State.ANNOUNCED, title="Panjang sekali " * 13, topics=["Topik panjang " * 12] * 8, venue="Aula " * 40
    )

    drawn = announcements.poster_png(talk, width=540)

    with Image.open(BytesIO(drawn)) as picture:
        assert picture.size == (540, 764)


def test_a_poster_names_the_bodies_by_the_alphabet() -> None:
    bodies = announcements.poster_facts(sample.talk(State.ANNOUNCED))["bodies"]

    assert bodies == sorted(name for name, _kind in sample.BODIES.values())
