"""Duplicates within one register, or matches between two: pairs with a probability and its reasons."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from padan.blocking.keys import keys
from padan.blocking.pairs import Pairs, between, within
from padan.clusters import clusters
from padan.columns import Columns, columns
from padan.comparing import patterns as packing
from padan.comparing import strangers
from padan.comparing.families import Families
from padan.comparing.frequencies import Frequencies
from padan.comparing.levels import FIELDS
from padan.comparing.sifting import sifted
from padan.decisions import Decisions
from padan.errors import BadInput
from padan.explaining.reasons import in_words
from padan.learning.corrected import corrected
from padan.learning.saved import Learned
from padan.learning.witnesses import Counted, Model, denied, learn
from padan.register import Register

THRESHOLD = 0.5
Tell = Callable[[str], None]


def quiet(line: str) -> None:
    """Say nothing."""
    del line


@dataclass(frozen=True)
class Matches:
    """k candidate pairs of a run.

    `row_l`, `row_r` int64 [k], the office's row numbers (in `dedupe` the smaller one is left); `patterns`
    int32 [k], the levels of every comparison in one number; `probability` float64 [k]; `learned`, what the
    run learned; `looked_at`, how many pairs shared a key.
    """

    row_l: NDArray[np.int64]
    row_r: NDArray[np.int64]
    patterns: NDArray[np.int32]
    probability: NDArray[np.float64]
    learned: Learned
    looked_at: int

    def table(self, threshold: float = THRESHOLD, *, language: str = "id") -> pa.Table:
        """Return the pairs of at least this probability, the surest first.

        Columns: row_l, row_r int64; probability float64; reasons string; cluster int64 (the smallest row
        number that hangs together, only within one register); one column a comparison with its level.
        """
        chosen = np.flatnonzero(self.probability >= threshold)
        chosen = chosen[np.lexsort((self.row_r[chosen], self.row_l[chosen], -self.probability[chosen]))]
        distinct, where = np.unique(self.patterns[chosen].astype(np.int64), return_inverse=True)
        reasons = in_words(self.learned.model, distinct, language=language)
        levels = packing.unpacked(distinct)
        return pa.table(
            {
                "row_l": self.row_l[chosen],
                "row_r": self.row_r[chosen],
                "probability": self.probability[chosen],
                "reasons": _worded(reasons, where),
            }
            | {
                field.name: _worded([level.name.lower() for level in field.levels], levels[field.name][where])
                for field in FIELDS
            }
        )

    def clusters(self, threshold: float = THRESHOLD) -> pa.Table:
        """Return the rows that hang together: row, cluster (its smallest row number)."""
        chosen = self.probability >= threshold
        rows, heads = clusters(self.row_l[chosen], self.row_r[chosen])
        return pa.table({"row": rows, "cluster": heads})


def _worded(words: list[str], codes: NDArray[Any]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(words, pa.string()))


def dedupe(
    register: Register,
    *,
    learned: Learned | None = None,
    decisions: Decisions | None = None,
    tell: Tell = quiet,
) -> Matches:
    """Find the pairs of rows of one register that may be one person. Nothing is changed.

    Without `learned` the model is learned from the register itself; with `decisions` it is taught by them too.
    """
    tell("bringing names, dates and numbers to a common form")
    rows = columns(register.table)
    tell("looking for pairs that share a key")
    pairs = within(keys(rows))
    families = Families.of(rows)
    return _matched(rows, rows, pairs, (families, families), learned, decisions, tell)


def link(
    left: Register,
    right: Register,
    *,
    learned: Learned | None = None,
    decisions: Decisions | None = None,
    tell: Tell = quiet,
) -> Matches:
    """Find the pairs of a row of one register and a row of another that may be one person."""
    tell("bringing names, dates and numbers to a common form")
    ours, theirs = columns(left.table), columns(right.table)
    tell("looking for pairs that share a key")
    pairs = between(keys(ours), keys(theirs))
    families = (Families.of(ours), Families.of(theirs))
    return _matched(ours, theirs, pairs, families, learned, decisions, tell)


def _matched(
    left: Columns,
    right: Columns,
    pairs: Pairs,
    families: tuple[Families, Families],
    learned: Learned | None,
    decisions: Decisions | None,
    tell: Tell,
) -> Matches:
    if learned is None and len(pairs) and not (left.nik.any() and right.nik.any()):
        raise BadInput(
            "a list without NIK teaches nothing; give --model a model saved from a list that has them"
        )
    bags = left.bag if left is right else np.concatenate([left.bag, right.bag])
    frequencies = learned.frequencies if learned else Frequencies.of(bags)
    tell(f"comparing {len(pairs)} pairs")
    looked_at, pairs = len(pairs), sifted(left, right, pairs)
    patterns = packing.compare_pairs(left, right, pairs, families, frequencies)
    row_l, row_r = left.row[pairs.left], right.row[pairs.right]
    decided = _decided(row_l, row_r, decisions)
    if learned is None or decided is not None:
        tell("learning from the list itself")
        lot = strangers.among(left)
        drawn = strangers.drawn(lot, lot if left is right else strangers.among(right))
        learned = Learned(_learned(patterns, drawn, decided), frequencies)
    probability = score(learned, patterns)
    kept = probability > 0.0
    if decided is not None:
        places, same = decided
        probability[places] = same
        kept[places] = same
    return Matches(row_l[kept], row_r[kept], patterns[kept], probability[kept], learned, looked_at)


def score(learned: Learned, patterns: NDArray[np.int32]) -> NDArray[np.float64]:
    """Return the probability of each pair [k]; patterns are scored, not pairs.

    0 for what too little speaks for.
    """
    distinct = np.unique(patterns).astype(np.int64)
    probability = np.where(denied(distinct), 0.0, learned.model.probabilities(distinct))
    made: NDArray[np.float64] = probability[np.searchsorted(distinct.astype(np.int32), patterns)]
    return made


def _decided(
    row_l: NDArray[np.int64], row_r: NDArray[np.int64], decisions: Decisions | None
) -> tuple[NDArray[np.int64], NDArray[np.bool_]] | None:
    """Return the places of decided pairs among the candidates, and what was decided."""
    if decisions is None or not len(decisions):
        return None
    both = np.union1d(decisions.row_l, decisions.row_r)
    near = np.flatnonzero(np.isin(row_l, both) & np.isin(row_r, both))
    known = {(int(row_l[place]), int(row_r[place])): int(place) for place in near}
    found = [
        (known.get((int(a), int(b)), known.get((int(b), int(a)), -1)), bool(same))
        for a, b, same in zip(decisions.row_l, decisions.row_r, decisions.same, strict=True)
    ]
    met = [(place, same) for place, same in found if place >= 0]
    if not met:
        raise BadInput("none of the decisions is about a pair of this run; are they of another list?")
    return np.array([place for place, _ in met]), np.array([same for _, same in met])


def _learned(
    patterns: NDArray[np.int32],
    drawn: NDArray[np.int32],
    decided: tuple[NDArray[np.int64], NDArray[np.bool_]] | None,
) -> Model:
    counted, strange = Counted.of(patterns), Counted.of(drawn)
    if decided is None:
        return learn(counted, drawn=strange)
    places, same = decided
    taught = patterns[places].astype(np.int64)
    return corrected(learn(counted, drawn=strange, decided=(taught, same)), taught, same)
