from hypothesis import given
from hypothesis import strategies as st

from rembuk.hall.core.similarity import alike

QUESTIONS = {
    1: "Bagaimana cara mengecek nama saya di daftar pemilih?",
    2: "Di mana saya bisa cek nama di daftar pemilih?",
    3: "Berapa lama laporan pelanggaran kampanye diproses Bawaslu?",
    4: "Laporan soal pelanggaran kampanye itu prosesnya berapa hari di Bawaslu?",
    5: "Apakah TPS ramah untuk kursi roda?",
}


def test_questions_that_ask_alike_are_suggested_to_each_other() -> None:
    assert alike(QUESTIONS) == {1: [2], 2: [1], 3: [4], 4: [3]}


def test_words_that_every_question_holds_make_none_alike() -> None:
    assert alike({1: "Apakah kami bisa minta itu?", 2: "Kenapa kami tidak bisa begini?"}) == {}


@given(st.dictionaries(st.integers(1, 50), st.text(max_size=60), max_size=8))
def test_likeness_is_mutual_and_never_with_oneself(texts: dict[int, str]) -> None:
    found = alike(texts)

    assert all(key not in others for key, others in found.items())
    assert all(key in found[other] for key, others in found.items() for other in others)
