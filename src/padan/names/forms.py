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
    # Most names are plain words already.
    marked = pc.match_substring_regex(upper, r"[^A-Z0-9 ]|\bST *$")
    parts = pc.utf8_split_whitespace(pc.replace_with_mask(upper, marked, _cleaned(upper.filter(marked))))
    offsets = parts.offsets.to_numpy()
    encoded = parts.values.slice(offsets[0], offsets[-1] - offsets[0]).dictionary_encode()
    return _assembled(distinct, upper, encoded, offsets - offsets[0])


def _cleaned(names: Any) -> Any:
    """Return names in upper case as words of letters and digits, without a degree behind them."""
    # A dot ends a short form ("MOH.RIDWAN"), but within a title it only parts letters ("S.PD").
    clean = pc.replace_substring_regex(names, r"\b([A-Z]{1,2})\.([A-Z]{1,3})\b\.?([A-Z]?)\b", r"\1\2\3")
    clean = pc.replace_substring_regex(clean, r"['`’\-]", "")
    clean = pc.replace_substring_regex(clean, r"[^A-Z0-9]+", " ")
    # ST is Siti before another name; behind one it is a degree, and by itself no name.
    return pc.replace_substring_regex(pc.utf8_trim_whitespace(clean), r"(^| )ST$", "")


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
    # Words that say as much are ranked by their spelling, not by their place in the name.
    weighed = [(word not in CANONICAL_PREFIXES, min(len(word), 50), word) for word in vocabulary]
    by_weight = np.array(sorted(range(len(vocabulary)), key=weighed.__getitem__), dtype=np.int64)
    rank = np.empty_like(by_weight)
    rank[by_weight] = np.arange(len(vocabulary))
    main = np.full(len(starts) - 1, -1, dtype=np.int64)
    has = np.flatnonzero(np.diff(starts))
    if len(has):
        main[has] = by_weight[np.maximum.reduceat(rank[codes], starts[has])]
    return main
