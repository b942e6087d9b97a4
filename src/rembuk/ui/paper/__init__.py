"""Documents on paper: a room's typst template and its facts become a PDF or a picture.

A template is `src/rembuk/ROOM/paper/NAME.typ`; it imports `/ui/paper/house.typ` and reads `facts`.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, cast
from unicodedata import combining, normalize

import typst
from PIL import ImageFont

_ROOMS = Path(__file__).resolve().parents[2]
_FONTS = Path(__file__).resolve().parent / "fonts"
# The typesetter keeps what it has read of a template, so one is kept for each; it works for one at a time.
_BUSY = Lock()

_NO_CHARACTER = "\U0010ffff"  # no font has it: it is drawn as each character that a font does not have
_ALIKE = str.maketrans({"\u02bc": "'", "\u2010": "-", "\u2011": "-"})

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
            sys_inputs={"facts": json.dumps(_printable(facts), ensure_ascii=False)}, **options
        )
    # Bytes, since it is told of no place to write to; a list of them only for pictures of several pages.
    return cast("bytes", made)


def _printable(fact: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return a fact in the letters that the house prints: the standards refuse a document with any other.

    A letter loses a mark that no letter here bears. What is drawn rather than read, as an emoji, is left out; a
    letter of another script leaves a question mark.
    """
    if isinstance(fact, Mapping):
        return {name: _printable(each) for name, each in fact.items()}
    if isinstance(fact, list | tuple):
        return [_printable(each) for each in fact]
    if not isinstance(fact, str) or fact.isascii():
        return fact
    return "".join(_printed(each) for each in fact).strip() or "?"


@lru_cache(maxsize=4096)
def _printed(character: str) -> str:
    if _has(character):
        return character
    plain = "".join(each for each in normalize("NFKD", character) if not combining(each))
    plain = plain.translate(_ALIKE)
    if plain and all(map(_has, plain)):
        return plain
    return "?" if character.isalnum() else ""


def _has(character: str) -> bool:
    return character.isascii() or character == "\u00a0" or _drawing(character) != _drawing(_NO_CHARACTER)


def _drawing(character: str) -> tuple[tuple[int, int], bytes]:
    mask = _face().getmask(character)
    return mask.size, bytes(mask)


@cache
def _face() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(next(_FONTS.glob("*egular*")), size=24, layout_engine=ImageFont.Layout.BASIC)


@cache
def _typesetter(template: str) -> typst.Compiler:
    room, name = template.split("/", 1)
    return typst.Compiler(
        str(_ROOMS / room / "paper" / name),
        root=str(_ROOMS),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
    )
