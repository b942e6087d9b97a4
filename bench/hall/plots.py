"""Small plots as SVG, readable on light and on dark pages."""

import math
from collections.abc import Mapping, Sequence

Series = Mapping[str, Sequence[tuple[float, float]]]
"""Points of each line, by its name."""

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 660, 340, 70, 40, 150, 40
_STYLE = (
    "text{font:13px sans-serif;fill:#1e1833}.grid{stroke:#77718c;stroke-opacity:.25}"
    "path,circle{fill:none;stroke-width:2.5;stroke-linejoin:round}"
    ".c0{stroke:#77718c}.c1{stroke:#3b2a8c}.c2{stroke:#c9820f}.c3{stroke:#1d7a55}.c4{stroke:#a5372d}"
    "rect{fill:#3b2a8c}rect.floor{fill:#77718c}"
    "@media(prefers-color-scheme:dark){text{fill:#f2f0f9}.c0{stroke:#9a94ad}.c1{stroke:#b9abfa}.c2{stroke:#f59a2e}"
    ".c3{stroke:#63c79a}.c4{stroke:#f08a7e}rect{fill:#b9abfa}rect.floor{fill:#9a94ad}}"
)


def lines(title: str, series: Series, *, bottom: str, is_log: bool = True) -> str:
    """Draw lines over a common axis, both axes logarithmic or both plain; each line bears its name at its end."""
    points = [point for line in series.values() for point in line]
    across = _Axis([x for x, _ in points], _LEFT, _WIDTH - _RIGHT, is_log=is_log)
    up = _Axis([y for _, y in points] + ([] if is_log else [0.0]), _HEIGHT - _BOTTOM, _TOP, is_log=is_log)
    drawn = [
        f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{up.at(y):.0f}" y2="{up.at(y):.0f}"/>'
        f'<text x="{_LEFT - 8}" y="{up.at(y) + 4:.0f}" text-anchor="end">{y:,g}</text>'
        for y in up.marks()
    ]
    known = sorted({x for x, _ in points}) if is_log else across.marks()
    drawn += [
        f'<text x="{across.at(x):.0f}" y="{_HEIGHT - 20}" text-anchor="middle">{x:,g}</text>' for x in known
    ]
    ends = _apart({name: up.at(line[-1][1]) for name, line in series.items()})
    for place, (name, line) in enumerate(series.items()):
        way = " L".join(f"{across.at(x):.1f} {up.at(y):.1f}" for x, y in line)
        drawn.append(f'<path class="c{place}" d="M{way}"/>')
        last = line[-1]
        drawn.append(
            f'<circle class="c{place}" cx="{across.at(last[0]):.1f}" cy="{up.at(last[1]):.1f}" r="2"/>'
        )
        drawn.append(f'<text x="{across.at(line[-1][0]) + 8:.0f}" y="{ends[name] + 4:.0f}">{name}</text>')
    drawn.append(
        f'<text x="{(_LEFT + _WIDTH - _RIGHT) / 2:.0f}" y="{_HEIGHT - 2}" text-anchor="middle">{bottom}</text>'
    )
    return _framed(title, _HEIGHT, drawn)


def bars(title: str, values: Mapping[str, float], *, floor: str) -> str:
    """Draw one bar a value; the one named `floor` is what the others are held against."""
    most = max(values.values())
    drawn = []
    for place, (name, value) in enumerate(values.items()):
        top, width = 28 * place + _TOP, max(1.0, 300 * value / most)
        kind = ' class="floor"' if name == floor else ""
        drawn.append(f'<text x="260" y="{top + 14}" text-anchor="end">{name}</text>')
        drawn.append(f'<rect{kind} x="270" y="{top}" width="{width:.1f}" height="20"/>')
        drawn.append(f'<text x="{278 + width:.1f}" y="{top + 14}">{value:,.0f}</text>')
    return _framed(title, 28 * len(values) + _TOP + 8, drawn)


class _Axis:
    """Where a value is drawn, from one end of the axis to the other."""

    def __init__(self, values: Sequence[float], start: float, end: float, *, is_log: bool) -> None:
        self._is_log, self._start, self._end = is_log, start, end
        self._low, self._high = self._scaled(min(values)), self._scaled(max(values))
        if is_log and end < start:
            # Whole decades upwards, so that a small difference looks small.
            self._low, self._high = math.floor(self._low), math.ceil(self._high)

    def at(self, value: float) -> float:
        span = (self._high - self._low) or 1.0
        return self._start + (self._scaled(value) - self._low) / span * (self._end - self._start)

    def marks(self) -> list[float]:
        if self._is_log:
            found = (
                base * 10.0**power
                for power in range(math.floor(self._low), math.ceil(self._high) + 1)
                for base in (1, 3)
            )
            return [value for value in found if self._low <= self._scaled(value) <= self._high]
        step = 10.0 ** math.floor(math.log10(self._high - self._low or 1.0)) / 2
        while (self._high - self._low) / step > 6:
            step *= 2
        return [step * count for count in range(math.ceil(self._low / step), math.floor(self._high / step) + 1)]

    def _scaled(self, value: float) -> float:
        return math.log10(max(value, 1e-3)) if self._is_log else value


def _apart(heights: Mapping[str, float]) -> dict[str, float]:
    """Move names that would be written over each other."""
    placed: dict[str, float] = {}
    free = -math.inf
    for name, height in sorted(heights.items(), key=lambda item: item[1]):
        placed[name] = free = max(height, free)
        free += 16
    return placed


def _framed(title: str, height: int, drawn: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}"'
        f' role="img" aria-label="{title}"><style>{_STYLE}</style>'
        f'<text x="10" y="18">{title}</text>{"".join(drawn)}</svg>\n'
    )
