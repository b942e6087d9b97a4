"""Who of two lists is the same voter."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources

import duckdb
import pyarrow as pa

from padan import database
from padan.codes import Codes
from padan.register import Register


@contextmanager
def matched(before: Register | None, after: Register, codes: Codes) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database with the table `people`: a row for each voter of either list.

    A voter is the same in both by the NIK; where several share one, or it is no whole NIK, by name, birth date
    and NKK beside it. `was` and `is_now` tell which list has the voter, `row_before` and `row_after` where,
    `changed` whether any element differs.
    """
    with database.opened() as connection:
        connection.register("before_read", before.table if before else after.table.slice(0, 0))
        connection.register("after_read", after.table)
        for column in ("sex", "disability"):
            read = codes.read[column]
            connection.register(
                f"{column}_codes", pa.table({"spelling": list(read), "code": list(read.values())})
            )
        connection.execute((resources.files("padan") / "data" / "people.sql").read_text(encoding="utf-8"))
        yield connection
