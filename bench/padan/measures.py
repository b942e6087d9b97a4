"""How good a set of scored pairs is, against the truth of a generated list."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """How good scored pairs are.

    `f1`, the best over all thresholds; `recall`, at precision 0.99; `deciles`: mean probability and share of true pairs
    in ten equal groups of the pairs given 0.01 or more.
    """

    f1: float
    recall: float
    deciles: tuple[tuple[float, float], ...]

    @property
    def calibration(self) -> float:
        """The largest distance in a decile."""
        return max(abs(said - was) for said, was in self.deciles)


def measure(
    row_l: NDArray[np.int64], row_r: NDArray[np.int64], probability: Floats, truth: NDArray[np.int64]
) -> Measured:
    """Measure pairs [k] against true pairs int64 [t, 2]."""
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
        deciles=tuple((float(probability[g].mean()), float(true[g].mean())) for g in groups if len(g)),
    )


def _packed(a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    made: NDArray[np.int64] = np.minimum(a, b) * 10**9 + np.maximum(a, b)
    return made
