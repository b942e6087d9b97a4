import duckdb
import pytest

from padan import database


def test_nothing_is_read_from_or_spilled_to_the_disk() -> None:
    with database.opened() as connection:
        folder = connection.sql("SELECT current_setting('temp_directory')").fetchall()
        with pytest.raises(duckdb.PermissionException):
            connection.execute("SELECT * FROM read_csv('/etc/passwd')")

    assert folder == [("",)]
