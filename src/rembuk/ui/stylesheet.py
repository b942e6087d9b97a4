"""The public style sheet: inside the page on a first visit, as a cached file on later ones.

A phone on a slow line paints about two seconds earlier when the first page needs no second request. A browser
says with `Sec-Fetch-Site: same-origin` that it comes from one of our pages, and then has the file already.
The web font is a rule of its own, so that it stays away from whoever asked to save data. Both texts are the
same for everyone, and the Content-Security-Policy names them by their hashes.
"""

import base64
import hashlib
import re
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).resolve().parent / "static" / "ui"
FILE: Final = "ui/tinta.css"

# The name carries the start of the content's SHA-256: a browser may keep it for ever.
FONT: Final = _FOLDER.glob("tinta.*.woff2").__next__().name


def minified(css: str) -> str:
    """Return a style sheet without its comments and the white space that nobody needs."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r"\s*([{};,])\s*", r"\1", css).replace(";}", "}").strip()


def source(text: str) -> str:
    """Return an inline text as the Content-Security-Policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


SHEET: Final = minified((_FOLDER / "tinta.css").read_text(encoding="utf-8"))

# optional: on a slow line the first page keeps its fallback of the same width; nothing ever shifts.
FONT_FACE: Final = (
    '@font-face{font-family:"Tinta Sans";'
    f'src:url(/static/ui/{FONT}) format("woff2");font-weight:400 800;font-display:optional}}'
)

SOURCES: Final = (source(SHEET), source(FONT_FACE))
"""What `style-src` of the Content-Security-Policy must allow beside the site's own files."""
