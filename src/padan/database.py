"""DuckDB, kept within this machine and its memory."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb


@contextmanager
def opened() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database that lives in memory only and reaches nothing outside.

    It spills nothing to the disk, where rows of people would outlive a killed process.
    """
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET temp_directory = ''")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET enable_progress_bar = false")
        yield connection
