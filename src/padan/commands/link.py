"""`padan link LEFT RIGHT`: find the rows of two lists that may be one person."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from padan import matching, options, pairing
from padan.progress import Progress
from padan.report import duplicates, writing
from padan.report.words import number


def run(argv: Sequence[str]) -> int:
    """Look for the people of one list in another."""
    words = options.parser(
        "link",
        "Find the rows of two lists that may be one person, with a probability, the reasons in words and\n"
        "the level of every comparison.",
        "padan link dpt.xlsx disdukcapil.csv -o pairs.parquet",
    )
    words.add_argument("left", type=Path, metavar="LEFT")
    words.add_argument("right", type=Path, metavar="RIGHT")
    pairing.add(words)
    chosen = words.parse_args(argv)
    pairing.checked(chosen)
    progress = Progress("link")
    learned, decisions = pairing.taught(chosen)
    left = options.read(chosen.left, chosen, progress)
    right = options.read(chosen.right, chosen, progress)
    matches = matching.link(left, right, learned=learned, decisions=decisions, tell=progress.step)
    rows = [number(len(each), chosen.language) for each in (left, right)]
    heading = f"{left.source}: {rows[0]} rows, {right.source}: {rows[1]} rows"
    pairing.finish(matches, chosen, heading)
    if chosen.report:
        found = duplicates.summarize(matches, left, right, regions=options.table_of_regions(chosen))
        writing.write(duplicates.document(found, chosen.language), chosen.report, at=datetime.now(UTC))
    return 0
