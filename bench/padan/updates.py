"""Updates: time against a full run, and whether the decisions are the same."""

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from bench.padan.generator import Made
from bench.padan.model import register
from padan import matching
from padan.columns import Columns, columns
from padan.matching import Matches
from padan.register import Register
from padan.updating import propose, state

TIMES = 5
"""An update is so short that one run says little; the median of some is taken."""


@dataclass(frozen=True)
class Updated:
    """`changes` against `rows`.

    Seconds of both ways, by the clock and of the processors, and how many pairs one has and the other has not.
    """

    rows: int
    changes: int
    update_seconds: float
    full_seconds: float
    update_processor: float
    full_processor: float
    pairs: int
    differing: int


def updated(made: Made, changes: int, folder: Path) -> Updated:
    """Take `changes` rows out of a list and hold them against the rest, in both ways."""
    whole = register(made)
    chosen = np.zeros(len(whole), dtype=bool)
    chosen[np.random.default_rng(made.seed).choice(len(whole), changes, replace=False)] = True
    known, new = (
        Register(whole.table.filter(pa.array(mask)), whole.columns_present, "part")
        for mask in (~chosen, chosen)
    )
    learned = matching.dedupe(known).learned
    state.save(known, learned, folder / "state")
    opened, rows, found, *update = _updated(folder / "state", new)
    began, worked = time.perf_counter(), time.process_time()
    full = matching.dedupe(
        Register(pa.concat_tables([known.table, new.table]), whole.columns_present, "all"), learned=learned
    )
    full_seconds, full_processor = time.perf_counter() - began, time.process_time() - worked
    ours = _pairs(opened.rows.row, rows.row, found[0]) | _pairs(rows.row, rows.row, found[1])
    theirs = _touching(full, set(rows.row.tolist()))
    differing = len(ours.keys() ^ theirs.keys()) + sum(
        ours[pair] != theirs[pair] for pair in ours.keys() & theirs.keys()
    )
    return Updated(
        len(known), changes, *(update[0], full_seconds), *(update[1], full_processor), len(theirs), differing
    )


def _updated(
    folder: Path, new: Register
) -> tuple[state.State, Columns, tuple[propose.Found, ...], float, float]:
    """Open the register's state and hold the new rows against it."""
    times = []
    for _ in range(TIMES):
        began, worked = time.perf_counter(), time.process_time()
        opened = state.load(folder)
        rows = columns(new.table)
        found = propose.match(opened, rows)
        times.append((time.perf_counter() - began, time.process_time() - worked))
    return opened, rows, found, *np.median(times, axis=0)


Scored = dict[tuple[int, int], float]


def _pairs(left: np.ndarray, right: np.ndarray, found: propose.Found) -> Scored:
    scored = zip(
        left[found.left].tolist(), right[found.right].tolist(), found.probability.tolist(), strict=True
    )
    return {(min(a, b), max(a, b)): probability for a, b, probability in scored if probability > 0}


def _touching(matches: Matches, rows: set[int]) -> Scored:
    scored = zip(matches.row_l.tolist(), matches.row_r.tolist(), matches.probability.tolist(), strict=True)
    return {(min(a, b), max(a, b)): p for a, b, p in scored if a in rows or b in rows}
