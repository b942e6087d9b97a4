"""Kinds of damage, and a region's naming habits, that the model was not made for.

This module was written once, before the model, and is left alone: nothing may be tuned to it.
"""

import random

import numpy as np
from numpy.typing import NDArray

from bench.padan.generator.damage import Row
from bench.padan.generator.wordlists import words

ORDERS = {"L": ("I WAYAN", "I MADE", "I NYOMAN", "I KETUT", "I GEDE", "I PUTU"),
          "P": ("NI WAYAN", "NI MADE", "NI NYOMAN", "NI KETUT", "NI LUH", "NI PUTU")}  # fmt: skip
OWN = words(
    "SUARTA SUDIRA WIRAWAN ADNYANA MERTA SUASTIKA ARTHA DARMA SUDANA ARIANI SUKERTI WIDIASIH PURNAMI SUARTINI "
    "RAI ASTAWA MURTI SUGIARTA YASA SUTEJA SUDARMI KARTINI WARDANI SUMERTA SUPARTA NUADA PARWATA RENA "
    "SUKADANA WIDANA"
)
FATHERS = words("SLAMET KASIM NIMAN SALEH MUSA BAKRI JUMADI RASID TAMIN SALIM MATSANI DURAHMAN")
LOOKS_LIKE = {
    "0": "6",
    "6": "0",
    "1": "7",
    "7": "1",
    "3": "8",
    "8": "3",
    "5": "6",
    "9": "4",
    "4": "9",
    "2": "7",
}
NICKNAMES = {"MUHAMMAD": "MAMAD", "ABDUL": "DUL", "SITI": "TI", "AHMAD": "MAMAT", "BUDI": "BUD", "DEWI": "WI"}


def regional_names(rng: np.random.Generator, sex: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return names as a region writes them where the order of birth is a part of the name."""
    first = {key: rng.integers(0, len(words), len(sex)) for key, words in ORDERS.items()}
    own = rng.integers(0, len(OWN), (2, len(sex)))
    both = rng.random(len(sex)) < 0.35
    return np.array(
        [
            f"{ORDERS[s][first[s][i]]} {OWN[own[0][i]]}{' ' + OWN[own[1][i]] if both[i] else ''}"
            for i, s in enumerate(sex)
        ],
        dtype=object,
    )


def again(row: Row, chance: random.Random) -> Row:
    """Damage the second entry of a person in ways that `damage` does not know."""
    copy = dict(row)
    for kind in chance.sample(KINDS, 1 if chance.random() < 0.7 else 2):
        kind(copy, chance)
    return copy


def _misread_number(row: Row, chance: random.Random) -> None:
    digits = list(row["nik"])
    for place in range(len(digits)):
        if chance.random() < 0.09:
            digits[place] = LOOKS_LIKE[digits[place]]
    row["nik"] = "".join(digits)


def _spreadsheet_number(row: Row, chance: random.Random) -> None:
    row["nik"] = row["nik"][:15] + "0" if row["nik"] else ""


def _card_as_number(row: Row, chance: random.Random) -> None:
    row["nik"] = row["nkk"]


def _run_together(row: Row, chance: random.Random) -> None:
    row["name"] = (
        row["name"].replace(" ", "", 1) if " " in row["name"] else row["name"][:2] + " " + row["name"][2:]
    )


def _cut_short(row: Row, chance: random.Random) -> None:
    row["name"] = row["name"][: chance.choice((8, 10, 12))].strip()


def _fathers_name(row: Row, chance: random.Random) -> None:
    row["name"] = f"{row['name']} {'BIN' if row['sex'] == 'L' else 'BINTI'} {chance.choice(FATHERS)}"


def _nickname(row: Row, chance: random.Random) -> None:
    row["name"] = " ".join(NICKNAMES.get(word, word) for word in row["name"].split())


def _guessed_age(row: Row, chance: random.Random) -> None:
    if row["birthdate_text"]:
        year = int(row["birthdate_text"][-4:]) + chance.choice((-5, -4, -3, 3, 4, 5))
        row["birthdate_text"] = f"01-01-{year}"


def _month_before_day_in_number(row: Row, chance: random.Random) -> None:
    nik = row["nik"]
    row["nik"] = nik[:6] + nik[8:10] + nik[6:8] + nik[10:] if len(nik) == 16 else nik


def _other_place(row: Row, chance: random.Random) -> None:
    row["birthplace"] = chance.choice(("KAB PROBOLINGGO", "PROB", "PROBOLINGGO JATIM", "KRAKSAAN", ""))


KINDS = [_misread_number, _spreadsheet_number, _card_as_number, _run_together, _cut_short, _fathers_name, _nickname,
         _guessed_age, _month_before_day_in_number, _other_place]  # fmt: skip
