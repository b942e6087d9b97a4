from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from padan.errors import BadInput
from padan.reading.parquet import open_parquet


def test_numbers_and_dates_are_read_as_text(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"nik": [3574014101700001], "rt": [1.0]}), tmp_path / "list.parquet")

    body = open_parquet(tmp_path / "list.parquet").body(1, [1, 0])

    assert [text.to_pylist() for text in body.texts] == [["1"], ["3574014101700001"]]
    assert body.rows.to_pylist() == [1]


def test_a_column_that_is_no_text_is_refused(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"nik": [["a"]], "nama": ["A"]}), tmp_path / "list.parquet")

    with pytest.raises(BadInput, match=r"the column nik holds list"):
        open_parquet(tmp_path / "list.parquet").body(1, [0])


def test_half_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.parquet").write_bytes(b"PAR1 and no more")

    with pytest.raises(BadInput, match="no whole Parquet file"):
        open_parquet(tmp_path / "list.parquet")


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.parquet"
    parquet.write_table(pa.table({"nik": ["1"], "c3": ["A"]}), file)
    file.write_bytes(file.read_bytes().replace(b"\x18\x02c3%", b"\x18\x02c\x80%"))

    with pytest.raises(BadInput, match="no whole Parquet file"):
        open_parquet(file)


def test_bytes_that_are_no_text_are_named_by_their_column(tmp_path: Path) -> None:
    file = tmp_path / "list.parquet"
    broken = pa.array([b"3574\xac"], pa.binary()).view(pa.string())
    parquet.write_table(pa.table({"NIK": broken, "Nama": ["CONTOH"]}), file)

    with pytest.raises(BadInput, match="the column NIK holds bytes that are no text: the file is damaged"):
        open_parquet(file).body(0, [0, 1])
