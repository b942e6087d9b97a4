"""What each field adds to a pair's log-odds, and the reasons in words."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from padan.comparing import patterns as packing
from padan.comparing.levels import FIELDS, NUMBER, PERSON, Field
from padan.learning import logistic
from padan.learning.witnesses import TOGETHER, Model, sigmoid

LANGUAGES = ("id", "en")
TELLING = 0.4
"""A field that moves the log-odds by less is left out of the reasons."""
MOST_REASONS = 6


@dataclass(frozen=True)
class Step:
    """One bar of a waterfall: what was seen, in words, and what it adds to the log-odds."""

    title: str
    words: str
    adds: float


@dataclass(frozen=True)
class Explanation:
    """From where every pair begins (`start`, log-odds) by `steps` to this pair's `log_odds`."""

    start: float
    steps: tuple[Step, ...]
    log_odds: float
    probability: float


_BEGIN = {"id": ("Titik awal", "pasangan calon pada umumnya"), "en": ("Start", "a candidate pair as such")}
_NUMBER_TITLE = {"id": "NIK", "en": "NIK"}
_WHOLE = {
    "id": ("Gabungan", "gabungan ini, menurut daftar ini sendiri"),
    "en": ("Together", "this very combination, as this list itself has it"),
}


def added(model: Model, patterns: NDArray[np.int64]) -> dict[str, NDArray[np.float64]]:
    """Return what each field of the person adds to the log-odds of each pattern [m], and the rest.

    A term of two fields is given half to each. "nik" is what the number says, "together" what the list has
    taught about this very combination, "start" the constant. The birthplace is a witness by itself in
    combinations that the list has. The sum over all is `Model.log_odds`.
    """
    person = patterns // packing.NUMBER_PATTERNS
    levels = packing.unpacked(person, PERSON)
    layout = logistic.design(levels, PERSON, TOGETHER)
    parts = logistic.contributions(layout, model.weights)
    made = {field.name: np.zeros(len(patterns)) for field in PERSON}
    for place, term in enumerate(layout.terms):
        for name in term:
            made[name] += parts[:, place] / len(term)
    witness = model.birthplace[levels["place"], levels["birthplace"]]
    made["birthplace"] = np.where(np.isin(person, model.person), witness, made["birthplace"])
    made["start"] = np.full(len(patterns), model.weights[-1])
    made["together"] = model.person_log_odds(person) - sum(made.values())
    made["nik"] = model.number_log_odds(patterns)
    return made


def explain(model: Model, pattern: int, *, language: str = "id") -> Explanation:
    """Return the explanation of one pattern."""
    patterns = np.array([pattern], dtype=np.int64)
    parts = {name: float(values[0]) for name, values in added(model, patterns).items()}
    levels = {name: int(values[0]) for name, values in packing.unpacked(patterns).items()}
    at = LANGUAGES.index(language)
    steps = [Step(field.title[at], field.words[levels[field.name]][at], parts[field.name]) for field in PERSON]
    number = "; ".join(field.words[levels[field.name]][at] for field in NUMBER)
    steps.append(Step(*_WHOLE[language], parts["together"]))
    steps.append(Step(_NUMBER_TITLE[language], number, parts["nik"]))
    total = float(model.log_odds(patterns)[0])
    return Explanation(parts["start"], tuple(steps), total, float(sigmoid(np.array([total]))[0]))


def in_words(model: Model, patterns: NDArray[np.int64], *, language: str = "id") -> list[str]:
    """Return the reasons of each pattern [m] in one line.

    What speaks for one person, then what speaks against.
    """
    parts = added(model, patterns)
    levels = packing.unpacked(patterns)
    at, but = LANGUAGES.index(language), {"id": "tetapi ", "en": "but "}[language]
    made = []
    for place in range(len(patterns)):
        weighed = [
            (parts[field.name][place], field.words[levels[field.name][place]][at])
            for field in FIELDS
            if field.name in parts and _is_told(field, int(levels[field.name][place]))
        ]
        weighed.sort(reverse=True)
        pro = [words for adds, words in weighed if adds >= TELLING]
        con = [words for adds, words in reversed(weighed) if adds <= -TELLING]
        lines = pro[:MOST_REASONS] + ([but + "; ".join(con[:MOST_REASONS])] if con else [])
        made.append("; ".join(lines) or weighed[0][1])
    return made


def _is_told(field: Field, level: int) -> bool:
    return level > 0 or field.name == "nik"
