"""Candidate pairs on Spark.

Every block is counted before it is opened, and none is opened that is too large.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from padan.blocking.keys import NAMES, keys
from padan.blocking.pairs import LARGEST, LARGEST_FINE
from padan.spark.rows import ABSENT, deep, signed

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

KEYS = "key int, coarse bigint, fine bigint, row bigint"


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of one key, counted before any is opened.

    `key` is its name, `fine` whether these are the finer blocks of what was crowded; `blocks` how many there
    are, `rows` how many rows are in them, `largest` the rows of the largest. `opened` counts those that will
    be opened, `pairs` the pairs in them; one pair may share several keys.
    """

    key: str
    fine: bool
    blocks: int
    rows: int
    largest: int
    opened: int
    pairs: int


def keyed(rows: "DataFrame") -> "DataFrame":
    """Return (key, coarse, fine, row): every key of every row that has it."""
    return rows.mapInArrow(_keys, KEYS)


def _keys(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        columns = deep(pa.Table.from_batches([batch]))
        for number, key in enumerate(keys(columns)):
            has = np.flatnonzero(key.coarse)
            yield pa.RecordBatch.from_pydict(
                {
                    "key": pa.array(np.full(len(has), number, dtype=np.int32)),
                    "coarse": signed(key.coarse[has]),
                    "fine": signed(key.fine[has]),
                    "row": columns.row[has],
                }
            )


def sizes(keyed_rows: "DataFrame") -> list[Blocks]:
    """Count the blocks of every key."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - only where Spark is installed

    coarse = keyed_rows.groupBy("key", "coarse").count()
    crowded = coarse.where(f"count > {LARGEST}").select("key", "coarse")
    fine = (
        keyed_rows.where(f.col("fine") != ABSENT)
        .join(crowded, ["key", "coarse"])
        .groupBy("key", "fine")
        .count()
    )
    found = []
    for finer, counted, most in ((False, coarse, LARGEST), (True, fine, LARGEST_FINE)):
        opens = f"count > 1 AND count <= {most}"
        lines = counted.groupBy("key").agg(
            f.count("*").alias("blocks"),
            f.sum("count").alias("rows"),
            f.max("count").alias("largest"),
            f.expr(f"count_if({opens})").alias("opened"),
            f.expr(f"sum(CASE WHEN {opens} THEN count * (count - 1) DIV 2 ELSE 0 END)").alias("pairs"),
        )
        found += [
            Blocks(
                NAMES[row["key"]],
                finer,
                *(int(row[name]) for name in ("blocks", "rows", "largest", "opened", "pairs")),
            )
            for row in lines.orderBy("key").collect()
        ]
    return found


def opened(keyed_rows: "DataFrame") -> "DataFrame":
    """Return (block, value, row): the blocks that are opened, after all have been counted."""
    from pyspark.sql import Window  # noqa: PLC0415 - only where Spark is installed
    from pyspark.sql import functions as f  # noqa: PLC0415

    counted = keyed_rows.withColumn("rows", f.count("*").over(Window.partitionBy("key", "coarse")))
    small = counted.where(f.col("rows") <= LARGEST).selectExpr("key * 2 AS block", "coarse AS value", "row")
    crowded = counted.where((f.col("rows") > LARGEST) & (f.col("fine") != ABSENT))
    # A fine block that is too large would gather on one machine before it is thrown away: count it apart.
    sizes = crowded.groupBy("key", "fine").count().where(f"count > 1 AND count <= {LARGEST_FINE}")
    fine = crowded.join(sizes, ["key", "fine"]).selectExpr("key * 2 + 1 AS block", "fine AS value", "row")
    return small.unionByName(fine)


def pairs(blocks: "DataFrame") -> "DataFrame":
    """Return (row_l, row_r) distinct, row_l < row_r."""
    left = blocks.withColumnRenamed("row", "row_l")
    right = blocks.withColumnRenamed("row", "row_r")
    return left.join(right, ["block", "value"]).where("row_l < row_r").select("row_l", "row_r").distinct()
