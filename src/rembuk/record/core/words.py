"""Words as the search sees them: folded, stemmed, and mended where a slip of the hand is likely."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

import snowballstemmer
from rapidfuzz import process
from rapidfuzz.distance import OSA

_WORD = re.compile(r"\w+(?:['’-]\w+)*", re.UNICODE)
_LONGEST = 40
_MOST_ASKED = 8


def words(text: str) -> list[str]:
    """Return the words of a text, folded, in their order; a compound with a hyphen gives its parts."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    parts = (part for word in _WORD.findall(folded) for part in re.split(r"[-'’_]", word))
    return [part[:_LONGEST] for part in parts if part]


def asked(text: str) -> list[str]:
    """Return the words of a question, each once; of more than eight, the first eight."""
    every = list(dict.fromkeys(words(text)))
    telling = [word for word in every if len(word) > 1]
    return (telling or every)[:_MOST_ASKED]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return what a folded Indonesian word shares with its kin, as pemilih does with memilih and pilihan."""
    # The stemmer keeps its state in itself, so each call has its own: pages are made by several threads.
    found: str = snowballstemmer.stemmer("indonesian").stemWord(word)
    return found


def nearest(word: str, known: Collection[str], *, most: int = 3) -> list[str]:
    """Return the known words that a slip could have turned into this one, the likeliest first.

    A word of four or five letters may have one slip, a longer one two, a shorter one none.
    """
    slips = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
    if not slips:
        return []
    # The restricted distance knows a swap of two letters as well, in a third of the time.
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips, limit=most * 4)
    ranked = sorted(found, key=lambda hit: (hit[1], hit[0][:1] != word[:1], hit[0]))
    return [hit[0] for hit in ranked[:most]]


def marked(text: str, hits: Collection[str]) -> list[tuple[str, bool]]:
    """Return a text in pieces, each with whether it is one of the words looked for, by their stems."""
    stems = {stem(hit) for hit in hits}
    pieces: list[tuple[str, bool]] = []
    end = 0
    for found in re.finditer(r"\w+", text):
        if any(stem(word) in stems for word in words(found[0])):
            pieces += [(text[end : found.start()], False), (found[0], True)]
            end = found.end()
    return [(piece, hit) for piece, hit in [*pieces, (text[end:], False)] if piece]


def vocabulary(texts: Iterable[str]) -> set[str]:
    """Return every word of the texts that a search may be mended to: two letters or more, not just digits."""
    return {word for text in texts for word in words(text) if len(word) > 1 and not word.isdigit()}
