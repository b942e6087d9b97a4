"""The names of figures and identities, and a failure as one line with both sides of the sum."""

from padan.recap.identities import Failure
from padan.recap.line import Line

NAMES = {
    "id": {
        "start": "awal", "new": "baru", "arrived": "masuk", "removed": "TMS", "left": "pindah TPS",
        "changed": "ubah", "end": "akhir", "men": "L", "women": "P", "disability": "disabilitas",
        "died": "meninggal", "duplicate": "ganda", "minor": "di bawah umur", "moved": "pindah domisili",
        "unknown": "tidak dikenal", "army": "TNI", "police": "Polri", "revoked": "hak pilih dicabut",
        "stranger": "bukan penduduk setempat",
    },
    "en": {"men": "men", "women": "women", "left": "moved to another station"},
}  # fmt: skip
IDENTITIES = {
    "id": {
        "flow": "awal + baru − TMS = akhir",
        "sexes": "L + P = jumlah",
        "reasons": "rincian TMS = TMS",
        "parts": "jumlah bagian = induknya",
        "negative": "tidak ada angka di bawah nol",
    },
    "en": {
        "flow": "start + new − removed = end",
        "sexes": "men + women = total",
        "reasons": "reasons of removal = removed",
        "parts": "sum of the parts = the whole",
        "negative": "no figure below nought",
    },
}
_TERMS = 8


def figure(name: str, language: str) -> str:
    """Name a figure: `end_men` is "akhir L"."""
    return " ".join(NAMES[language].get(part, part) for part in name.split("_"))


def number(value: int, language: str) -> str:
    """Print a whole number."""
    return f"{value:,}".replace(",", ".") if language == "id" else f"{value:,}"


def failure(found: Failure, language: str) -> str:
    """Name the line that fails, with both sides of the sum."""
    terms = found.terms
    left = ""
    for place, (name, value) in enumerate(terms[:_TERMS]):
        sign = "−" if value < 0 else "+"
        left += f" {sign} " if place else ("−" if value < 0 else "")
        left += f"{figure(name, language)} {number(abs(value), language)}"
    if len(terms) > _TERMS:
        left += f" + … ({len(terms)})"
    stated = f"{figure(found.figure, language)} {number(found.stated, language)}"
    if found.identity == "negative":
        return f"{found.name}: {stated}; {IDENTITIES[language]['negative']}"
    difference = f"{found.difference:+,}".replace(",", "." if language == "id" else ",")
    sides = f"{left} = {number(found.total, language)}"
    word = {"id": ("tertulis", "selisih"), "en": ("stated", "difference")}[language]
    return f"{found.name}: {sides}; {word[0]} {stated}, {word[1]} {difference}"


def table(lines: list[Line], language: str) -> str:
    """Lay lines out as a table of text, the figures that every line has."""
    shown = ("start", "new", "arrived", "removed", "left", "changed", "end", "end_men", "end_women")
    names = [name for name in shown if any(name in line.figures for line in lines)]
    widest = max([len(line.name) for line in lines] + [8])
    rows = [" " * widest + "".join(f"{figure(name, language):>12}" for name in names)]
    for line in lines:
        cells = (number(line.figures[name], language) if name in line.figures else "" for name in names)
        rows.append(line.name.ljust(widest) + "".join(f"{cell:>12}" for cell in cells))
    return "\n".join(rows) + "\n"
