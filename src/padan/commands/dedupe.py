"""`padan dedupe FILE`: find rows of one list that may be one person, with a probability and reasons."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from padan import matching, options, pairing
from padan.progress import Progress
from padan.report import duplicates, writing
from padan.report.words import number
from padan.updating import state


def run(argv: Sequence[str]) -> int:
    """Look for duplicates in one list."""
    words = options.parser(
        "dedupe",
        "Find rows of one list that may be one person. Nothing is removed: pairs are proposed, with a\n"
        "probability, the reasons in words and the level of every comparison. Two people may share a NIK;\n"
        "twins and namesakes are not duplicates.",
        "padan dedupe dpt.xlsx -o pairs.parquet --threshold 0.9",
    )
    words.add_argument("file", type=Path, metavar="FILE")
    words.add_argument("--clusters", type=Path, metavar="OUT", help="write which rows hang together")
    words.add_argument("--save-state", type=Path, metavar="FOLDER", help="make the register ready for updates")
    pairing.add(words)
    chosen = words.parse_args(argv)
    pairing.checked(chosen)
    progress = Progress("dedupe")
    learned, decisions = pairing.taught(chosen)
    register = options.read(chosen.file, chosen, progress)
    matches = matching.dedupe(register, learned=learned, decisions=decisions, tell=progress.step)
    pairing.finish(matches, chosen, f"{register.source}: {number(len(register), chosen.language)} rows")
    if chosen.clusters:
        pairing.written(matches.clusters(chosen.threshold), chosen.clusters)
    if chosen.report:
        found = duplicates.summarize(matches, register, regions=options.table_of_regions(chosen))
        writing.write(duplicates.document(found, chosen.language), chosen.report, at=datetime.now(UTC))
    if chosen.save_state:
        state.save(register, matches.learned, chosen.save_state)
    return 0
