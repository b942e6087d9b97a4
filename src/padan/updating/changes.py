"""What a change says: the kinds of change, read from the remark of its row."""

from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from padan.errors import BadInput


class Kind(StrEnum):
    """Kinds of change of a continuous voter list."""

    NEW = "new"
    CHANGED = "changed"
    DIED = "died"
    MOVED = "moved"
    SERVICE = "service"
    RETURNED = "returned"
    UNTOLD = "untold"


LEAVES = frozenset({Kind.DIED, Kind.MOVED, Kind.SERVICE})
"""Kinds after which a person is on the list no longer."""
ENTERS = frozenset({Kind.NEW, Kind.RETURNED})

WORDS: dict[Kind, tuple[str, ...]] = {
    Kind.NEW: ("B", "BARU", "PEMILIH BARU", "NEW", "PINDAH MASUK", "MASUK"),
    Kind.CHANGED: ("U", "UBAH", "UBAH DATA", "CHANGED"),
    Kind.DIED: ("1", "MENINGGAL", "MATI", "DIED"),
    Kind.MOVED: ("4", "PINDAH", "PINDAH DOMISILI", "PINDAH KELUAR", "MOVED"),
    Kind.SERVICE: ("6", "7", "TNI", "POLRI", "SERVICE"),
    Kind.RETURNED: ("PURNA TNI", "PURNA POLRI", "PENSIUN TNI", "PENSIUN POLRI", "KEMBALI", "RETURNED"),
}
"""How remarks say it: the codes of 2022 to 2024 (PKPU 7/2022) and plain words."""

_KIND = {word: kind for kind, words in WORDS.items() for word in words}


def kinds(remarks: pa.ChunkedArray, *, told: Kind | None = None) -> list[Kind]:
    """Return the kind of each change, from its remark, or `told` for all that have none.

    An unknown remark is `UNTOLD`: matched, and left to people.
    """
    text = pc.utf8_trim_whitespace(pc.utf8_upper(pc.fill_null(remarks, ""))).to_pylist()
    return [_KIND.get(word, told if told is not None and not word else Kind.UNTOLD) for word in text]


def kind(word: str) -> Kind:
    """Return a kind by its name. :raises BadInput: if there is none."""
    found = _KIND.get(word.strip().upper())
    if found is None:
        raise BadInput(f"{word}: no kind of change; there are {', '.join(list(Kind)[:-1])}")
    return found
