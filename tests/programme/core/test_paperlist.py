import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.paperlist import (
    LONGEST,
    MOST,
    NameTooLong,
    Signature,
    TooLong,
    read_lines,
    read_rows,
)


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


def test_the_title_above_a_table_is_no_visitor_and_the_names_stand_under_their_heading() -> None:
    rows: list[list[object]] = [
        ["DAFTAR HADIR BINCANG KPU-BAWASLU", "", ""],
        ["Rabu, 30 Juni 2021", None, None],
        ["No.", "Instansi", "Nama Lengkap"],
        [1.0, "Kampus Contoh", "Siti Contoh"],
        [2.0, "Kampus Contoh", ""],
        ["", "", "Budi Contoh"],
    ]

    assert read_rows(rows) == [Signature("Siti Contoh"), Signature("Budi Contoh")]


def test_a_name_is_never_cut_the_line_that_holds_too_much_is_named() -> None:
    whole, more = "S" * LONGEST, "S" * (LONGEST + 1)

    assert read_lines(f"Budi\n\n{whole}") == [Signature("Budi"), Signature(whole)]
    with pytest.raises(NameTooLong) as refusal:
        read_lines(f"Budi\n\n{more}; 0812 3456 7890")
    assert (refusal.value.line, refusal.value.name) == (3, more)


def test_a_list_longer_than_any_hall_is_refused() -> None:
    assert len(read_lines("Siti\n" * MOST)) == MOST
    with pytest.raises(TooLong):
        read_lines("Siti\n" * (MOST + 1))


@given(st.text(max_size=400))
def test_whatever_is_typed_gives_names_with_a_letter_in_them(text: str) -> None:
    try:
        names = [each.name for each in read_lines(text)]
    except NameTooLong as refusal:
        names = [refusal.name[:LONGEST]]

    assert [name for name in names if len(name) > LONGEST or not any(c.isalpha() for c in name)] == []
