"""`padan spark gather|dedupe`: duplicates among the lists of a province or the nation, on Spark."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from padan import options
from padan.errors import BadInput
from padan.learning import saved
from padan.progress import Progress
from padan.register import SCHEMA
from padan.spark import gathering
from padan.spark.blocks import Blocks
from padan.spark.dedupe import MOST, dedupe
from padan.telling import said

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

SETTINGS = {
    # NumPy works on a batch at once, so batches are large.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "50000",
    "spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower(),
}
# On one machine Spark's own 200 parts would cost more than the work in them.
HERE = {"spark.sql.shuffle.partitions": "8", "spark.driver.memory": "4g", "spark.driver.host": "127.0.0.1"}


def run(argv: Sequence[str]) -> int:
    """Gather lists, or look for duplicates among what was gathered."""
    parser = options.parser(
        "spark",
        "Find duplicates among more rows than one machine holds, by the same model as `padan dedupe`. First\n"
        "gather the lists into one folder, then search it. Needs the package pyspark and a Java runtime.",
        "padan spark gather lists/*.xlsx -o gathered\n"
        "         padan spark dedupe gathered -o pairs --master yarn --conf spark.sql.shuffle.partitions=4000",
    )
    acts = parser.add_subparsers(dest="act", metavar="gather|dedupe", required=True)
    gather = acts.add_parser("gather", help="read lists into one folder of Parquet files")
    gather.add_argument("lists", type=Path, nargs="+", metavar="LIST")
    gather.add_argument("-o", "--out", type=Path, required=True, metavar="FOLDER")
    options.add_reading(gather)
    search = acts.add_parser("dedupe", help="find duplicates among all rows of a folder")
    search.add_argument("folder", metavar="FOLDER", help="also an address that Spark reads, such as hdfs://…")
    search.add_argument("-o", "--out", required=True, metavar="PAIRS", help="the folder of pairs to write")
    search.add_argument("--threshold", type=float, default=0.5, help="least probability (default: 0.5)")
    search.add_argument(
        "--most", type=float, default=MOST, help=f"most pairs a row in blocks (default: {MOST:g})"
    )
    search.add_argument("--model", type=Path, metavar="FILE", help="use a saved model instead of learning one")
    search.add_argument("--master", default="local[*]", metavar="URL", help="where Spark runs (default: here)")
    search.add_argument("--conf", action="append", default=[], metavar="NAME=VALUE", help="a setting of Spark")
    options.add_language(search)
    chosen = parser.parse_args(argv)
    progress = Progress("spark")
    if chosen.act == "gather":
        _gather(chosen, progress)
    else:
        _dedupe(chosen, progress)
    return 0


def _gather(chosen: argparse.Namespace, progress: Progress) -> None:
    registers = (options.read(file, chosen, progress) for file in chosen.lists)
    rows = gathering.gather(registers, chosen.out, tell=progress.say)
    sys.stdout.write(said(f"{len(chosen.lists)} lists, {rows} rows") + "\n")


def _dedupe(chosen: argparse.Namespace, progress: Progress) -> None:
    model = saved.load(chosen.model).model if chosen.model else None
    session = _session(chosen)
    try:
        register = _gathered(session, chosen.folder)
        found = dedupe(
            register,
            model=model,
            most=chosen.most,
            language=chosen.language,
            tell=lambda counted: progress.say(table(counted)),
        )
        pairs = found.pairs.where(f"probability >= {chosen.threshold}")
        pairs.write.parquet(chosen.out)
    finally:
        session.stop()


def _gathered(session: "SparkSession", folder: str) -> "DataFrame":
    from pyspark.errors import AnalysisException  # noqa: PLC0415 - only where Spark is installed

    try:
        return session.read.parquet(folder).select(*SCHEMA.names)
    except AnalysisException as problem:
        raise BadInput(f"{folder}: no folder of lists that `padan spark gather` made") from problem


def _session(chosen: argparse.Namespace) -> "SparkSession":
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - only where Spark is installed
    except ImportError as problem:
        raise BadInput("this needs the package pyspark, which is not installed here") from problem
    if chosen.master.startswith("local"):
        # Spark would ask for any `python3` on the path, which may know nothing of padan.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.appName("padan").master(chosen.master)
    settings = SETTINGS | (HERE if chosen.master.startswith("local") else {})
    settings |= dict(setting.partition("=")[::2] for setting in chosen.conf)
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def table(counted: Sequence[Blocks]) -> str:
    """Lay out what was counted, for a person to look at before the blocks are opened."""
    lines = [f"{'key':<20}{'blocks':>14}{'largest':>10}{'opened':>14}{'pairs':>16}"]
    for each in counted:
        name = f"{each.key}, finer" if each.fine else each.key
        lines.append(f"{name:<20}{each.blocks:>14,}{each.largest:>10,}{each.opened:>14,}{each.pairs:>16,}")
    lines.append(f"{'':<58}{sum(each.pairs for each in counted):>16,}")
    return said("the blocks, counted before any is opened") + "\n" + "\n".join(lines)
