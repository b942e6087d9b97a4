from datetime import date

import pytest

from rembuk.institutions.permits import NotPermitted
from rembuk.programme.actions import numbering
from rembuk.programme.models import OfficialLetter, Talk
from tests import logbook
from tests.concurrency import both_at_once
from tests.factories import institutions, visitors
from tests.factories import programme as sample
from tests.factories.visitors import NOW

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


def give(talk: Talk, name: str, *, day: date = DAY, by_hand: str = "") -> str:
    made = visitors.invitation(talk, person=sample.speaker(name))
    return numbering.give_number(made, day=day, by_hand=by_hand).number


def test_numbers_count_up_without_a_gap_within_a_body_and_a_year() -> None:
    talk = sample.talk()
    other = sample.talk(programme=talk.programme, host=sample.body("bawaslu-kota"))

    given = [
        give(talk, "Satu"),
        give(talk, "Dua", by_hand="99/KHUSUS/2026"),
        give(talk, "Tiga"),
        give(other, "Empat"),
        give(talk, "Lima", day=date(2027, 1, 2)),
    ]

    assert given == [
        "1/PP.05-Und/0000/2026",
        "99/KHUSUS/2026",
        "2/PP.05-Und/0000/2026",
        "1/PM.05/K/11/2026",
        "1/PP.05-Und/0000/2027",
    ]


def test_a_letter_keeps_its_number() -> None:
    made = visitors.invitation(sample.talk())

    first = numbering.give_number(made, day=DAY)

    assert numbering.give_number(made, day=date(2027, 1, 1), by_hand="lain") == first


def test_a_number_written_by_hand_is_given_once() -> None:
    talk = sample.talk()
    give(talk, "Satu", by_hand="7/UND")

    with pytest.raises(numbering.NumberTaken):
        give(talk, "Dua", by_hand="7/UND")


def test_a_body_says_how_it_numbers_and_signs() -> None:
    talk = sample.talk()
    style = {"city": "Contoh", "signer": "Contoh Ketua", "signer_title": "Ketua"}

    officer = sample.officer()
    numbering.set_letter_style(
        by=officer, institution=talk.host, pattern="{number:03}/A/{year}", **style, now=NOW
    )

    assert give(talk, "Satu") == "001/A/2026"
    assert logbook.last().data == {"pattern": "{number:03}/A/{year}"}


def test_a_pattern_without_a_number_and_an_outsider_are_refused() -> None:
    talk = sample.talk()
    style = {"institution": talk.host, "city": "", "signer": "", "signer_title": "", "now": NOW}

    with pytest.raises(numbering.PatternUnreadable):
        numbering.set_letter_style(by=sample.officer(), pattern="{nama}", **style)  # type: ignore[arg-type]
    with pytest.raises(NotPermitted):
        numbering.set_letter_style(by=institutions.outsider(), pattern="{number}", **style)  # type: ignore[arg-type]


@pytest.mark.django_db(transaction=True)
def test_letters_written_at_once_get_numbers_in_a_row() -> None:
    from rembuk.programme.actions import invitations

    talk = sample.talk()
    made = [visitors.invitation(talk, person=sample.speaker(f"Orang {n}"), reply="draft") for n in range(6)]
    officer = sample.officer()

    both_at_once(
        *[
            lambda one=one: invitations.send_invitation(by=officer, invitation=one, number="", now=NOW)
            for one in made
        ]
    )

    serials = OfficialLetter.objects.order_by("serial").values_list("serial", flat=True)
    assert list(serials) == [1, 2, 3, 4, 5, 6]
