from pathlib import Path

import pytest

from padan.errors import BadInput
from padan.reading.delimited import DELIMITERS, delimiter_of, open_delimited
from tests.padan.lists import ONE, TITLES, TWO, written


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_every_delimiter_is_found(delimiter: str) -> None:
    assert delimiter_of(written([TITLES, ONE, TWO], delimiter)) == delimiter


def test_rows_are_numbered_as_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text('NIK,NAMA\n1,A\n\n2,"B\nC"\n3,\n')

    body = open_delimited(file).body(1, [1, 0])

    assert body.rows.to_pylist() == [2, 4, 5]
    assert [text.to_pylist() for text in body.texts] == [["A", "B\nC", ""], ["1", "2", "3"]]


def test_a_row_that_lacks_cells_keeps_those_it_has(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("NIK,NAMA,RT\n1,A\n2,B,3\n3,C,4,,\n")

    body = open_delimited(file).body(1, [2])

    assert [text.to_pylist() for text in body.texts] == [["", "3", "4"]]


def test_both_ways_of_reading_give_the_same(tmp_path: Path) -> None:
    even, uneven = tmp_path / "even.csv", tmp_path / "uneven.csv"
    text = written([TITLES, *[ONE, TWO] * 100])
    even.write_text(text)
    uneven.write_text(text + "\n,\n")

    fast, slow = (open_delimited(file).body(1, range(15)) for file in (even, uneven))

    assert fast.rows == slow.rows[:-1]
    assert [column.fill_null("") for column in fast.texts] == [column[:-1] for column in slow.texts]


def test_a_web_page_under_another_name_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.xls"
    file.write_text("<html><table><tr><td>NIK</td></tr></table></html>")

    with pytest.raises(BadInput, match="a web page under another name"):
        open_delimited(file)
