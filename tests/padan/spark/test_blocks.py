from typing import Any

import pytest

from padan.blocking.keys import NAMES, keys
from padan.blocking.pairs import LARGEST, counts, within
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


def test_every_block_is_counted_before_it_is_opened(session: Any) -> None:
    from padan.spark import blocks
    from padan.spark.rows import flat

    rows = columns(made_register().table)
    keyed = blocks.keyed(session.createDataFrame(flat(rows)))

    found = blocks.sizes(keyed)

    for name, key in zip(NAMES, keys(rows), strict=True):
        values = key.coarse[key.coarse > 0]
        size = counts(values)
        if name == "number_date":  # every number of this list is a NIK
            assert (len(values), [each for each in found if each.key == name]) == (0, [])
            continue
        (coarse,) = [each for each in found if each.key == name and not each.fine]
        assert (coarse.rows, coarse.largest) == (len(values), size.max())
        # Each of the rows of an opened block meets all the others of it.
        assert coarse.pairs == sum(size[size <= LARGEST] - 1) / 2
        assert [each.rows for each in found if each.key == name and each.fine] <= [(size > LARGEST).sum()]
    opened = blocks.opened(keyed).groupBy("block", "value").count().where("count > 1").toArrow()["count"]
    assert sum(each.opened for each in found) == len(opened)
    assert sum(each.pairs for each in found) == sum(n * (n - 1) // 2 for n in opened.to_pylist())
