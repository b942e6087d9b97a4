from pathlib import Path

import pytest

from padan import matching
from padan.errors import BadInput
from padan.updating import state
from tests.padan.voters import made_register


def test_a_state_opens_with_the_rows_it_was_made_from(tmp_path: Path) -> None:
    learned = matching.dedupe(made_register()).learned
    state.save(made_register(), learned, tmp_path / "state")
    state.save(made_register(), learned, tmp_path / "state")

    opened = state.load(tmp_path / "state")

    assert opened.rows.row.tolist() == made_register().table["row"].to_pylist()
    assert opened.rows.text.to_pylist()[0] != ""
    assert [path.name for path in tmp_path.iterdir()] == ["state"]


def test_what_is_no_state_is_neither_read_nor_overwritten(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("keep me")

    with pytest.raises(BadInput, match="no state"):
        state.load(tmp_path / "letters")
    with pytest.raises(BadInput, match="choose another folder"):
        state.save(made_register(), matching.dedupe(made_register()).learned, tmp_path / "letters")
    assert (tmp_path / "letters" / "letter.txt").read_text() == "keep me"


@pytest.mark.parametrize("file", ["rows.arrow", "keys.arrow", "families.arrow"])
def test_a_damaged_state_says_so(tmp_path: Path, file: str) -> None:
    state.save(made_register(), matching.dedupe(made_register()).learned, tmp_path / "state")
    (tmp_path / "state" / file).write_bytes(b"")

    with pytest.raises(BadInput, match="damaged"):
        state.load(tmp_path / "state")


def test_a_state_of_another_shape_is_to_be_made_again(tmp_path: Path) -> None:
    state.save(made_register(), matching.dedupe(made_register()).learned, tmp_path / "state")
    (tmp_path / "state" / "keys.arrow").rename(tmp_path / "state" / "nik.coarse.arrow")

    with pytest.raises(BadInput, match="another version"):
        state.load(tmp_path / "state")
