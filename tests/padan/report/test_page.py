import re
from pathlib import Path

import pytest

from padan.report.page import WORDS, html
from tests.padan.lists import ONE, TWO
from tests.padan.report.test_summary import made


def test_the_page_needs_nothing_beside_it_and_names_no_person(tmp_path: Path) -> None:
    page = html([made(tmp_path, ONE, TWO, ONE)], "id")

    assert re.findall(r"(?:src|href|url\(|@import|<script)", page) == []
    assert [cell for row in (ONE, TWO) for cell in row[:5] if cell in page] == []


def test_every_finding_stands_with_its_count_and_its_source(tmp_path: Path) -> None:
    page = html([made(tmp_path, ONE, TWO, ONE)], "id")

    assert re.search(r'DUP-01</td><td class="n">2</td><td>Orang yang sama[^<]*</td><td>PKPU 6/2021', page)
    assert 'Ketapang</td><td>Kademangan</td><td class="n">3</td>' in page


def test_a_rule_that_nobody_compared_with_the_regulation_says_so(tmp_path: Path) -> None:
    odd = ("3574017201010001", *ONE[1:])

    assert "susunan nomor (belum dicocokkan dengan naskah peraturan)" in html([made(tmp_path, odd)], "id")


def test_what_an_office_wrote_cannot_become_markup(tmp_path: Path) -> None:
    odd = (*ONE[:13], "<script>alert(1)</script>", "1")

    assert "<script" not in html([made(tmp_path, odd)], "en")


def test_both_languages_have_the_same_words() -> None:
    assert sorted(WORDS["id"]) == sorted(WORDS["en"])


@pytest.mark.parametrize("language", ["id", "en"])
def test_several_lists_stand_on_one_page(tmp_path: Path, language: str) -> None:
    page = html([made(tmp_path, ONE), made(tmp_path, TWO)], language)

    assert page.count("<section>") == 2
    assert f'<html lang="{language}">' in page
