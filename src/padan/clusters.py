"""Rows that hang together by pairs: one cluster, one person to look at."""

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]


def clusters(left: Places, right: Places) -> tuple[Places, Places]:
    """Return the rows [m] that occur in pairs [k], sorted, and for each the smallest row of its cluster."""
    rows, where = np.unique(np.concatenate([left, right]), return_inverse=True)
    a, b = where[: len(left)], where[len(left) :]
    head = np.arange(len(rows))
    while True:
        before = head
        smallest = np.minimum(head[a], head[b])
        head = head.copy()
        np.minimum.at(head, a, smallest)
        np.minimum.at(head, b, smallest)
        # Follow each to its head's head, so that long chains close in few rounds.
        head = np.minimum(head, head[head])
        if np.array_equal(before, head):
            return rows, rows[head] if len(rows) else rows
