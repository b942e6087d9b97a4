from io import BytesIO
from typing import Any

import pytest
from django.utils.translation import override
from PIL import Image

from rembuk.programme.queries import papers
from rembuk.ui import paper
from tests.factories import programme as sample
from tests.factories import visitors

pytestmark = pytest.mark.django_db


def test_a_ticket_says_when_where_and_by_which_code_in_both_languages() -> None:
    one = visitors.registration(visitors.open_talk(), name="Siti")

    said = {}
    for language in ("id", "en"):
        with override(language):
            facts = papers.ticket_facts(one)
        said[language] = (facts["facts"], facts["heading"], facts["standing"], facts["code"])

    assert said == {
        "id": (["Rabu, 25 November 2026", "13.30–15.30 WIB", "Aula Contoh"], "Tiket", "", one.door_code),
        "en": (["Wednesday, 25 November 2026", "13:30–15:30 WIB", "Aula Contoh"], "Ticket", "", one.door_code),
    }


def test_a_ticket_for_the_waiting_list_is_no_ticket_for_a_seat() -> None:
    one = visitors.registration(visitors.open_talk(), standing="waiting", place="hall")

    assert papers.ticket_facts(one)["standing"] == "Dalam daftar tunggu"


def test_a_ticket_fits_on_one_page_however_long_its_words_are() -> None:
    talk = visitors.open_talk(title="Panjang sekali " * 13, venue="Aula Contoh " * 16)
    one = visitors.registration(talk, name="Nama Panjang " * 6)

    drawn = paper.png("programme/ticket.typ", papers.ticket_facts(one), points_per_inch=72)

    # One page gives bytes; more would give a list of them.
    with Image.open(BytesIO(drawn)) as picture:
        assert picture.size == (420, 298)


@pytest.mark.parametrize(
    ("changes", "said"),
    [({}, "13.30–15.30 WIB"), ({"ends": None}, "13.30 WIB"), ({"starts": None, "ends": None}, "")],
)
def test_hours_are_said_as_far_as_they_are_known(changes: dict[str, Any], said: str) -> None:
    assert papers.hours(sample.talk(**changes)) == said
