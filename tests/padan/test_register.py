import pyarrow as pa
import pytest

from padan.register import SCHEMA, Register


def test_a_register_counts_its_voters() -> None:
    assert len(Register(SCHEMA.empty_table(), frozenset(), "list.csv")) == 0


def test_a_table_of_another_shape_is_no_register() -> None:
    with pytest.raises(TypeError, match="a register has the columns"):
        Register(pa.table({"row": [1]}), frozenset(), "list.csv")
