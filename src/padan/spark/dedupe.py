"""Duplicates within one register on Spark: the pairs and probabilities of `padan.matching.dedupe`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from padan.columns import columns
from padan.comparing import patterns as packing
from padan.comparing import strangers
from padan.comparing.families import MOST_MEMBERS, Families, member_hashes
from padan.comparing.frequencies import Frequencies
from padan.comparing.levels import FIELDS
from padan.errors import BadInput
from padan.explaining.reasons import in_words
from padan.learning.witnesses import Counted, Model, denied, learn
from padan.register import SCHEMA
from padan.spark import blocks
from padan.spark.blocks import Blocks
from padan.spark.rows import ABSENT, deep, flat, signed, unsigned

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

MOST = 40.0
"""Pairs a row that the blocks may hold in all; a generated list has some 6 to 10."""
PATTERNS = "row_l bigint, row_r bigint, pattern int"


@dataclass(frozen=True)
class SparkMatches:
    """What a run found.

    `pairs` is a frame of all pairs that enough speaks for: row_l, row_r, pattern, probability, reasons, and
    one column a comparison with its level; `model` what was learned or given; `blocks` what was counted
    beforehand.
    """

    pairs: "DataFrame"
    model: Model
    blocks: list[Blocks]


def dedupe(
    register: "DataFrame",
    *,
    model: Model | None = None,
    most: float = MOST,
    language: str = "id",
    tell: Callable[[list[Blocks]], None] | None = None,
) -> SparkMatches:
    """Find the pairs of rows that may be one person, in a frame with the columns of `padan.register.SCHEMA`.

    Without `model` it is learned from the counts of all patterns, which are few and are gathered on the driver.
    `tell` hears what was counted, before any block is opened.

    :raises BadInput: if the blocks hold more than `most` pairs a row; nothing has been opened then.
    """
    rows = _with_company(register.mapInArrow(_flattened, _row_schema())).persist()
    keyed = blocks.keyed(rows).persist()
    counted_blocks = blocks.sizes(keyed)
    if tell:
        tell(counted_blocks)
    size = rows.count()
    _refuse_flood(sum(each.pairs for each in counted_blocks), size, most)
    pairs = blocks.pairs(blocks.opened(keyed))
    compared = _sides(rows, pairs).mapInArrow(_compared, PATTERNS).persist()
    counts = compared.groupBy("pattern").count().toArrow()
    counted = _counted(counts)
    model = model or learn(counted, drawn=_strangers(rows, size))
    return SparkMatches(_scored(compared, counted, model, language), model, counted_blocks)


def _refuse_flood(pairs: int, rows: int, most: float) -> None:
    if pairs > most * rows:
        raise BadInput(
            f"the blocks hold {pairs:,} pairs of {rows:,} rows, more than {most:g} a row; none was opened"
        )


def _row_schema() -> str:
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - only where Spark is installed

    empty = flat(columns(SCHEMA.empty_table()))
    schema = from_arrow_schema(empty.schema.append(pa.field("member", pa.int64())))
    return ", ".join(f"{field.name} {field.dataType.simpleString()}" for field in schema.fields)


def _flattened(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        rows = columns(pa.Table.from_batches([batch]).select(SCHEMA.names).cast(SCHEMA))
        table = flat(rows).append_column("member", pa.array(signed(member_hashes(rows))))
        yield from table.combine_chunks().to_batches()


def _with_company(rows: "DataFrame") -> "DataFrame":
    """Add to each row how many bear its name (`namesakes`) and who is on its family card (`kin`)."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - only where Spark is installed

    names = rows.groupBy("bag").agg(f.count("*").alias("namesakes"))
    cards = (
        rows.where((f.col("nkk") != ABSENT) & (f.col("member") != ABSENT))
        .groupBy("nkk")
        .agg(f.slice(f.sort_array(f.collect_list("member")), 1, MOST_MEMBERS).alias("kin"))
    )
    return rows.drop("member").join(names, "bag").join(cards, "nkk", "left")


def _sides(rows: "DataFrame", pairs: "DataFrame") -> "DataFrame":
    def prefixed(prefix: str) -> "DataFrame":
        return rows.selectExpr(*(f"`{name}` AS {prefix}{name}" for name in rows.columns))

    left, right = prefixed("l_"), prefixed("r_")
    return pairs.join(left, pairs["row_l"] == left["l_row"]).join(right, pairs["row_r"] == right["r_row"])


def _compared(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        if not batch.num_rows:
            continue
        table = pa.Table.from_batches([batch])
        left, right = deep(table, "l_"), deep(table, "r_")
        families = _families(table)
        patterns = packing.compare(left, right, (families, families), _frequencies(table))
        yield pa.RecordBatch.from_pydict({"row_l": left.row, "row_r": right.row, "pattern": patterns})


def _families(table: pa.Table) -> Families:
    """Gather the family cards that a batch of pairs speaks of, each once."""
    cards, kin = [], []
    for prefix in ("l_", "r_"):
        cards.append(table[f"{prefix}nkk"].to_numpy())
        kin.append(table[f"{prefix}kin"].combine_chunks())
    distinct, first = np.unique(np.concatenate(cards), return_index=True)
    lists = pa.concat_arrays(kin).take(pa.array(first))
    length = lists.value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
    members = lists.flatten().to_numpy(zero_copy_only=False)
    return Families.gathered(np.repeat(unsigned(distinct), length), unsigned(members.astype(np.int64)))


def _frequencies(table: pa.Table) -> Frequencies:
    bags = np.concatenate([table[f"{prefix}bag"].to_numpy() for prefix in ("l_", "r_")])
    counts = np.concatenate([table[f"{prefix}namesakes"].to_numpy() for prefix in ("l_", "r_")])
    distinct, first = np.unique(unsigned(bags), return_index=True)
    known = distinct > 0
    return Frequencies(distinct[known], counts[first][known])


def _strangers(rows: "DataFrame", size: int) -> Counted:
    """Draw strangers on the driver, from the few rows that may draw."""

    def may_draw(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            yield batch.filter(pa.array(strangers.may_draw(batch["row"].to_numpy(), size)))

    lot = deep(rows.mapInArrow(may_draw, rows.schema).toArrow())
    return Counted.of(strangers.drawn(lot, lot))


def _counted(counts: Any) -> Counted:  # noqa: ANN401 - an Arrow table
    patterns, number = counts["pattern"].to_numpy(), counts["count"].to_numpy()
    order = np.argsort(patterns)
    return Counted(patterns[order].astype(np.int64), number[order].astype(float))


def _scored(compared: "DataFrame", counted: Counted, model: Model, language: str) -> "DataFrame":
    from pyspark.sql import functions as f  # noqa: PLC0415 - only where Spark is installed

    kept = counted.patterns[~denied(counted.patterns)]
    levels = packing.unpacked(kept)
    table = pa.table(
        {
            "pattern": kept.astype(np.int32),
            "probability": model.probabilities(kept),
            "reasons": in_words(model, kept, language=language),
        }
        | {field.name: [field.levels(level).name.lower() for level in levels[field.name]] for field in FIELDS}
    )
    scores = compared.sparkSession.createDataFrame(table)
    return compared.join(f.broadcast(scores), "pattern").select("row_l", "row_r", *table.column_names)
