from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from padan.errors import BadInput
from padan.register import SCHEMA
from padan.spark.gathering import INDEX, gather
from tests.padan.voters import register


def test_rows_of_many_lists_are_numbered_through_and_can_be_led_back(tmp_path: Path) -> None:
    heard: list[str] = []

    rows = gather(
        [register({}, {}, source="kota.csv"), register({}, source="kab.csv")],
        tmp_path / "all",
        tell=heard.append,
    )

    files = sorted((tmp_path / "all").glob("*.parquet"))
    table = pa.concat_tables([pq.read_table(file) for file in files])
    # The office's own row 2 of the second list, after a first one whose last row is 3.
    assert (rows, table["row"].to_pylist(), table.schema.names) == (3, [2, 3, 5], SCHEMA.names)
    assert (tmp_path / "all" / INDEX).read_text(encoding="utf-8").splitlines() == [
        "list,file,begin,rows",
        "kota.csv,000001.parquet,0,2",
        "kab.csv,000002.parquet,3,1",
    ]
    assert heard == ["kota.csv: 2 rows from 0", "kab.csv: 1 rows from 3"]


def test_a_folder_that_holds_lists_is_not_written_over(tmp_path: Path) -> None:
    gather([register({})], tmp_path, tell=print)

    with pytest.raises(BadInput, match="holds lists already"):
        gather([register({}, {})], tmp_path, tell=print)

    assert pq.read_table(tmp_path / "000001.parquet").num_rows == 1
