"""A report as PDF: tagged, so that it can be read aloud, its letters inside. Needs the extra `pdf`."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from importlib import resources
from importlib.util import find_spec
from typing import Any

from padan.report.document import Chart, Document

# On a page the colors and letters of a plot come from the page; on paper it brings its own.
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" font-family="Libertinus Serif" font-size="13" fill="#1e1833"'
_STYLE = "<style>.bar{fill:#3b2a8c}.second{fill:#c9820f}.value{fill:#4a4463}.side{font-weight:bold}</style>"


def possible() -> bool:
    """Tell whether the typesetter is installed."""
    return find_spec("typst") is not None


def pdf(report: Document, *, at: datetime) -> bytes:
    """Set the report on A4, as PDF/UA-1. The same report and hour give the same bytes.

    :raises ImportError: if the typesetter is not installed.
    """
    import typst  # noqa: PLC0415 - only a report on paper needs it

    source = (resources.files("padan") / "data" / "report.typ").read_bytes()
    made: bytes = typst.compile(
        source,
        format="pdf",
        sys_inputs={"report": json.dumps(_plain(report), ensure_ascii=False)},
        ignore_system_fonts=True,
        timestamp=int(at.timestamp()),
        pdf_standards=["ua-1"],
    )
    return made


def _plain(report: Document) -> Mapping[str, Any]:
    """Bring the blocks to what JSON can hold, each with its kind."""
    return {
        "title": report.title,
        "lead": report.lead,
        "foot": report.foot,
        "language": report.language,
        "sections": [
            {"title": section.title, "blocks": [_block(block) for block in section.blocks]}
            for section in report.sections
        ],
    }


def _block(block: object) -> Mapping[str, Any]:
    plain = asdict(block) | {"kind": type(block).__name__}  # type: ignore[call-overload]
    if isinstance(block, Chart):
        head, _, body = block.svg.partition(">")
        plain["svg"] = f"{head.replace('<svg', _SVG, 1)}>{_STYLE}{body}"
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in plain.items()}
