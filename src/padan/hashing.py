"""Fixed 64-bit numbers for strings and tuples.

The same on every machine, in every run and under every engine.
"""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

AT_ONCE = 16_384
"""Values worked on at once: what lies between two steps stays in the processor's own memory."""
_LONGEST = 64
_powers = np.random.Generator(np.random.PCG64(20210630)).integers(
    1, 2**63, _LONGEST, dtype=np.uint64
) | np.uint64(1)


def mixed(values: NDArray[Any]) -> Hashes:
    """Spread integers [n] over 64 bits (the finalizer of MurmurHash3). Zero stays zero: it means absent."""
    made = np.empty(len(values), dtype=np.uint64)
    for part in _parts(len(values)):
        made[part] = values[part]
        _spread(made[part])
    return made


def _spread(mix: Hashes) -> None:
    mix ^= mix >> np.uint64(33)
    mix *= np.uint64(0xFF51AFD7ED558CCD)
    mix ^= mix >> np.uint64(33)
    mix *= np.uint64(0xC4CEB9FE1A85EC53)
    mix ^= mix >> np.uint64(33)


def _parts(size: int) -> list[slice]:
    return [slice(start, start + AT_ONCE) for start in range(0, size, AT_ONCE)]


def strings(array: Any) -> Hashes:
    """Return a number for each string of an Arrow string array [n]; null and empty give 0.

    Bytes after the 64th count too, at the places they fall on when counting starts anew.
    """
    array = pc.fill_null(array, "")
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    array = array.cast(pa.large_binary())
    made = np.empty(len(array), dtype=np.uint64)
    for part in _parts(len(made)):
        made[part] = _sums(array[part])
    return mixed(made)


def _sums(array: Any) -> Hashes:
    """Return for each of some strings the sum of its bytes, each weighed by its place, and its length."""
    _, offsets_buffer, data_buffer = array.buffers()
    offsets = np.frombuffer(offsets_buffer, np.int64, len(array) + 1, array.offset * 8)
    data = np.frombuffer(data_buffer or b"", np.uint8)[offsets[0] : offsets[-1]]
    offsets = offsets - offsets[0]
    lengths = np.diff(offsets)
    place = np.arange(len(data)) - np.repeat(offsets[:-1], lengths)
    terms = _powers[place % _LONGEST]
    if lengths.max() > _LONGEST:
        terms *= (place // _LONGEST + 1).astype(np.uint64)
    terms *= data.astype(np.uint64) + np.uint64(1)
    sums = np.zeros(len(data) + 1, dtype=np.uint64)
    np.cumsum(terms, out=sums[1:])
    made: Hashes = sums[offsets[1:]] - sums[offsets[:-1]] + lengths.astype(np.uint64)
    return made


def tuples(*parts: NDArray[Any]) -> Hashes:
    """Return one number for each row of several columns [n]; 0 where any part is 0, which means absent."""
    return combined(*(mixed(part) for part in parts))


def combined(*parts: Hashes) -> Hashes:
    """Return what `tuples` returns, from columns [n] that `mixed` has spread already."""
    made = np.empty(len(parts[0]), dtype=np.uint64)
    for part in _parts(len(made)):
        _combine(made[part], *(values[part] for values in parts))
    return made


def _combine(made: Hashes, first: Hashes, *others: Hashes) -> None:
    np.add(first, np.uint64(1), out=made)
    _spread(made)
    absent = first == 0
    for values in others:
        made *= np.uint64(0x9E3779B97F4A7C15)
        made += values
        made += np.uint64(1)
        _spread(made)
        absent |= values == 0
    made[absent] = 0
