"""Updates: time against a full run, and whether the decisions are the same."""

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from bench.padan.generator import Made
from bench.padan.model import register
from padan import matching
from padan.columns import columns
from padan.matching import Matches
from padan.register import Register
from padan.updating import propose, state


@dataclass(frozen=True)
class Updated:
    """`changes` against `rows`: seconds of both ways, and how many pairs one has and the other has not."""

    rows: int
    changes: int
    update_seconds: float
    full_seconds: float
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
    began = time.perf_counter()
    opened = state.load(folder / "state")
    rows = columns(new.table)
    found = propose.match(opened, rows)
    update_seconds = time.perf_counter() - began
    began = time.perf_counter()
    full = matching.dedupe(
        Register(pa.concat_tables([known.table, new.table]), whole.columns_present, "all"), learned=learned
    )
    full_seconds = time.perf_counter() - began
    ours = _pairs(opened.rows.row, rows.row, found[0]) | _pairs(rows.row, rows.row, found[1])
    theirs = _touching(full, set(rows.row.tolist()))
    differing = len(ours.keys() ^ theirs.keys()) + sum(
        ours[pair] != theirs[pair] for pair in ours.keys() & theirs.keys()
    )
    return Updated(len(known), changes, update_seconds, full_seconds, len(theirs), differing)


Scored = dict[tuple[int, int], float]


def _pairs(left: np.ndarray, right: np.ndarray, found: propose.Found) -> Scored:
    scored = zip(
        left[found.left].tolist(), right[found.right].tolist(), found.probability.tolist(), strict=True
    )
    return {(min(a, b), max(a, b)): probability for a, b, probability in scored if probability > 0}


def _touching(matches: Matches, rows: set[int]) -> Scored:
    scored = zip(matches.row_l.tolist(), matches.row_r.tolist(), matches.probability.tolist(), strict=True)
    return {(min(a, b), max(a, b)): p for a, b, p in scored if a in rows or b in rows}
