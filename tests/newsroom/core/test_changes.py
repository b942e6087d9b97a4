from hypothesis import given
from hypothesis import strategies as st

from rembuk.newsroom.core.changes import Piece, changes

LINES = st.lists(st.text(alphabet="ab ", min_size=1, max_size=8).map(lambda t: " ".join(t.split()) or "a"))


def test_the_words_that_changed_are_told_within_their_line() -> None:
    assert changes(["Tetap.", "Acara pada Rabu siang."], ["Tetap.", "Acara pada Kamis siang."]) == [
        (Piece("same", "Acara pada"), Piece("gone", "Rabu"), Piece("new", "Kamis"), Piece("same", "siang.")),
    ]


def test_whole_lines_come_and_go() -> None:
    assert changes(["a", "b"], ["a"]) == [(Piece("gone", "b"),)]
    assert changes(["a"], ["a", "b"]) == [(Piece("new", "b"),)]
    assert changes(["a"], ["a"]) == []


@given(LINES, LINES)
def test_nothing_is_told_only_when_nothing_changed(before: list[str], after: list[str]) -> None:
    assert (changes(before, after) == []) == (before == after)
