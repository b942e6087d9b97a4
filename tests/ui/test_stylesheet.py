import hashlib
import re
from pathlib import Path

from django.conf import settings

from rembuk.ui import stylesheet

FOLDER = Path(stylesheet.__file__).parent / "static" / "ui"


def test_white_space_and_comments_go_and_meaning_stays() -> None:
    css = "/* a */ a , b {\n  width: calc(1px + 2px);\n}\n@media (min-width: 1rem) { i { x: y; } }"

    assert stylesheet.minified(css) == ("a,b{width: calc(1px + 2px)}@media (min-width: 1rem){i{x: y}}")


def test_the_font_is_named_after_its_content() -> None:
    digest = hashlib.sha256((FOLDER / stylesheet.FONT).read_bytes()).hexdigest()

    assert f"tinta.{digest[:12]}.woff2" == stylesheet.FONT
    assert re.search(settings.WHITENOISE_IMMUTABLE_FILE_TEST, f"/static/ui/{stylesheet.FONT}")


def test_the_content_policy_names_the_inline_styles_and_nothing_looser() -> None:
    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]

    assert allowed["style-src"] == ["'self'", *stylesheet.SOURCES]
    assert allowed["default-src"] == ["'none'"]
    assert "unsafe" not in str(allowed)


def test_a_source_is_the_hash_that_browsers_compute() -> None:
    assert stylesheet.source("") == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


def test_the_style_sheet_holds_no_address() -> None:
    assert "url(" not in stylesheet.SHEET
