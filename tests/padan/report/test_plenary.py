from pathlib import Path

from padan import matching
from padan.regions import load
from padan.report import duplicates
from padan.report.page import html
from padan.report.plenary import Studied, document
from tests.padan.lists import ONE
from tests.padan.report.test_summary import made
from tests.padan.voters import made_register, register


def test_each_list_stands_by_itself_and_each_two_together(tmp_path: Path) -> None:
    learned = matching.dedupe(made_register()).learned
    rows = register({}, {})
    found = duplicates.summarize(matching.dedupe(rows, learned=learned), rows, regions=load())

    report = document([Studied(made(tmp_path, ONE), found)], [("kota.csv", "kab.csv", found)], "id")

    assert [part.title for part in report.sections] == ["list.csv", "kota.csv · kab.csv"]
    assert html(report).count("<h3>Seberapa yakin") == 2


def test_a_list_without_numbers_says_that_nobody_was_looked_for(tmp_path: Path) -> None:
    report = document([Studied(made(tmp_path, ONE), None)], [("a.csv", "b.csv", None)], "en")

    assert html(report).count("a list without NIK teaches nothing") == 2
