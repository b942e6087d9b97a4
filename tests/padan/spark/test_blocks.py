from typing import Any

import pytest

from padan.blocking.keys import keys
from padan.blocking.pairs import within
from padan.columns import columns
from tests.padan.voters import made_register

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore::Warning")]


def test_spark_opens_the_same_blocks(session: Any) -> None:
    from padan.spark import blocks
    from padan.spark.rows import flat

    rows = columns(made_register().table)

    found = blocks.pairs(blocks.opened(blocks.keyed(session.createDataFrame(flat(rows))))).toArrow()

    here = within(keys(rows))
    expected = set(zip(rows.row[here.left].tolist(), rows.row[here.right].tolist(), strict=True))
    assert set(zip(found["row_l"].to_pylist(), found["row_r"].to_pylist(), strict=True)) == expected
