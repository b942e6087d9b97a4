"""The words of names: titles, short forms, and sounds that are written more than one way.

Sources: how lists of the region are written (titles before and after, Moh./Muhammad, Siti/St., the spelling
of before 1972: oe, dj, tj, and letters that Javanese and Madurese speakers do not tell apart: f/p, v/p, z/s,
sy/s, kh/h).
"""

import re
from collections.abc import Sequence

_TITLES = (
    "H HJ HAJI HAJJAH KH KHJ NYAI DR DRS DRA DRG IR PROF R RA RR RADEN GUS LORA NING TGH AKBP KOMPOL IPTU "
    "AIPTU BRIPKA SERMA SERDA KAPTEN LETDA ALM ALMH BPK BAPAK IBU SDR SDRI TN NY NN SH SE SPD SPDI SAG "
    "SIP SSOS SKOM SKEP SKM SFARM SHI SEI SAP AMD AMDKEB AMK AMKEB MSI MPD MPDI MH MM MAP MAG MKES MT LC "
    "CHT SPT SPI SST STP SSI SPSI NERS "
)
TITLES = frozenset(_TITLES.split())  # fmt: skip
"""Words that are no part of the name, written without their dots. ST is not among them: it is Siti as well."""

SHORT_FORMS = {
    **dict.fromkeys(
        ("M", "MH", "MOH", "MHD", "MUH", "MOCH", "MUCH", "MOHAMAD", "MOHAMMAD", "MUHAMAD", "MUCHAMAD",
         "MOCHAMAD",         "MUCHAMMAD", "MOCHAMMAD", "MOHAMED", "MUHAMMED", "MOHD", "MUHD"), "MUHAMMAD"),
    **dict.fromkeys(("ST", "SITTI", "SITHI", "STI"), "SITI"),
    **dict.fromkeys(("A", "ACH", "ACHMAD", "AKHMAD", "AKMAD", "AHMAT", "AHMED", "AMAD"), "AHMAD"),
    **dict.fromkeys(("ABD", "ABDOEL", "ABDL", "ABDU"), "ABDUL"),
}  # fmt: skip
"""Short and other forms of the four names that stand before a name."""

PREFIXES = frozenset({"MUHAMMAD", "SITI", "AHMAD", "ABDUL", "NUR", "SRI"})
"""Names so frequent before another that they say little alone."""

_SOUNDS = tuple(
    (re.compile(pattern, re.MULTILINE), sound)
    for pattern, sound in (
        ("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("SJ|SY|SH", "S"), ("KH|CH(?![AEIOU])", "H"), ("CH", "H"),
        ("GH", "G"), ("TH", "T"), ("DH|DZ", "D"), ("TS", "S"), ("BH", "B"), ("[FV]|PH", "P"), ("Z", "S"),
        ("Q|CK", "K"), ("X", "KS"), ("AI|AE|EI|EY", "E"), ("AU|OU", "O"), ("IY?(?=[AUO])", "I"),
        ("Y(?=[^AEIOU]|$)", "I"),
        (r"(?<=[^AEIOU\n])Y(?=[AEIOU])", "I"), ("(?<=[AEIOU])H(?=$|[^AEIOU])", ""), ("D$", "T"),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
"""What is written in more than one way, and how it is heard; each holds in a text of one word a line."""


def canonical(words: Sequence[str]) -> list[str]:
    """Return for each word the form that all spellings of it share, or "" for a title.

    Words are upper case without dots. "KHOTIJAH" and "HATIJA" do not meet here (O is not A); "SYAFII",
    "SAFI'I" and "SAPII" do.
    """
    # Each pattern runs once over all words, which takes a third of the time of running it over each.
    text = "\n".join("" if word in TITLES else SHORT_FORMS.get(word, word) for word in words)
    for pattern, sound in _SOUNDS:
        text = pattern.sub(sound, text)
    return text.split("\n") if words else []


_VOWELS = str.maketrans("", "", "AEIOU")


def sound(word: str) -> str:
    """Return the first letter of a canonical word and its next two consonants.

    What slips of the pen mostly keep.
    """
    return word[:1] + word[1:].translate(_VOWELS)[:2]


CANONICAL_PREFIXES = frozenset(canonical(sorted(PREFIXES)))
