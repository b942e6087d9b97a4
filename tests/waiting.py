"""Waiting for what a process of its own, or a page, will do sooner or later."""

import time
from collections.abc import Callable


def wait_until(
    condition: Callable[[], bool],
    *,
    tend: Callable[[], object] = lambda: None,
    says: Callable[[], object] = lambda: "it never happened",
) -> None:
    """Wait until something holds, doing a round of work in between; if it never does, say how things stand."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, says()
        tend()
        time.sleep(0.05)
