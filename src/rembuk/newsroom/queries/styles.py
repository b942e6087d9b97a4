"""The styles of the offices, as data."""

import tomllib
from functools import cache
from pathlib import Path

from rembuk.newsroom.core.draft import Style
from rembuk.programme.models import Talk

FILE = Path(__file__).resolve().parents[1] / "data" / "styles.toml"


def style_of(talk: Talk) -> Style:
    """Return the style of the host's kind of body; a plain one for a kind that has none."""
    return _styles().get(talk.host.kind, Style())


@cache
def _styles() -> dict[str, Style]:
    with FILE.open("rb") as source:
        return {kind: Style(**table) for kind, table in tomllib.load(source).items()}
