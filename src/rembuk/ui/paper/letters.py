"""The letters that papers are printed in: the house's own, and those of scripts that it lends from others.

A site prints further scripts with fonts in the folder `fonts` of its data.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from django.conf import settings
from PIL import ImageFont

_OURS = Path(__file__).resolve().parent / "fonts"
_KINDS = {".ttf", ".otf", ".ttc", ".otc"}
_NO_CHARACTER = "\U0010ffff"  # no font has it: it is drawn as each character that a font does not have


def folders() -> list[Path]:
    """Return where fonts lie: those that come with the house, and those that the site has added."""
    return [folder for folder in (_OURS, settings.DATA / "fonts") if folder.is_dir()]


def printable(fact: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return a fact in letters that can be printed: the standards refuse a document with any other.

    A letter loses a mark that no font bears. What is drawn rather than read, as an emoji, is left out; a letter
    of a script without a font leaves a question mark.
    """
    if isinstance(fact, Mapping):
        return {name: printable(each) for name, each in fact.items()}
    if isinstance(fact, list | tuple):
        return [printable(each) for each in fact]
    if not isinstance(fact, str) or fact.isascii():
        return fact
    # A letter and its mark are one character wherever they can be, so that the font draws them as one.
    return "".join(_printed(each) for each in normalize("NFC", fact)).strip() or "?"


@lru_cache(maxsize=4096)
def _printed(character: str) -> str:
    if _has(character):
        return character
    plain = "".join(each for each in normalize("NFKD", character) if not combining(each))
    if plain and all(map(_has, plain)):
        return plain
    return "?" if character.isalnum() else ""


def _has(character: str) -> bool:
    if character.isascii() or character == "\u00a0":
        return True
    return any(_drawing(face, character) != _drawing(face, _NO_CHARACTER) for face in _faces())


def _drawing(face: ImageFont.FreeTypeFont, character: str) -> tuple[tuple[int, int], bytes]:
    mask = face.getmask(character)
    return mask.size, bytes(mask)


@cache
def _faces() -> list[ImageFont.FreeTypeFont]:
    """Return a face of each font. The bold ones hold the same characters as the regular ones."""
    files = sorted(file for folder in folders() for file in folder.iterdir() if file.suffix.lower() in _KINDS)
    return [
        ImageFont.truetype(file, size=24, layout_engine=ImageFont.Layout.BASIC)
        for file in files
        if not file.stem.endswith("-Bold")
    ]
