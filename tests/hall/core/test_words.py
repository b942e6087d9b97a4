import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.hall.core.words import Empty, TooLong, tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("  Apa  itu\n PDPB ?\t", "Apa itu PDPB ?", id="spaces and lines"),
        pytest.param("a\x00b\x07c", "abc", id="control characters"),
        pytest.param("\u202egnitset\u202c", "gnitset", id="a direction override"),
        pytest.param("cafe\u0301", "café", id="composed"),
        pytest.param("👩\u200d👩\u200d👧 ❤\ufe0f", "👩\u200d👩\u200d👧 ❤\ufe0f", id="an emoji that is joined"),
        pytest.param("كيف أسجل؟", "كيف أسجل؟", id="a script from right to left"),
        pytest.param("5", "5", id="one digit"),
    ],
)
def test_a_text_is_tidied(typed: str, kept: str) -> None:
    assert tidy(typed, limit=40) == kept


@pytest.mark.parametrize("typed", ["", "  \n ", "\u200b\u202e", "\x00", "...", "?!"])
def test_a_text_with_nothing_to_read_is_empty(typed: str) -> None:
    with pytest.raises(Empty):
        tidy(typed, limit=40)


@pytest.mark.parametrize("length", [41, 100_000])
def test_a_text_that_is_too_long_is_refused_and_says_how_long_it_is(length: int) -> None:
    with pytest.raises(TooLong) as refusal:
        tidy("x" * length, limit=40)

    assert (refusal.value.length, refusal.value.limit) == (length, 40)


@given(st.text(max_size=300))
def test_a_tidied_text_is_tidy_and_says_the_same_when_tidied_again(typed: str) -> None:
    try:
        kept = tidy(typed, limit=200)
    except (Empty, TooLong):
        return

    assert tidy(kept, limit=200) == kept
    assert not {unicodedata.category(sign) for sign in kept} & {"Cc", "Cs", "Zl", "Zp"}
