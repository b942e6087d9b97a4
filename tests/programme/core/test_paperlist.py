import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.paperlist import MOST, Signature, TooLong, read_lines, read_rows


def test_a_typed_list_is_read_with_or_without_numbers_and_contacts() -> None:
    lines = ["Nama", "1. Siti Contoh; 0812 3456 7890", "2) Budi, S.H.", "", "Rini\trini@example.id"]
    text = "\n".join([*lines, "  Tola' Ediy , +62812345678"])

    assert read_lines(text) == [
        Signature("Siti Contoh", "+6281234567890"),
        Signature("Budi, S.H."),
        Signature("Rini", "rini@example.id"),
        Signature("Tola' Ediy", "+62812345678"),
    ]


def test_a_spreadsheet_is_read_as_offices_keep_it() -> None:
    rows: list[list[object]] = [
        ["No", "Nama", "No. HP"],
        [1.0, "Siti  Contoh", 81234567890.0],
        [2.0, "Budi Contoh", None],
        ["", "", ""],
        [3.0, "Rini", "rini@example.id"],
    ]

    assert read_rows(rows) == [
        Signature("Siti Contoh", "+6281234567890"),
        Signature("Budi Contoh"),
        Signature("Rini", "rini@example.id"),
    ]


def test_a_list_longer_than_any_hall_is_refused() -> None:
    assert len(read_lines("Siti\n" * MOST)) == MOST
    with pytest.raises(TooLong):
        read_lines("Siti\n" * (MOST + 1))


@given(st.text(max_size=400))
def test_whatever_is_typed_gives_names_with_a_letter_in_them(text: str) -> None:
    assert [each for each in read_lines(text) if not any(c.isalpha() for c in each.name)] == []
