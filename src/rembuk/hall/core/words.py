"""What becomes of the words that people type: tidied, never cut short silently."""

import re
import unicodedata

QUESTION, NAME, ANSWER, WORD, CAPTION, MESSAGE = 500, 60, 280, 30, 400, 280
"""The most characters of a question, a name, an open answer, a word of the cloud, a caption, a message."""

# Marks that turn the direction of what stands around them, and ones that show nothing; the joiners stay,
# because emoji and some scripts are written with them.
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_SPACE = re.compile(r"\s+")


class Empty(Exception):
    """Nothing that can be read is left."""


class TooLong(Exception):
    """The text is longer than it may be."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length, limit)
        self.length, self.limit = length, limit


def tidy(text: str, *, limit: int) -> str:
    """Return the text on one line, composed (NFC), without control characters or direction overrides.

    :param limit: the most characters that may be left.
    :raises Empty: if no letter, digit or symbol is left. :raises TooLong: if more than `limit` are.
    """
    # Normalizing a long text costs, and one that is far too long stays so.
    if len(text) > 8 * limit:
        raise TooLong(len(text), limit)
    seen = "".join(
        " " if sign.isspace() else sign
        for sign in _UNSEEN.sub("", unicodedata.normalize("NFC", text))
        if sign.isspace() or unicodedata.category(sign) not in {"Cc", "Cs", "Co", "Cn"}
    )
    # Taking a sign away may bring two together that are written as one.
    plain = _SPACE.sub(" ", unicodedata.normalize("NFC", seen)).strip()
    if not any(unicodedata.category(sign)[0] in "LNS" for sign in plain):
        raise Empty
    if len(plain) > limit:
        raise TooLong(len(plain), limit)
    return plain
