"""Write a report as its name says: a page (.html) or on paper (.pdf)."""

from datetime import datetime
from pathlib import Path

from padan.errors import BadInput
from padan.privacy import whole
from padan.report import page, paper
from padan.report.document import Document

KINDS = (".html", ".htm", ".pdf")


def checked(path: Path | None) -> None:
    """See before any work that a report can be written there. :raises BadInput: otherwise."""
    if path is None:
        return
    kind = path.suffix.lower()
    if kind not in KINDS:
        raise BadInput(f"{path.name}: a report is a page (.html) or on paper (.pdf)")
    if kind == ".pdf" and not paper.possible():
        raise BadInput(f"{path.name}: a PDF needs the package typst, which is not here; .html needs nothing")


def write(report: Document, path: Path, *, at: datetime) -> None:
    """Write a report whole or not at all; `at` is the hour that is written into a PDF."""
    made = paper.pdf(report, at=at) if path.suffix.lower() == ".pdf" else page.html(report).encode()
    with whole(path) as out:
        out.write(made)
