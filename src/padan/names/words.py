"""The words of names: titles, short forms, and sounds that are written more than one way.

Sources: how lists of the region are written (titles before and after, Moh./Muhammad, Siti/St., the spelling
of before 1972: oe, dj, tj, and letters that Javanese and Madurese speakers do not tell apart: f/p, v/p, z/s,
sy/s, kh/h).
"""

import re

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
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("SJ|SY|SH", "S"), ("KH|CH(?![AEIOU])", "H"), ("CH", "H"),
        ("GH", "G"), ("TH", "T"), ("DH|DZ", "D"), ("TS", "S"), ("BH", "B"), ("[FV]|PH", "P"), ("Z", "S"),
        ("Q|CK", "K"), ("X", "KS"), ("AI|AE|EI|EY", "E"), ("AU|OU", "O"), ("IY?(?=[AUO])", "I"),
        ("Y(?=[^AEIOU]|$)", "I"),
        ("(?<=[^AEIOU])Y(?=[AEIOU])", "I"), ("(?<=[AEIOU])H(?=$|[^AEIOU])", ""), ("D$", "T"),
        (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


def canonical(word: str) -> str:
    """Return the form that all spellings of one word share, or "" for a title.

    `word` is upper case without dots. "KHOTIJAH" and "HATIJA" do not meet here (O is not A); "SYAFII",
    "SAFI'I" and "SAPII" do.
    """
    if word in TITLES:
        return ""
    word = SHORT_FORMS.get(word, word)
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def sound(word: str) -> str:
    """Return the first letter of a canonical word and its next two consonants.

    What slips of the pen mostly keep.
    """
    consonants = [letter for letter in word[1:] if letter not in "AEIOU"]
    return word[:1] + "".join(consonants[:2])


CANONICAL_PREFIXES = frozenset(canonical(word) for word in PREFIXES)
