"""The forms of every name of a list at once: each distinct word is worked out once."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from padan import hashing
from padan.names.words import CANONICAL_PREFIXES, canonical, sound

MOST_WORDS = 4
LONGEST = 120
"""Letters of a name that are looked at; a longer one is damaged in any case."""


@dataclass(frozen=True)
class Forms:
    """The forms of n names; 0 or "" where there is no name.

    `code` int32 [n] points into the d distinct names; the rest are for distinct names: `text` (Arrow strings,
    the canonical words with a space between), `written` (hash of the name as written), `bag` (hash of the
    canonical words in any order), `main` and `sound` (hashes of the word that says most, and of its sound),
    `words` uint64 [d, MOST_WORDS] (hashes of the words), `count` int8 [d] (how many words).
    """

    code: NDArray[np.int32]
    text: Any
    written: hashing.Hashes
    bag: hashing.Hashes
    main: hashing.Hashes
    sound: hashing.Hashes
    words: hashing.Hashes
    count: NDArray[np.int8]


def forms(names: Any) -> Forms:
    """Return the forms of an Arrow array of names as written [n]."""
    distinct = pc.fill_null(names, "").dictionary_encode()
    if isinstance(distinct, pa.ChunkedArray):
        distinct = distinct.unify_dictionaries().combine_chunks()
    upper = pc.utf8_slice_codeunits(pc.utf8_upper(pc.cast(distinct.dictionary, pa.string())), 0, LONGEST)
    # A dot ends a short form ("MOH.RIDWAN"), but within a title it only parts letters ("S.PD").
    clean = pc.replace_substring_regex(upper, r"\b([A-Z]{1,2})\.([A-Z]{1,3})\b\.?([A-Z]?)\b", r"\1\2\3")
    clean = pc.replace_substring_regex(clean, r"['`’\-]", "")
    clean = pc.replace_substring_regex(clean, r"[^A-Z0-9]+", " ")
    # ST is Siti before another name; behind one it is a degree, and by itself no name.
    clean = pc.replace_substring_regex(pc.utf8_trim_whitespace(clean), r"(^| )ST$", "")
    parts = pc.utf8_split_whitespace(clean)
    offsets = parts.offsets.to_numpy()
    encoded = parts.values.slice(offsets[0], offsets[-1] - offsets[0]).dictionary_encode()
    return _assembled(distinct, upper, encoded, offsets - offsets[0])


def _assembled(distinct: Any, upper: Any, encoded: Any, offsets: NDArray[np.int64]) -> Forms:
    vocabulary = canonical(encoded.dictionary.to_pylist())
    codes = encoded.indices.to_numpy()
    kept = np.array([word != "" for word in vocabulary], dtype=bool)[codes]
    ends = np.concatenate([[0], np.cumsum(kept)])
    starts = ends[offsets].astype(np.int32)
    codes = codes[kept]
    words = pa.array(vocabulary, pa.string())
    text = pc.binary_join(pa.ListArray.from_arrays(pa.array(starts), words.take(pa.array(codes))), " ")
    hashes = hashing.strings(words)
    sums = np.concatenate(
        [[np.uint64(0)], np.cumsum(hashing.mixed(hashes[codes] + np.uint64(7)), dtype=np.uint64)]
    )
    count = np.diff(starts)
    bag = hashing.mixed(sums[starts[1:]] - sums[starts[:-1]])
    matrix = np.zeros((len(count), MOST_WORDS), dtype=np.uint64)
    for place in range(MOST_WORDS):
        has = count > place
        matrix[has, place] = hashes[codes[starts[:-1][has] + place]]
    main = _main_words(vocabulary, codes, starts)
    sounds = hashing.strings(pa.array([sound(word) for word in vocabulary], pa.string()))
    present = main >= 0
    return Forms(
        code=distinct.indices.to_numpy().astype(np.int32),
        text=text,
        written=hashing.strings(pc.utf8_trim_whitespace(upper)),
        bag=np.where(count > 0, bag, np.uint64(0)),
        main=np.where(present, hashes[main], np.uint64(0)) if len(hashes) else np.zeros(len(count), np.uint64),
        sound=np.where(present, sounds[main], np.uint64(0)) if len(hashes) else np.zeros(len(count), np.uint64),
        words=matrix,
        count=np.minimum(count, 100).astype(np.int8),
    )


def _main_words(vocabulary: list[str], codes: NDArray[Any], starts: NDArray[Any]) -> NDArray[np.int64]:
    """Return for each name the code of its longest word that is no prefix (else its longest), or -1."""
    weight = np.array(
        [min(len(w), 50) + 100 * (w not in CANONICAL_PREFIXES) for w in vocabulary], dtype=np.int64
    )
    names = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    # The last of a name in this order is its heaviest word; equals are settled by the spelling, not by the
    # place.
    rank = np.empty(len(vocabulary), dtype=np.int64)
    rank[np.argsort(np.array(vocabulary, dtype=str), kind="stable")] = np.arange(len(vocabulary))
    order = np.lexsort((rank[codes], weight[codes], names)) if len(codes) else np.zeros(0, np.int64)
    main = np.full(len(starts) - 1, -1, dtype=np.int64)
    main[names[order]] = codes[order]
    return main
