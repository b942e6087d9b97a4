"""What happens to a person's fields when the person is listed a second time. Each kind is met in real lists."""

import random
from collections.abc import Callable

Row = dict[str, str]
SPELLINGS = (
    ("SY", "S"), ("KH", "H"), ("F", "P"), ("V", "P"), ("Z", "S"), ("DJ", "J"), ("U", "OE"), ("J", "DJ"), ("TJ", "C"),
    ("Y", "I"), ("IYA", "IA"), ("AI", "AE"), ("NN", "N"), ("D", "T"), ("Q", "K"), ("DH", "D"), ("TH", "T"), ("O", "U"),
    ("C", "TJ"), ("AH", "A"), ("L", "LL"), ("S", "SS"), ("EI", "E"), ("GH", "G"),
)  # fmt: skip
PREFIXES = {
    "MUHAMMAD": ("MOH", "MOH.", "M.", "MUH.", "MOCH.", "MOHAMMAD", "MOHAMAD", "MUHAMAD", "MUCHAMAD"),
    "SITI": ("ST.", "SITTI", "ST", "S."),
    "AHMAD": ("ACH.", "ACHMAD", "AKHMAD", "A."),
    "ABDUL": ("ABD.", "ABD", "A.", "ABDOEL"),
}
SAME_PREFIX = {
    form.strip("."): head for head, forms in PREFIXES.items() for form in (head, *forms) if len(form) > 2
}
FRONT_TITLES = ("H.", "HJ.", "DRS.", "IR.", "KH.", "DRA.", "R.")
BACK_TITLES = (", S.PD", ", S.H.", ", SE", ", S.PD.I", ", M.SI", ", A.MD", ", ST")
KEYS = {
    "A": "S",
    "E": "R",
    "I": "O",
    "O": "P",
    "U": "I",
    "N": "M",
    "M": "N",
    "R": "T",
    "T": "Y",
    "S": "D",
    "H": "J",
}


def spelling(name: str, chance: random.Random) -> str:
    """Spell one sound of the name another way."""
    fitting = [(old, new) for old, new in SPELLINGS if old in name]
    if not fitting:
        return name
    old, new = chance.choice(fitting)
    return name.replace(old, new, 1)


def prefix(name: str, chance: random.Random) -> str:
    """Write Muhammad, Siti, Ahmad or Abdul another way, or drop it."""
    first, *rest = name.split()
    head = SAME_PREFIX.get(first)
    if head is None or not rest:
        return spelling(name, chance)
    if chance.random() < 0.12:
        return " ".join(rest)
    return " ".join([chance.choice((head, *PREFIXES[head])), *rest])


def title(name: str, chance: random.Random) -> str:
    """Put a title before or after the name."""
    if chance.random() < 0.6:
        return f"{chance.choice(FRONT_TITLES)} {name}"
    return name + chance.choice(BACK_TITLES)


def lost_word(name: str, chance: random.Random) -> str:
    """Leave one word out, or shorten it to its first letter."""
    words = name.split()
    if len(words) == 1:
        return typo(name, chance)
    place = chance.randrange(len(words))
    words[place] = words[place][0] if chance.random() < 0.4 else ""
    return " ".join(word for word in words if word)


def order(name: str, chance: random.Random) -> str:
    """Turn the words round."""
    words = name.split()
    chance.shuffle(words)
    return " ".join(words)


def typo(name: str, chance: random.Random) -> str:
    """Hit a wrong key, skip a letter, double it, or swap two."""
    place = chance.randrange(len(name))
    letter = name[place]
    kind = chance.randrange(4)
    if kind == 0:
        return name[:place] + KEYS.get(letter, "A") + name[place + 1 :]
    if kind == 1 and len(name) > 4:
        return name[:place] + name[place + 1 :]
    if kind == 2 or place + 1 == len(name):
        return name[:place] + letter + name[place:]
    return name[:place] + name[place + 1] + letter + name[place + 2 :]


def number(digits: str, chance: random.Random) -> str:
    """Get one digit of a NIK or NKK wrong, swap two neighbours, or lose one."""
    if len(digits) < 16:
        return digits
    place = chance.randrange(15)
    draw = chance.random()
    if draw < 0.6:
        return digits[:place] + chance.choice("0123456789".replace(digits[place], "")) + digits[place + 1 :]
    if draw < 0.85:
        return digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    return digits[:place] + digits[place + 1 :]


def birthdate(date: str, chance: random.Random) -> str:
    """Damage a date dd-mm-yyyy: swapped, defaulted, one part wrong, or gone."""
    if not date:
        return date
    day, month, year = (int(part) for part in date.split("-"))
    draw = chance.random()
    if draw < 0.2 and day <= 12:
        day, month = month, day
    elif draw < 0.42:
        day, month = 1, 7
    elif draw < 0.52:
        day, month = 31, 12
    elif draw < 0.66:
        day = chance.randrange(1, 29)
    elif draw < 0.78:
        month, day = chance.randrange(1, 13), min(day, 28)
    elif draw < 0.95:
        year, day = year + chance.choice((-10, -2, -1, 1, 2, 10)), min(day, 28)
    else:
        return ""
    return f"{day:02d}-{month:02d}-{year:04d}"


NAME_KINDS: tuple[tuple[Callable[[str, random.Random], str], float], ...] = (
    (prefix, 0.3), (spelling, 0.34), (title, 0.1), (lost_word, 0.1), (order, 0.03), (typo, 0.13),
)  # fmt: skip


def name(value: str, chance: random.Random) -> str:
    """Damage a name in one way, seldom in two."""
    for _ in range(2 if chance.random() < 0.12 else 1):
        kind = chance.choices([kind for kind, _ in NAME_KINDS], [weight for _, weight in NAME_KINDS])[0]
        value = kind(value, chance)
    return value


def nik(row: Row, chance: random.Random) -> str:
    """Return the NIK of the second entry.

    The same, slipped, blank, or a new registration of the same person.
    """
    own, draw = row["nik"], chance.random()
    if draw < 0.6 or len(own) < 16:
        return own
    if draw < 0.82:
        return number(own, chance)
    if draw < 0.92:
        return ""
    if draw < 0.96:
        return f"{own[:12]}{chance.randrange(1, 40):04d}"
    return f"{row['district'].replace('.', '')[:6]}{own[6:12]}{chance.randrange(1, 12):04d}"


def again(row: Row, chance: random.Random) -> Row:
    """Return the second entry of a person, before a move is written into it."""
    copy = dict(row)
    copy["nik"] = nik(row, chance)
    if chance.random() < 0.2:
        copy["birthdate_text"] = birthdate(row["birthdate_text"], chance)
        if copy["birthdate_text"] and len(copy["nik"]) == 16 and chance.random() < 0.3:
            copy["nik"] = _carrying(copy["nik"], copy["birthdate_text"], copy["sex"])
    if chance.random() < 0.48:
        copy["name"] = name(row["name"], chance)
    if chance.random() < 0.01:
        copy["sex"] = "P" if row["sex"] == "L" else "L"
    if chance.random() < 0.06:
        copy["birthplace"] = spelling(row["birthplace"], chance)
    if chance.random() < 0.15:
        copy["marital"] = chance.choice("BSP")
    if chance.random() < 0.04:
        copy["nkk"] = number(row["nkk"], chance)
    return copy


def _carrying(nik: str, date: str, sex: str) -> str:
    day, month, year = date.split("-")
    return f"{nik[:6]}{int(day) + (40 if sex == 'P' else 0):02d}{month}{year[2:]}{nik[12:]}"
