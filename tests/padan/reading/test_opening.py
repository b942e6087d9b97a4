from pathlib import Path

from padan.reading.opening import open_source
from tests.padan.lists import ONE, TITLES, saved


def test_a_file_is_opened_by_what_it_is_and_not_by_its_name(tmp_path: Path) -> None:
    file = saved(tmp_path, ONE, name="list.xlsx")

    assert open_source(file, None).top == [list(TITLES), list(ONE)]
