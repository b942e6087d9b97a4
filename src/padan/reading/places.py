"""Regions of a list's rows: the codes where they can be read, else the text as written."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from padan.regions import LEVELS, Regions


def coded(columns: Mapping[str, pa.Array], regions: Regions) -> dict[str, pa.Array]:
    """Read the region columns, from the province down; a higher level tells apart what bears one name."""
    found: dict[str, pa.Array] = {}
    above: pa.DictionaryArray | None = None
    for level in LEVELS:
        if level in columns:
            texts = columns[level]
            within = pa.repeat("", len(texts)).dictionary_encode() if above is None else above
            found[level], above = _level(level, texts, within, regions)
    return found


def _level(
    level: str, texts: pa.Array, within: pa.DictionaryArray, regions: Regions
) -> tuple[pa.Array, pa.DictionaryArray]:
    """Return what stands for each text, and the code that the next level is within."""
    named = texts.dictionary_encode(null_encoding="encode")
    width = max(len(within.dictionary), 1)
    # One number for each name within each code, so that each two are looked up once.
    keys = pc.add(pc.multiply(pc.cast(named.indices, pa.int64()), width), within.indices).dictionary_encode()
    names, scopes = named.dictionary.to_pylist(), within.dictionary.to_pylist()
    both = [(names[key // width], scopes[key % width]) for key in keys.dictionary.to_pylist()]
    codes = [None if name is None else regions.code_of(level, name, scope) for name, scope in both]
    read = [code or name for code, (name, _) in zip(codes, both, strict=True)]
    inside = [code or scope for code, (_, scope) in zip(codes, both, strict=True)]
    return (
        pa.array(read, pa.string()).take(keys.indices),
        pa.DictionaryArray.from_arrays(keys.indices, pa.array(inside, pa.string())),
    )
