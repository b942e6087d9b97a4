"""What the model alone reaches: without labels, taught by 500 decisions, and trained on the truth."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.padan.generator import Made
from bench.padan.measures import Measured, measure
from padan import matching
from padan.comparing import patterns as packing
from padan.comparing.levels import FIELDS
from padan.decisions import Decisions
from padan.learning import logistic
from padan.learning.witnesses import TOGETHER, sigmoid
from padan.matching import Matches
from padan.register import SCHEMA, Register

DECISIONS = 500
ALSO_TOGETHER = (("nik", "own"), ("nik", "born"), ("nik", "name"), ("nik", "card"), ("own", "born"))


@dataclass(frozen=True)
class Reached:
    """One list.

    `alone` without labels, `decided` with 500 decisions, `trained` on half of the truth, seen on all.
    """

    alone: Measured
    decided: Measured
    trained: Measured


def register(made: Made) -> Register:
    """Return a generated list as it would be read."""
    table = made.table.select(SCHEMA.names).cast(SCHEMA)
    return Register(table, frozenset(SCHEMA.names), f"seed {made.seed}")


def reached(made: Made) -> Reached:
    """Measure the three."""
    rows = register(made)
    alone = matching.dedupe(rows)
    taught = matching.dedupe(rows, decisions=decisions(alone, made))
    return Reached(_of(alone, made), _of(taught, made), _trained(alone, made))


def decisions(matches: Matches, made: Made) -> Decisions:
    """Decide, by the truth, the pairs that the desk would show first: those nearest to even odds."""
    doubt = np.argsort(np.abs(matches.probability - 0.5), kind="stable")[:DECISIONS]
    same = made.person[matches.row_l[doubt] - 1] == made.person[matches.row_r[doubt] - 1]
    return Decisions(matches.row_l[doubt], matches.row_r[doubt], same)


def _of(matches: Matches, made: Made) -> Measured:
    return measure(matches.row_l, matches.row_r, matches.probability, made.pairs)


def _trained(matches: Matches, made: Made) -> Measured:
    patterns, where = np.unique(matches.patterns, return_inverse=True)
    same = made.person[matches.row_l - 1] == made.person[matches.row_r - 1]
    half = np.random.default_rng(0).random(len(same)) < 0.5
    totals, positives = _counts(where, half, len(patterns)), _counts(where, half & same, len(patterns))
    layout = logistic.design(packing.unpacked(patterns), FIELDS, (*TOGETHER, *ALSO_TOGETHER))
    start = np.zeros(layout.width + 1)
    weights = logistic.fit(layout, positives, totals, start, ridge=0.5, steps=25)
    probability = sigmoid(logistic.log_odds(layout, weights))[where]
    return measure(matches.row_l, matches.row_r, probability, made.pairs)


def _counts(where: NDArray[np.int64], mask: NDArray[np.bool_], size: int) -> NDArray[np.float64]:
    return np.bincount(where[mask], minlength=size).astype(float)
