"""The colors of the style sheet are told apart by everyone, in daylight and in the dark."""

import re
from pathlib import Path

import pytest

from rembuk.ui import stylesheet

CSS = (Path(stylesheet.__file__).parent / "static" / "ui" / "tinta.css").read_text(encoding="utf-8")

# Text, ground, and the contrast that WCAG asks of the pair: 7 for reading, 4.5 for a word, 3 for a border.
PAIRS = [
    ("ink", "paper", 7), ("ink", "band", 7), ("ink2", "paper", 7), ("ink2", "band", 7), ("act", "paper", 7),
    ("act", "band", 7), ("act", "act-soft", 4.5), ("on-act", "act", 7), ("on-act", "act-hover", 7),
    ("on-mango", "mango", 7), ("ink", "mango-soft", 7), ("mango-ink", "paper", 4.5),
    ("mango-ink", "mango-soft", 4.5), ("on-panel", "panel", 7), ("on-panel2", "panel", 7),
    ("on-panel2", "panel-2", 4.5), ("mango", "panel", 3), ("err", "band", 4.5), ("ok", "paper", 4.5),
    ("ok", "ok-soft", 4.5), ("warn", "paper", 4.5), ("warn", "warn-soft", 4.5), ("err", "paper", 4.5),
    ("err", "err-soft", 4.5), ("info", "paper", 4.5), ("info", "info-soft", 4.5), ("rule", "paper", 3),
    ("rule", "band", 3),
]  # fmt: skip


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", css))


LIGHT = tokens(CSS[: CSS.index("prefers-color-scheme:dark")])
DARK = LIGHT | tokens(CSS[CSS.index("prefers-color-scheme:dark") :])


def luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_pair_of_colors_can_be_read(theme: dict[str, str], text: str, ground: str, least: float) -> None:
    assert contrast(theme[text], theme[ground]) >= least
