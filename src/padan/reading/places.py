"""Regions of a list's rows: the codes where they can be read, else the text as written."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from padan.regions import LEVELS, Regions


def coded(columns: Mapping[str, pa.Array], regions: Regions) -> dict[str, pa.Array]:
    """Read the region columns, from the province down; a higher level tells apart what bears one name."""
    found: dict[str, pa.Array] = {}
    above: pa.Array | None = None
    for level in LEVELS:
        if level not in columns:
            continue
        texts = columns[level]
        within = pc.fill_null(above, "") if above is not None else pa.repeat("", len(texts))
        found[level], above = _level(level, texts, within, regions)
    return found


def _level(level: str, texts: pa.Array, within: pa.Array, regions: Regions) -> tuple[pa.Array, pa.Array]:
    left, right = texts.dictionary_encode(), within.dictionary_encode()
    width = max(len(right.dictionary), 1)
    keys = pc.add(pc.multiply(pc.cast(left.indices, pa.int64()), width), right.indices)
    distinct = keys.dictionary_encode()
    names, scopes = left.dictionary.to_pylist(), right.dictionary.to_pylist()
    codes = [
        None if key is None else regions.code_of(level, names[key // width], scopes[key % width])
        for key in distinct.dictionary.to_pylist()
    ]
    read = pa.array(codes, pa.string()).take(distinct.indices)
    return pc.coalesce(read, texts), pc.coalesce(read, within)
