import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core import codes


def test_a_code_has_no_letter_that_looks_like_a_digit() -> None:
    assert set(codes.ALPHABET) & set("0O1IL") == set()
    assert set(codes.new_code(2_000)) == set(codes.ALPHABET)


def test_a_code_that_opens_something_is_beyond_guessing() -> None:
    assert len(codes.ALPHABET) ** codes.OPENING > 2**80
    assert len(codes.new_code(codes.OPENING)) == codes.OPENING


@given(st.text(codes.ALPHABET, min_size=codes.OPENING, max_size=codes.OPENING))
def test_a_code_is_read_back_however_it_was_written_down(code: str) -> None:
    for text in (code, code.lower(), codes.grouped(code), f" {codes.grouped(code, 4).lower()} "):
        assert codes.typed(text) == code
    assert codes.typed(f"https://contoh.example/en/tiket/{code}/") == code


@given(st.text())
def test_anything_can_be_typed(text: str) -> None:
    assert "-" not in codes.typed(text)


@pytest.mark.parametrize("text", ["https://contoh.example/tiket/", "https://contoh.example/tiket/K7T4M/"])
def test_another_address_is_no_code(text: str) -> None:
    assert not set(codes.typed(text)) <= set(codes.ALPHABET)
