"""Acting at the same moment: only a database that many connections share can show it."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection

Result = TypeVar("Result")

# SQLite in memory belongs to one connection; a file's writers queue before they read (IMMEDIATE).
needs_postgresql = pytest.mark.skipif(
    "REMBUK_DATABASE_URL" not in os.environ, reason="needs the connections of --postgresql"
)


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
