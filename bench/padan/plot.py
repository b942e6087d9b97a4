"""A plot of lines over axes that are both logarithmic, as SVG, light and dark."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_STYLE = (
    "text{font:13px sans-serif;fill:#1e1833}.l0{stroke:#3b2a8c;fill:#3b2a8c}.l1{stroke:#c9820f;fill:#c9820f}"
    "polyline{fill:none!important;stroke-width:2}path{stroke:#cbc8d8}"
    "@media(prefers-color-scheme:dark){text{fill:#f2f0f9}.l0{stroke:#b9abfa;fill:#b9abfa}"
    ".l1{stroke:#f59a2e;fill:#f59a2e}path{stroke:#4a4463}}"
)
_LEFT, _WIDE, _TOP, _HIGH = 60, 500, 40, 240


@dataclass(frozen=True)
class Line:
    """Points (rows, seconds) under one name."""

    name: str
    points: Sequence[tuple[float, float]]


def loglog(lines: Sequence[Line], title: str) -> str:
    """Draw the lines; each decade has a rule of its own, each point its value."""
    xs = [math.log10(x) for line in lines for x, _ in line.points]
    ys = [math.log10(y) for line in lines for _, y in line.points]
    low, high = math.floor(min(ys)), max(math.ceil(max(ys)), math.floor(min(ys)) + 1)

    def at(x: float, y: float) -> tuple[float, float]:
        across = (math.log10(x) - min(xs)) / max(max(xs) - min(xs), 1e-9)
        return _LEFT + across * _WIDE, _TOP + _HIGH - (math.log10(y) - low) / (high - low) * _HIGH

    drawn = []
    for power in range(low, high + 1):
        level = at(10 ** xs[0], 10**power)[1]
        drawn.append(
            f'<path d="M{_LEFT} {level:.1f}h{_WIDE}"/><text x="{_LEFT - 8}" y="{level + 4:.1f}" text-anchor="end">'
            f"{10**power:g} s</text>"
        )
    for place, line in enumerate(lines):
        spots = [at(x, y) for x, y in line.points]
        marks = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in spots)
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        values = "".join(
            f'<text x="{x:.1f}" y="{y - 10:.1f}" text-anchor="middle">{seconds:.0f}</text>'
            for (x, y), (_, seconds) in zip(spots, line.points, strict=True)
        )
        drawn.append(
            f'<g class="l{place}"><polyline points="{path}"/>{marks}</g>{values}'
            f'<g class="l{place}"><circle cx="{_LEFT + 8 + 220 * place}" cy="16" r="5"/></g>'
            f'<text x="{_LEFT + 20 + 220 * place}" y="20">{escape(line.name)}</text>'
        )
    drawn += [
        f'<text x="{at(x, 10**low)[0]:.1f}" y="{_TOP + _HIGH + 22}" text-anchor="middle">{x / 1e6:g} M</text>'
        for x, _ in lines[0].points
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 320" width="620" height="320" role="img" '
        f'aria-label="{escape(title)}"><style>{_STYLE}</style>{"".join(drawn)}</svg>\n'
    )
