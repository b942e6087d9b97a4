"""Documents on paper: a room's typst template and its facts become a PDF or a picture.

A template is `src/rembuk/ROOM/paper/NAME.typ`; it imports `/ui/paper/house.typ` and reads `facts`.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, cast

import typst

from rembuk.ui.paper.letters import folders, printable

_ROOMS = Path(__file__).resolve().parents[2]
# The typesetter keeps what it has read of a template, so one is kept for each; it works for one at a time.
_BUSY = Lock()

ACCESSIBLE = ("ua-1",)
"""PDF/UA-1: tagged, so that it can be read aloud. Every drawing needs its `alt`, every document its title."""

ARCHIVAL = ("a-2a",)
"""PDF/A-2a: as above, and made to be kept."""


def pdf(
    template: str, facts: Mapping[str, Any], *, at: datetime, standards: tuple[str, ...] = ACCESSIBLE
) -> bytes:
    """Set a document. The same facts and hour give the same bytes.

    :param template: "ROOM/NAME.typ".
    :param facts: what the document says, as JSON can hold it; text comes in the reader's language.
    :param at: the hour written into the file.
    :raises typst.TypstError: if the template is wrong.
    """
    return _set(template, facts, format="pdf", timestamp=int(at.timestamp()), pdf_standards=list(standards))


def png(template: str, facts: Mapping[str, Any], *, points_per_inch: float) -> bytes:
    """Draw the one page of a document as a picture; 72 points an inch give one pixel a point."""
    return _set(template, facts, format="png", ppi=points_per_inch)


def _set(template: str, facts: Mapping[str, Any], **options: Any) -> bytes:  # noqa: ANN401 - the typesetter's
    with _BUSY:
        made = _typesetter(template).compile(
            sys_inputs={"facts": json.dumps(printable(facts), ensure_ascii=False)}, **options
        )
    # Bytes, since it is told of no place to write to; a list of them only for pictures of several pages.
    return cast("bytes", made)


@cache
def _typesetter(template: str) -> typst.Compiler:
    room, name = template.split("/", 1)
    return typst.Compiler(
        str(_ROOMS / room / "paper" / name),
        root=str(_ROOMS),
        font_paths=[str(folder) for folder in folders()],
        ignore_system_fonts=True,
    )
