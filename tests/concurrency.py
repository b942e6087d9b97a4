"""Acting at the same moment: only a database that many connections share can show it."""

import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection

Result = TypeVar("Result")

# SQLite in memory belongs to one connection; a file's writers queue before they read (IMMEDIATE).
needs_postgresql = pytest.mark.skipif(
    "REMBUK_DATABASE_URL" not in os.environ, reason="needs the connections of --postgresql"
)

needs_sqlite = pytest.mark.skipif(
    "REMBUK_DATABASE_URL" in os.environ, reason="is about the embedded database, a file of many processes"
)


def into_a_file(folder: Path) -> Path:
    """Copy the database under test into the folder, as the file that a site with this data folder opens."""
    file = folder / "rembuk.sqlite3"
    with closing(sqlite3.connect(file)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    return file


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
