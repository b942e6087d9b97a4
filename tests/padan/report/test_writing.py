from datetime import UTC, datetime
from pathlib import Path

import pytest

from padan.errors import BadInput
from padan.report import paper, writing
from tests.padan.report.samples import REPORT

AT = datetime(2026, 11, 24, tzinfo=UTC)


@pytest.mark.parametrize(("name", "begins"), [("r.html", b"<!doctype html>"), ("r.PDF", b"%PDF-")])
def test_a_report_is_written_as_its_name_says(tmp_path: Path, name: str, begins: bytes) -> None:
    writing.checked(tmp_path / name)
    writing.write(REPORT, tmp_path / name, at=AT)

    assert (tmp_path / name).read_bytes().startswith(begins)


def test_another_kind_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"^r\.docx: a report is a page \(\.html\) or on paper \(\.pdf\)$"):
        writing.checked(tmp_path / "r.docx")


def test_without_the_typesetter_only_a_page_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "find_spec", {}.get)

    writing.checked(tmp_path / "r.html")
    with pytest.raises(BadInput, match=r"^r\.pdf: a PDF needs the package typst"):
        writing.checked(tmp_path / "r.pdf")
