from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from padan import pairing
from padan.errors import BadInput

TABLE = pa.table({"row": [2], "reasons": pa.array(["sama"]).dictionary_encode()})


def test_a_table_is_written_in_the_form_its_name_asks_for(tmp_path: Path) -> None:
    pairing.written(TABLE, tmp_path / "a.csv")
    pairing.written(TABLE, tmp_path / "a.parquet")

    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == '"row","reasons"\n2,"sama"\n'
    assert pq.read_table(tmp_path / "a.parquet")["reasons"].to_pylist() == ["sama"]


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"^a\.csv: "):
        pairing.written(TABLE, tmp_path / "nowhere" / "a.csv")
