"""A third world of damage and names, kept from whoever tunes the model: it judges, and nothing may be chosen by it.

Its kinds of damage are of offices and not of fingers: a number copied from another line of the family card, a woman's
number without its forty, a number made anew in the district of today, a married woman's name, a clan name left out.
"""

import random

import numpy as np
from numpy.typing import NDArray

from bench.padan.generator.damage import Row
from bench.padan.generator.wordlists import words

GIVEN = {
    "L": words("ANDI BASO LATIF RAMLI TOGAR PARLIN MARULI HOTMAN BAHAR SYAHRIAL YOPIE MARTIN AMBO SAINUDDIN ROBERT"),
    "P": words("TENRI BESSE HASNIAH MEGAWATI TIURMA ROTUA LAMRIA HOTNIDA MARLINA YUSNIAR FEBE NURHAYATI INDO SALMA RUTH"),
}  # fmt: skip
SECOND = words(
    "JUFRI PANANGIAN SAHALA RAHIM MAPPA ALAM SYARIF PARDAMEAN TUA BANGSAWAN RASYID MARBUN ZULKIFLI ELIAS"
)
CLANS = words(
    "SIREGAR NASUTION HARAHAP SIMANJUNTAK SITUMORANG LUBIS TANJUNG CHANIAGO PILIANG SIKUMBANG KOTO WENAS LUMENTUT "
    "TUMBELAKA PATTIASINA DAENG KARAENG SINAGA HUTAPEA PURBA"
)


def names(rng: np.random.Generator, sex: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return a given name or two before the name of a clan."""
    given, second, clan = rng.random((3, len(sex))) ** 1.5
    both = rng.random(len(sex)) < 0.5
    return np.array(
        [
            " ".join(
                [GIVEN[s][int(given[i] * len(GIVEN[s]))]]
                + ([SECOND[int(second[i] * len(SECOND))]] if both[i] else [])
                + [CLANS[int(clan[i] * len(CLANS))]]
            )
            for i, s in enumerate(sex)
        ],
        dtype=object,
    )


def again(row: Row, chance: random.Random) -> Row:
    """Damage the second entry: a fifth stays whole, others are damaged in one to three ways, each by itself."""
    copy = dict(row)
    for kind in chance.choices(KINDS, k=chance.choice((0, 1, 1, 2, 3))):
        kind(copy, chance)
    return copy


def _made_anew_here(row: Row, chance: random.Random) -> None:
    if len(row["nik"]) == 16:
        row["nik"] = row["district"].replace(".", "")[:6] + row["nik"][6:12] + f"{chance.randrange(1, 60):04d}"


def _without_forty(row: Row, chance: random.Random) -> None:
    nik = row["nik"]
    if len(nik) == 16:
        day = int(nik[6:8])
        row["nik"] = f"{nik[:6]}{day - 40 if day > 40 else day + 40:02d}{nik[8:]}"


def _two_digits(row: Row, chance: random.Random) -> None:
    digits = list(row["nik"])
    for place in chance.sample(range(len(digits)), 2) if len(digits) == 16 else ():
        digits[place] = chance.choice("0123456789")
    row["nik"] = "".join(digits)


def _no_number(row: Row, chance: random.Random) -> None:
    row["nik"] = chance.choice(("", "", "0" * 16))


def _kin_number(row: Row, chance: random.Random) -> None:
    """Take the number of somebody else of one's card: same region, a birth date of another generation."""
    nik = row["nik"]
    if len(nik) == 16:
        born = f"{chance.randrange(1, 29):02d}{chance.randrange(1, 13):02d}{(int(nik[10:12]) + 25) % 100:02d}"
        row["nik"] = f"{nik[:6]}{born}{chance.randrange(1, 9):04d}"


def _initials(row: Row, chance: random.Random) -> None:
    first, *rest = row["name"].split()
    row["name"] = " ".join([first, *(word[0] for word in rest)])


def _clan_left_out(row: Row, chance: random.Random) -> None:
    parts = row["name"].split()
    row["name"] = " ".join(parts[:-1]) if len(parts) > 1 else row["name"]


def _also_called(row: Row, chance: random.Random) -> None:
    row["name"] = f"{row['name']} ALIAS {chance.choice(SECOND)}"


def _by_ear(row: Row, chance: random.Random) -> None:
    row["name"] = row["name"].replace("H", "").replace("RR", "R") or row["name"]


def _next_month(row: Row, chance: random.Random) -> None:
    if row["birthdate_text"]:
        day, month, year = row["birthdate_text"].split("-")
        row["birthdate_text"] = f"{min(int(day), 28):02d}-{int(month) % 12 + 1:02d}-{year}"


def _year_turned(row: Row, chance: random.Random) -> None:
    if row["birthdate_text"]:
        day, month, year = row["birthdate_text"].split("-")
        turned = year[:2] + year[3] + year[2]
        row["birthdate_text"] = f"{min(int(day), 28):02d}-{month}-{turned if turned < '2009' else year}"


def _year_only(row: Row, chance: random.Random) -> None:
    if row["birthdate_text"]:
        row["birthdate_text"] = f"01-01-{row['birthdate_text'][-4:]}"


def _no_card(row: Row, chance: random.Random) -> None:
    row["nkk"] = ""


KINDS = [
    _made_anew_here, _without_forty, _two_digits, _no_number, _kin_number, _initials, _clan_left_out, _also_called,
    _by_ear, _next_month, _year_turned, _year_only, _no_card,
]  # fmt: skip
