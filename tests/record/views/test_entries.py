from datetime import time

import pytest

from rembuk.programme.core.talk import State
from tests import desk
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def test_on_the_day_the_form_knows_the_time_and_who_is_speaking() -> None:
    sample.talk(State.LIVE)

    initial = desk.staff().get("/meja/bincang-contoh/1/catatan/").context["entries"].statement.initial

    assert isinstance(initial["at"], time)
    assert initial["person"] == str(sample.speaker("Contoh Satu").pk)


def test_afterwards_nobody_remembers_the_time() -> None:
    sample.talk(State.HELD)

    initial = desk.staff().get("/meja/bincang-contoh/1/catatan/").context["entries"].statement.initial

    assert initial == {"person": "", "at": None}


def test_those_on_the_talk_come_first_and_the_others_after() -> None:
    sample.talk(State.HELD, items=1)
    sample.speaker("Aaa Orang Lain")

    choices = (
        desk.staff()
        .get("/meja/bincang-contoh/1/catatan/")
        .context["entries"]
        .statement.fields["person"]
        .choices
    )

    assert [[label.split(" · ")[0] for _pk, label in group] for _title, group in choices[1:]] == [
        ["Contoh Pemandu", "Contoh Satu", "Contoh Dua"],
        ["Aaa Orang Lain"],
    ]


def test_no_id_stands_twice_on_a_page_with_three_forms() -> None:
    sample.talk(State.LIVE)
    page = desk.staff().get("/meja/bincang-contoh/1/catatan/").content.decode()

    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]

    assert sorted(ids) == sorted(set(ids))
