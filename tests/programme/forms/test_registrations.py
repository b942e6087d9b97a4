import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.seats import Place
from rembuk.programme.forms.registrations import PlaceChangeForm, RegistrationForm

BOTH = (Place.HALL, Place.ONLINE)
GIVEN = {"name": "Contoh Warga", "contact": "0812 3456 7890", "place": "hall"}


def test_a_nickname_and_one_contact_are_enough() -> None:
    form = RegistrationForm(GIVEN, places=BOTH)

    assert form.is_valid()
    assert form.cleaned_data == {
        "name": "Contoh Warga",
        "contact": "+6281234567890",
        "district": "",
        "place": "hall",
        "needs": [],
        "needs_note": "",
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "\u202e \u200b"),
        ("name", "x" * 81),
        ("contact", ""),
        ("contact", "siti"),
        ("contact", "a@b..id"),
        ("place", "lain"),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_its_field(field: str, value: str) -> None:
    form = RegistrationForm({**GIVEN, field: value}, places=BOTH)

    assert list(form.errors) == [field]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("  Siti \u202e  Contoh", "Siti Contoh"), ("🗳️👩‍👧", "🗳️👩‍👧"), ("Tola' Ediy", "Tola' Ediy")],
)
def test_a_name_is_kept_without_what_cannot_be_seen(typed: str, name: str) -> None:
    form = RegistrationForm({**GIVEN, "name": typed}, places=BOTH)

    assert form.is_valid()
    assert form.cleaned_data["name"] == name


@given(st.text(max_size=200))
def test_a_name_never_turns_its_line_around(text: str) -> None:
    form = RegistrationForm({**GIVEN, "name": text}, places=BOTH)

    form.full_clean()
    assert not set(form.cleaned_data.get("name", "")) & set("\u202a\u202b\u202d\u202e\u2066\u2067")


def test_one_is_asked_only_what_there_is_to_choose() -> None:
    hall, online = (RegistrationForm(places=(place,)) for place in BOTH)

    assert (hall["place"].is_hidden, hall["place"].value()) == (True, "hall")
    assert list(online.fields) == ["name", "contact", "district", "place"]


def test_one_moves_only_to_a_place_that_exists() -> None:
    assert PlaceChangeForm({"place": "online"}).is_valid()
    assert not PlaceChangeForm({"place": "bulan"}).is_valid()
