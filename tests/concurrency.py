"""Acting at the same moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

Result = TypeVar("Result")


def both_at_once(*acts: Callable[[], Result]) -> list[Result | Exception]:
    """Start the acts together, each on its own connection; return what each returned or raised."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], Result]) -> Result | Exception:
        ready.wait()
        try:
            return act()
        except Exception as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
