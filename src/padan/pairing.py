"""What `dedupe` and `link` share: options, files, and the summary on the terminal."""

import argparse
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from padan import decisions, options
from padan.decisions import Decisions
from padan.errors import BadInput
from padan.learning import saved
from padan.learning.saved import Learned
from padan.matching import THRESHOLD, Matches
from padan.privacy import whole
from padan.report import writing
from padan.report.words import decimal, number
from padan.telling import said

SHARES = (0.99, 0.9, 0.5)


def add(words: argparse.ArgumentParser) -> None:
    """Add the options."""
    words.add_argument("-o", "--out", type=Path, metavar="OUT", help="write the pairs (.parquet or .csv)")
    words.add_argument(
        "--threshold", type=float, default=THRESHOLD, help=f"least probability of a pair (default: {THRESHOLD})"
    )
    words.add_argument("--decisions", type=Path, metavar="FILE", help="what people decided; teaches the model")
    words.add_argument("--model", type=Path, metavar="FILE", help="use a saved model instead of learning one")
    words.add_argument("--save-model", type=Path, metavar="OUT", help="keep what was learned")
    words.add_argument("--report", type=Path, metavar="OUT", help="write a report: .html or .pdf")
    options.add_language(words)
    options.add_reading(words)


def checked(chosen: argparse.Namespace) -> None:
    """See before any work that the options can be used. :raises BadInput: otherwise."""
    if not 0.0 < chosen.threshold <= 1.0:
        raise BadInput(f"--threshold {chosen.threshold}: a probability above 0 and up to 1")
    for out in (chosen.out, getattr(chosen, "clusters", None)):
        if out is not None and out.suffix.lower() not in {".parquet", ".csv"}:
            raise BadInput(f"{out.name}: pairs are written as .parquet or .csv")
    writing.checked(getattr(chosen, "report", None))


def taught(chosen: argparse.Namespace) -> tuple[Learned | None, Decisions | None]:
    """Load the model and the decisions that the options name."""
    learned = saved.load(chosen.model) if chosen.model else None
    return learned, decisions.load(chosen.decisions) if chosen.decisions else None


def finish(matches: Matches, chosen: argparse.Namespace, heading: str) -> None:
    """Write what was asked for and sum up."""
    if chosen.out:
        written(matches.table(chosen.threshold, language=chosen.language), chosen.out)
    if chosen.save_model:
        with whole(chosen.save_model) as out:
            saved.save(matches.learned, out)
    language = chosen.language
    heading = said(f"{heading}; {number(matches.looked_at, language)} pairs compared")
    sys.stdout.write(f"{heading}\n")
    for share in SHARES:
        count = number(int((matches.probability >= share).sum()), language)
        least = said(f"{count} pairs with a probability of at least {decimal(share, language)}")
        sys.stdout.write(f"{least:>{len(least) + 9 - len(count)}}\n")


def written(table: pa.Table, path: Path) -> None:
    """Write a table that appears whole or not at all."""
    with whole(path) as out:
        if path.suffix.lower() == ".csv":
            plain = [
                column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
                for column in table.columns
            ]
            pa.csv.write_csv(pa.table(plain, names=table.column_names), out)
        else:
            pa.parquet.write_table(table, out, compression="zstd")
