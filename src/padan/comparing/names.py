"""Names against names."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from padan import hashing
from padan.columns import Columns
from padan.comparing.levels import Name
from padan.comparing.people import similarities
from padan.names.forms import MOST_WORDS
from padan.names.words import CANONICAL_PREFIXES

ALIKE = 0.92
SHARED = 0.84
SHORTEST_SLIP = 5
"""Letters a name must have for one letter to be a slip and not another name."""

_weak = hashing.strings(pa.array(sorted(CANONICAL_PREFIXES)))


def name_levels(left: Columns, right: Columns) -> NDArray[np.int8]:
    """Return a level of `Name` for each pair [k]."""
    unknown = (left.bag == 0) | (right.bag == 0)
    written = left.written == right.written
    sound = left.bag == right.bag
    made = np.select([unknown, written, sound], [Name.UNKNOWN, Name.SAME, Name.SAME_SOUND], Name.OTHER)
    rest = np.flatnonzero(made == Name.OTHER)
    shared, telling = _shared(left.words[rest], right.words[rest])
    fewer = np.minimum(np.minimum(left.count[rest], right.count[rest]), MOST_WORDS)
    similarity = similarities(left.text, right.text, rest)
    slip = np.zeros(len(rest), dtype=bool)
    close = np.flatnonzero(similarity >= SHARED)
    slip[close] = _one_slip(left, right, rest[close])
    made[rest] = np.select(
        [slip, telling & (shared >= fewer), similarity >= ALIKE, telling | (similarity >= SHARED)],
        [Name.ONE_SLIP, Name.WORD_LESS, Name.ALIKE, Name.SHARES_WORD],
        Name.OTHER,
    )
    return made.astype(np.int8)


def _shared(a: hashing.Hashes, b: hashing.Hashes) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return how many words the two sides [k, 4] share, and whether one of those says something alone."""
    shared = np.zeros(len(a), dtype=np.int64)
    telling = np.zeros(len(a), dtype=bool)
    for place in range(MOST_WORDS):
        word = a[:, place]
        found = (word[:, None] == b).any(axis=1) & (word > 0)
        shared += found
        telling |= found & ~np.isin(word, _weak)
    return shared, telling


def _one_slip(left: Columns, right: Columns, places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which names [k] are one insertion, deletion, substitution or swap of neighbors apart."""
    taken = pa.array(places)
    first = left.text.take(taken).cast(pa.string()).to_pylist()
    second = right.text.take(taken).cast(pa.string()).to_pylist()
    if not first:
        return np.zeros(0, dtype=bool)
    apart = process.cpdist(first, second, scorer=OSA.distance, score_cutoff=1, workers=2, dtype=np.int16)
    made: NDArray[np.bool_] = apart <= 1
    made[made] = [
        min(len(first[pair]), len(second[pair])) >= SHORTEST_SLIP for pair in np.flatnonzero(made).tolist()
    ]
    return made
