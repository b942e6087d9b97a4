from pathlib import Path

from padan import codes, people
from padan.reading import read
from tests.padan.recap.test_counting import AFTER, BEFORE, HEAD


def test_each_voter_of_either_list_has_one_row(tmp_path: Path) -> None:
    for name, rows in (("before", BEFORE), ("after", AFTER)):
        (tmp_path / f"{name}.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows))

    lists = read(tmp_path / "before.csv"), read(tmp_path / "after.csv")

    with people.matched(*lists, codes.load()) as connection:
        rows_of = connection.sql(
            "SELECT row_before, row_after, changed FROM people ORDER BY row_before NULLS LAST"
        ).fetchall()

    assert rows_of == [(2, 2, True), (3, 3, True), (4, None, False), (5, 4, True), (None, 5, False)]
