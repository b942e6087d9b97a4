from pathlib import Path

import pytest

from padan import decisions
from padan.errors import BadInput


def written(folder: Path, text: str) -> Path:
    path = folder / "decisions.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_decisions_are_read_in_both_languages(tmp_path: Path) -> None:
    made = decisions.load(written(tmp_path, "row_l,row_r,decision\n2,9,sama\n3,8,different\n"))

    assert (made.row_l.tolist(), made.row_r.tolist(), made.same.tolist()) == ([2, 3], [9, 8], [True, False])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("row_l,row_r\n1,2\n", "the column decision is missing"),
        ("row_l,row_r,decision\n1,2,perhaps\n", 'decision 1 must be "same" or "different"'),
        ("row_l,row_r,decision\na,2,same\n", "row_l and row_r must be row numbers"),
        ("", "cannot be read as decisions"),
    ],
)
def test_anything_else_is_refused_in_one_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        decisions.load(written(tmp_path, text))
