import re
from datetime import date, time

import pytest
from django.test import Client
from django.utils.translation import override

from rembuk.programme.core.talk import State
from rembuk.programme.views.card import address_of, card_of
from tests.factories import programme as make

pytestmark = pytest.mark.django_db


def test_a_talk_s_picture_says_what_when_and_where_in_both_languages() -> None:
    talk = make.talk(
        State.ANNOUNCED, date=date(2026, 5, 1), starts=time(9, 5), venue="Aula Contoh", title="Judul"
    )

    told = card_of(talk)
    with override("en"):
        english = card_of(talk)

    assert (told.title, told.when, told.where, told.day, told.month) == (
        "Judul",
        "Jumat, 1 Mei 2026",
        "09.05 · Aula Contoh",
        "1",
        "MEI",
    )
    assert (english.when, english.where, english.month) == ("Friday, 1 May 2026", "09.05 · Aula Contoh", "MAY")
    assert told.bodies == sorted(told.bodies)


def test_the_page_names_a_picture_that_is_there_and_another_one_after_a_change(client: Client) -> None:
    talk = make.talk(State.ANNOUNCED)
    page = client.get(f"/acara/{talk.programme.slug}/{talk.number}/").content.decode()

    (address,) = re.findall(r'<meta property="og:image" content="http://127.0.0.1:8000([^"]+)">', page)
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    before = address_of(talk, card_of(talk))
    assert before.endswith(address)

    talk.title = "Judul lain"
    assert address_of(talk, card_of(talk)) != before


def test_a_talk_that_the_public_may_not_see_has_no_picture(client: Client) -> None:
    talk = make.talk(State.DRAFT)

    assert client.get(f"/acara/{talk.programme.slug}/{talk.number}/kartu.jpg").status_code == 404
