"""How good a set of scored pairs is, against the truth of a generated list."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LISTS = 10_000


@dataclass(frozen=True)
class Measured:
    """How good scored pairs are.

    `f1`, the best over all thresholds; `recall`, at precision 0.99; `deciles`: the pairs given 0.01 or more, sorted by
    their probability and cut into ten groups of equal size (adaptive calibration error, Nixon and others 2019): mean
    probability, share of true pairs, and how many pairs. `chance`: the largest distance in a decile that a perfectly
    calibrated model stays below in 19 of 20 lists of this size.
    """

    f1: float
    recall: float
    deciles: tuple[tuple[float, float, int], ...]
    chance: float

    @property
    def calibration(self) -> float:
        """The largest distance in a decile."""
        return max(abs(said - was) for said, was, _ in self.deciles)


def measure(
    row_l: NDArray[np.int64], row_r: NDArray[np.int64], probability: Floats, truth: NDArray[np.int64]
) -> Measured:
    """Measure pairs [k] against true pairs int64 [t, 2]."""
    # SQL gives decimals.
    probability = np.asarray(probability, dtype=np.float64)
    order = np.argsort(-probability, kind="stable")
    probability = probability[order]
    true = np.isin(_packed(row_l, row_r)[order], _packed(truth[:, 0], truth[:, 1]))
    hits = np.cumsum(true)
    precision, recall = hits / np.arange(1, len(true) + 1), hits / len(truth)
    sharp = np.flatnonzero(precision >= 0.99)
    groups = np.array_split(np.arange(int((probability >= 0.01).sum())), 10)
    return Measured(
        f1=float((2 * precision * recall / np.maximum(precision + recall, 1e-9)).max()),
        recall=float(recall[sharp[-1]]) if len(sharp) else 0.0,
        deciles=tuple((float(probability[g].mean()), float(true[g].mean()), len(g)) for g in groups if len(g)),
        chance=_chance([probability[g] for g in groups if len(g)]),
    )


def _chance(groups: list[Floats]) -> float:
    """Draw the truth by the probabilities themselves, many times."""
    rng = np.random.default_rng(0)
    worst = np.zeros(LISTS)
    for group in groups:
        said = group.mean()
        # The sum of draws with unlike chances, by its mean and spread.
        spread = np.sqrt((group * (1.0 - group)).sum()) / len(group)
        worst = np.maximum(worst, np.abs(rng.normal(said, spread, LISTS) - said))
    return float(np.quantile(worst, 0.95))


def _packed(a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    made: NDArray[np.int64] = np.minimum(a, b) * 10**9 + np.maximum(a, b)
    return made
