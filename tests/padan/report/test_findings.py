import re
from pathlib import Path

import pytest

from padan.report.document import Document, Table
from padan.report.findings import WORDS, document
from padan.report.page import html
from tests.padan.lists import ONE, TWO
from tests.padan.report.test_summary import made


def test_the_page_needs_nothing_beside_it_and_names_no_person(tmp_path: Path) -> None:
    page = html(document([made(tmp_path, ONE, TWO, ONE)], "id"))

    assert re.findall(r"(?:src|href|url\(|@import|<script)", page) == []
    assert [cell for row in (ONE, TWO) for cell in row[:5] if cell in page] == []


def rows(report: Document) -> list[tuple[str, ...]]:
    tables = (block for part in report.sections for block in part.blocks if isinstance(block, Table))
    return [row for table in tables for row in table.rows]


def test_every_finding_stands_with_its_count_and_its_source(tmp_path: Path) -> None:
    found = rows(document([made(tmp_path, ONE, TWO, ONE)], "id"))

    (twice,) = [row for row in found if row[0] == "DUP-01"]
    assert (twice[1], twice[3].startswith("PKPU 6/2021")) == ("2", True)
    assert ("Ketapang", "Kademangan", "3") in [row[:3] for row in found]


def test_the_columns_that_were_read_are_named_and_those_that_were_not(tmp_path: Path) -> None:
    page = html(document([made(tmp_path, ONE)], "id"))

    assert "Kolom yang dibaca: NKK, NIK, NAMA, " in page
    assert "Tidak ada di berkas: PROVINSI, KABUPATEN, KECAMATAN." in page


def test_a_rule_that_nobody_compared_with_the_regulation_says_so(tmp_path: Path) -> None:
    odd = ("3574017201010001", *ONE[1:])

    assert "susunan nomor (belum dicocokkan dengan naskah peraturan)" in html(
        document([made(tmp_path, odd)], "id")
    )


def test_what_an_office_wrote_cannot_become_markup(tmp_path: Path) -> None:
    odd = (*ONE[:13], "<script>alert(1)</script>", "1")

    assert "<script" not in html(document([made(tmp_path, odd)], "en"))


def test_both_languages_have_the_same_words() -> None:
    assert sorted(WORDS["id"]) == sorted(WORDS["en"])


@pytest.mark.parametrize("language", ["id", "en"])
def test_several_lists_stand_on_one_page(tmp_path: Path, language: str) -> None:
    page = html(document([made(tmp_path, ONE), made(tmp_path, TWO)], language))

    assert page.count("<section>") == 2
    assert f'<html lang="{language}">' in page
