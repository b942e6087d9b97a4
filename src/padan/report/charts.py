"""Plots as SVG, drawn here: real text, colors of the page, a title for those who do not see them."""

from collections.abc import Sequence
from html import escape

from padan.report.words import number

_ROW = 22
_NAME = 136
_WIDE = 420


def bars(title: str, rows: Sequence[tuple[str, float, str]]) -> str:
    """Draw a bar for each (name, value, label); the axis begins at nought."""
    most = max([value for _, value, _ in rows] + [1e-9])
    room = _WIDE - _NAME - 70
    lines = []
    for at, (name, value, label) in enumerate(rows):
        top, wide = at * _ROW, value / most * room
        lines.append(
            f'<text x="{_NAME - 8}" y="{top + 15}" text-anchor="end">{escape(name)}</text>'
            f'<rect class="bar" x="{_NAME}" y="{top + 3}" width="{wide:.1f}" height="{_ROW - 6}"/>'
            f'<text class="value" x="{_NAME + wide + 6:.1f}" y="{top + 15}">{escape(label)}</text>'
        )
    return _svg(title, len(rows) * _ROW, lines)


def pyramid(title: str, bands: Sequence[tuple[int, int, int]], sides: tuple[str, str], language: str) -> str:
    """Draw men to the left and women to the right for each band of ages, the oldest on top."""
    most = max([figure for _, men, women in bands for figure in (men, women)] + [1])
    middle, room = _WIDE / 2, _WIDE / 2 - 86
    lines = [
        f'<text x="{middle - 30}" y="14" text-anchor="end" class="side">{escape(sides[0])}</text>',
        f'<text x="{middle + 30}" y="14" class="side">{escape(sides[1])}</text>',
    ]
    for at, (age, men, women) in enumerate(reversed(bands)):
        top = (at + 1) * _ROW
        left, right = men / most * room, women / most * room
        ages = f"{age}+" if age == bands[-1][0] else f"{age}–{age + 4}"
        shape = f'y="{top + 3}" height="{_ROW - 6}"'
        lines.append(
            f'<text x="{middle}" y="{top + 15}" text-anchor="middle">{ages}</text>'
            f'<rect class="bar" x="{middle - 28 - left:.1f}" width="{left:.1f}" {shape}/>'
            f'<rect class="bar second" x="{middle + 28}" width="{right:.1f}" {shape}/>'
            f'<text class="value" x="{middle - 34 - left:.1f}" y="{top + 15}" text-anchor="end">'
            f"{number(men, language)}</text>"
            f'<text class="value" x="{middle + 34 + right:.1f}" y="{top + 15}">{number(women, language)}</text>'
        )
    return _svg(title, (len(bands) + 1) * _ROW, lines)


def _svg(title: str, height: int, lines: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDE} {height + 4}" role="img" aria-label="{escape(title)}">'
        f"{''.join(lines)}</svg>"
    )
