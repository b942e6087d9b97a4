from pathlib import Path

import pytest

from padan.errors import BadInput
from padan.reading.opening import open_source
from tests.padan.lists import ONE, TITLES, saved


def test_a_file_is_opened_by_what_it_is_and_not_by_its_name(tmp_path: Path) -> None:
    file = saved(tmp_path, ONE, name="list.xlsx")

    assert open_source(file, None).top == [list(TITLES), list(ONE)]


def test_a_text_file_has_no_sheet_to_choose(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="it has no sheets to choose from"):
        open_source(saved(tmp_path, ONE), "DPT")
