"""Logistic regression on patterns: each level of each field, and of chosen pairs of fields, has a weight."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from padan.comparing.levels import Field

Floats = NDArray[np.float64]
Term = tuple[str, ...]

ENOUGH = 1e-4
"""A step that moves no weight further than this is the last one."""
FURTHEST = 3.0
"""How far one step may move the log-odds of a pattern."""


@dataclass(frozen=True)
class Design:
    """Which columns each pattern switches on: int64 [patterns, terms]; `width` columns in all."""

    terms: tuple[Term, ...]
    active: NDArray[np.int64]
    starts: tuple[int, ...]
    width: int


def design(levels: dict[str, NDArray[np.int8]], fields: Sequence[Field], together: Sequence[Term]) -> Design:
    """Lay out one term for each field and one for each pair of fields in `together`."""
    sizes = {field.name: field.size for field in fields}
    terms: list[Term] = [(field.name,) for field in fields] + list(together)
    active, starts, width = [], [], 0
    for term in terms:
        code = np.zeros(len(levels[term[0]]), dtype=np.int64)
        span = 1
        for name in term:
            code = code * sizes[name] + levels[name]
            span *= sizes[name]
        starts.append(width)
        active.append(code + width)
        width += span
    return Design(tuple(terms), np.stack(active, axis=1), tuple(starts), width)


def contributions(layout: Design, weights: Floats) -> Floats:
    """Return what each term adds to the log-odds of each pattern [patterns, terms]; `weights` [width + 1]."""
    return weights[layout.active]


def log_odds(layout: Design, weights: Floats) -> Floats:
    """Return the log-odds of each pattern [patterns]; the last weight is the constant."""
    made: Floats = contributions(layout, weights).sum(axis=1) + weights[-1]
    return made


def fit(
    layout: Design,
    positives: Floats,
    totals: Floats,
    start: Floats,
    *,
    ridge: float,
    steps: int = 3,
    offset: Floats | None = None,
) -> Floats:
    """Return weights after some Newton steps from `start`.

    `positives` and `totals` [patterns] are (fractional) counts of pairs; `ridge` pulls every weight towards 0;
    `offset` [patterns] are log-odds that are there already.
    """
    rows = np.flatnonzero(totals > 0)
    if not len(rows):
        return start
    used, column = np.unique(layout.active[rows], return_inverse=True)
    column = column.reshape(len(rows), -1)
    # The last column is the constant, on in every pattern.
    on = np.concatenate([column, np.full((len(rows), 1), len(used))], axis=1)
    weights = np.append(start[used], start[-1])
    penalty = np.full(len(weights), ridge)
    penalty[-1] = 1e-6 if offset is None else ridge
    there = np.zeros(len(rows)) if offset is None else offset[rows]
    for _ in range(steps):
        chance = 1.0 / (1.0 + np.exp(-np.clip(there + weights[on].sum(axis=1), -30, 30)))
        slope = _summed(on, positives[rows] - totals[rows] * chance, len(weights)) - penalty * weights
        square = _squared(on, totals[rows] * chance * (1.0 - chance), len(weights))
        square[np.diag_indices_from(square)] += penalty
        step = np.linalg.solve(square, slope)
        # Steps that carry a pattern too far at once would swing for ever between too much and too little.
        moved = float(np.abs(step[on].sum(axis=1)).max())
        weights = weights + step * min(1.0, FURTHEST / max(1e-12, moved))
        if np.abs(step).max() < ENOUGH:
            break
    made = np.zeros(layout.width + 1)
    made[used], made[-1] = weights[:-1], weights[-1]
    return made


def _summed(on: NDArray[np.int64], values: Floats, width: int) -> Floats:
    """Return for each column the sum of the values [rows] of the rows that switch it on."""
    return _counted(on, values.repeat(on.shape[1]), width)


def _squared(on: NDArray[np.int64], curve: Floats, width: int) -> Floats:
    """Return the sum of `curve` [rows] over the rows that switch on both columns [width, width].

    A row switches on a handful of the columns, so adding up its few pairs of them is far less work than a
    product of dense matrices.
    """
    first, second = np.triu_indices(on.shape[1], 1)
    cells = on[:, first] * width + on[:, second]
    made = _counted(cells, curve.repeat(len(first)), width * width).reshape(width, width)
    made += made.T
    made[np.diag_indices_from(made)] = _summed(on, curve, width)
    return made


def _counted(places: NDArray[np.int64], weights: Floats, size: int) -> Floats:
    return np.bincount(places.ravel(), weights=weights, minlength=size).astype(np.float64)
