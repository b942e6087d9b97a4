"""The waterfall of one pair: on the terminal, and as SVG."""

from html import escape

from padan.explaining.reasons import Explanation

WIDTH = 41
_TOTAL = {"id": ("Jumlah", "peluang satu orang"), "en": ("Sum", "probability of one person")}
_START = {"id": "Titik awal", "en": "Start"}
_STYLE = (
    "text{font:13px sans-serif;fill:#1e1833}.n{fill:#6b6580}.p{fill:#3b2a8c}.m{fill:#c9820f}.t{fill:#1e1833}"
    "line{stroke:#c9c4da}"
    "@media(prefers-color-scheme:dark){text,.t{fill:#f2f0f9}.n{fill:#b3adc6}.p{fill:#b9abfa}.m{fill:#f59a2e}"
    "line{stroke:#4a4460}}"
)
_ROW, _LEFT, _SPAN = 38, 330, 300


def bars(explanation: Explanation, *, language: str = "id") -> list[tuple[str, str, float, float]]:
    """Return every bar from top to bottom: title, words, from and to (log-odds)."""
    made = [(_START[language], "", 0.0, explanation.start)]
    at = explanation.start
    for step in explanation.steps:
        made.append((step.title, step.words, at, at + step.adds))
        at += step.adds
    title, words = _TOTAL[language]
    made.append((title, f"{words}: {percent(explanation.probability, language)}", 0.0, explanation.log_odds))
    return made


def percent(probability: float, language: str) -> str:
    """Write a probability in percent as the language does."""
    text = f"{100 * probability:.1f}"
    return f"{text.replace('.', ',')} %" if language == "id" else f"{text}%"


def signed(value: float, language: str) -> str:
    """Write what a bar adds, with its sign: +0,4 in Indonesian."""
    text = f"{value:+.1f}".replace("-0.0", "+0.0")
    return text.replace(".", ",") if language == "id" else text


def terminal(explanation: Explanation, *, language: str = "id") -> str:
    """Draw the waterfall in letters: # adds, = takes away; the middle bar is even odds."""
    rows = bars(explanation, language=language)
    low, high = _range(rows)
    lines = []
    for title, words, start, end in rows:
        cells = [" "] * WIDTH
        cells[_cell(0.0, low, high)] = "|"
        a, b = sorted((_cell(start, low, high), _cell(end, low, high)))
        for place in range(a, b + 1):
            cells[place] = "#" if end >= start else "="
        lines.append(f"{title:>22} {''.join(cells)} {signed(end - start, language):>6}  {words}".rstrip())
    return "\n".join(lines) + "\n"


def svg(explanation: Explanation, *, language: str = "id") -> str:
    """Draw the waterfall as SVG, light and dark; no person's data is in it."""
    rows = bars(explanation, language=language)
    low, high = _range(rows)
    height = _ROW * len(rows) + 16

    def x(value: float) -> float:
        return _LEFT + _SPAN * (value - low) / (high - low)

    drawn = [f'<line x1="{x(0):.1f}" y1="4" x2="{x(0):.1f}" y2="{height - 8}"/>']
    for place, (title, words, start, end) in enumerate(rows):
        y = _ROW * place + 10
        kind = "t" if place == len(rows) - 1 else ("p" if end >= start else "m")
        a, b = sorted((x(start), x(end)))
        drawn.append(
            f'<text x="8" y="{y + 12}">{escape(title)}</text>'
            f'<text class="n" x="8" y="{y + 27}">{escape(_short(words))}</text>'
            f'<rect class="{kind}" x="{a:.1f}" y="{y + 3}" width="{max(1.5, b - a):.1f}" height="16" rx="2"/>'
            f'<text class="n" x="{_LEFT + _SPAN + 12}" y="{y + 16}">{signed(end - start, language)}</text>'
        )
    label = f"{rows[-1][0]}: {rows[-1][1]}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 {height}" width="700" '
        f'height="{height}" role="img" aria-label="{escape(label, quote=True)}">'
        f"<style>{_STYLE}</style>{''.join(drawn)}</svg>\n"
    )


def _short(words: str) -> str:
    return words if len(words) <= 52 else words[:51].rstrip() + "…"


def _range(rows: list[tuple[str, str, float, float]]) -> tuple[float, float]:
    values = [value for _, _, start, end in rows for value in (start, end)] + [0.0]
    return min(values) - 0.5, max(values) + 0.5


def _cell(value: float, low: float, high: float) -> int:
    return round((WIDTH - 1) * (value - low) / (high - low))
