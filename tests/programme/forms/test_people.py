from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from rembuk.programme.forms.people import People
from rembuk.programme.forms.talks import ItemForm
from rembuk.programme.queries.desk import people_on
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 25)


def people() -> People:
    return People({label: person for person, label in people_on(DAY)})


@pytest.mark.parametrize(
    "typed",
    ["Contoh Satu · Ketua Badan kampus", "contoh satu", " Contoh   Satu ", "CONTOH SATU · ketua badan kampus"],
)
def test_a_person_is_found_by_label_or_name_however_it_is_typed(typed: str) -> None:
    person = sample.speaker("Contoh Satu")

    assert people().find(typed) == person


@pytest.mark.parametrize("typed", ["Contoh", "Satu", "kampus", "Contoh Satu · Anggota"])
def test_a_part_of_a_name_finds_nobody(typed: str) -> None:
    sample.speaker("Contoh Satu")

    with pytest.raises(ValidationError):
        people().find(typed)


def test_all_people_who_cannot_be_found_are_named_at_once() -> None:
    form = ItemForm(QueryDict("kind=core&people=Satu&people=&people=Dua"), people=people())

    assert len(form.errors["people"]) == 2


def test_an_item_shows_three_empty_places_after_the_last_person() -> None:
    speakers = [sample.speaker(f"Contoh {name}") for name in ("Satu", "Dua", "Tiga", "Empat")]

    shown = str(ItemForm(people=people(), initial={"people": speakers})["people"])

    assert shown.count("<input") == 7
    assert shown.index("Contoh Satu") < shown.index("Contoh Empat")


def test_what_people_typed_is_shown_again_and_never_as_markup() -> None:
    form = ItemForm(QueryDict("kind=core&people=<b>Satu"), people=people())

    assert "&lt;b&gt;Satu" in str(form["people"])
