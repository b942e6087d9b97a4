import pytest
from hypothesis import given
from hypothesis import strategies as st

from padan.names.words import canonical, sound


@pytest.mark.parametrize(
    "spellings",
    [
        ("MUHAMMAD", "MOH", "MOHAMMAD", "MUCHAMAD", "M"),
        ("SITI", "ST", "SITTI"),
        ("ABDUL", "ABD", "ABDOEL"),
        ("SYAFII", "SAFII", "SAPII"),
        ("DJOKO", "JOKO"),
        ("TJAHYO", "CAHYO"),
        ("SOEKARNO", "SUKARNO"),
        ("FATIMAH", "FATIMA", "PATIMAH"),
        ("ZAINAL", "ZAENAL"),
        ("KHOIRIYAH", "HOIRIYA"),
    ],
)
def test_spellings_of_one_word_meet(spellings: tuple[str, ...]) -> None:
    assert len(set(canonical(spellings))) == 1


@pytest.mark.parametrize("pair", [("HASAN", "HUSEN"), ("SITI", "SRI"), ("SUNARTO", "SUNARTI"), ("ALI", "ULI")])
def test_other_words_do_not(pair: tuple[str, str]) -> None:
    one, other = canonical(pair)

    assert one != other


@pytest.mark.parametrize("word", ["H", "HJ", "DRS", "SPD", "SH"])
def test_a_title_is_no_name(word: str) -> None:
    assert canonical([word]) == [""]


@given(st.lists(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=9), max_size=9))
def test_the_form_of_a_word_does_not_depend_on_the_words_beside_it(words: list[str]) -> None:
    assert canonical(words) == [form for word in words for form in canonical([word])]


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=30))
def test_a_form_is_no_longer_than_twice_its_word_and_begins_its_sound(word: str) -> None:
    (form,) = canonical([word])

    assert len(form) <= 2 * max(len(word), 8)
    assert sound(form) == "" if form == "" else sound(form)[0] == form[0]
