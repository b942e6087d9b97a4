import pytest

from rembuk.record.core.words import asked, marked, nearest, stem, vocabulary, words

KNOWN = {"pemilih", "pemutakhiran", "partisipatif", "data", "daftar", "coklit"}


def test_words_are_folded_and_compounds_taken_apart() -> None:
    assert words("Daftar-Pemilih: KPU's “DATA” 2026") == ["daftar", "pemilih", "kpu", "s", "data", "2026"]


def test_a_question_is_its_telling_words_once() -> None:
    assert asked("a data data pemilih") == ["data", "pemilih"]
    assert asked("a") == ["a"]
    assert asked("? — !") == []
    assert len(asked(" ".join(f"kata{n}" for n in range(20)))) == 8


def test_kin_share_a_stem() -> None:
    assert stem("pemilih") == stem("memilih") == stem("pilihan") == stem("dipilih")
    assert stem("pemilih") != stem("pemilik")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pemilhi", ["pemilih"]),
        ("pemutahiran", ["pemutakhiran"]),
        ("partisipatip", ["partisipatif"]),
        ("dtaa", ["data"]),
        ("xyz", []),
        ("kpk", []),
        ("demokrasi", []),
    ],
)
def test_a_slip_leads_to_the_word_that_was_meant(typed: str, meant: list[str]) -> None:
    assert nearest(typed, KNOWN) == meant


def test_a_text_is_marked_where_kin_of_the_words_stand() -> None:
    assert marked("Setiap pilihan pemilih sah.", ["memilih"]) == [
        ("Setiap ", False),
        ("pilihan", True),
        (" ", False),
        ("pemilih", True),
        (" sah.", False),
    ]


def test_the_vocabulary_holds_no_bare_numbers() -> None:
    assert vocabulary(["Data 2026, a TPS-8"]) == {"data", "tps"}
