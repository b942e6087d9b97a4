from datetime import UTC, datetime

import pypdfium2

from padan.report import paper
from tests.padan.report.samples import REPORT

AT = datetime(2026, 11, 24, tzinfo=UTC)


def test_a_paper_says_every_block_and_is_tagged_with_its_letters_inside() -> None:
    made = paper.pdf(REPORT, at=AT)

    with pypdfium2.PdfDocument(made) as read:
        text = read[0].get_textpage().get_text_range()
        assert read.is_tagged()
    expected = ("Judul & isi", "list <1>.csv", "Harus diperbaiki", "1.200", "NIK-01", "Tertinggi.", "Kaki.")
    assert [words for words in expected if words not in text] == []
    assert b"LibertinusSerif" in made


def test_the_same_report_and_hour_give_the_same_bytes() -> None:
    assert paper.pdf(REPORT, at=AT) == paper.pdf(REPORT, at=AT)


def test_the_typesetter_is_there() -> None:
    assert paper.possible()
