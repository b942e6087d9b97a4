"""`padan recap AFTER`: count a list by region, and what changed since the one before."""

import sys
from collections.abc import Sequence
from pathlib import Path

from padan import codes, options
from padan.privacy import whole
from padan.progress import Progress
from padan.recap import check, words
from padan.recap.counting import LEVELS, count
from padan.recap.line import Line
from padan.recap.table import as_csv, as_json


def run(argv: Sequence[str]) -> int:
    """Count one list, or two."""
    parser = options.parser(
        "recap",
        "Count a list by regency, district, village and polling station; with --before also who is new, who\n"
        "was removed, who moved to another station, and whose data changed. Counts only: no person is named.",
        "padan recap --before dpb-2.xlsx dpb-3.xlsx -o rekap.csv",
    )
    parser.add_argument("file", type=Path, metavar="AFTER")
    parser.add_argument("--before", type=Path, metavar="FILE", help="the list of the period before")
    parser.add_argument("--level", choices=LEVELS, default="village", help="print down to (default: village)")
    parser.add_argument("--json", action="store_true", help="print JSON, all levels")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", help="write all levels as CSV or JSON")
    options.add_codes(parser)
    options.add_language(parser)
    options.add_reading(parser)
    chosen = parser.parse_args(argv)
    progress = Progress("recap")
    after = options.read(chosen.file, chosen, progress)
    before = options.read(chosen.before, chosen, progress) if chosen.before else None
    progress.step("counting")
    lines = count(before, after, regions=options.table_of_regions(chosen), codes=codes.load(chosen.codes))
    if chosen.output:
        text = as_json(lines) if chosen.output.suffix == ".json" else as_csv(lines)
        with whole(chosen.output) as out:
            out.write(text.encode())
    shown = [line for line in lines if _depth(line) <= LEVELS.index(chosen.level)]
    sys.stdout.write(as_json(lines) if chosen.json else words.table(shown, chosen.language))
    for each in check(lines):
        progress.say(words.failure(each, chosen.language))
    return 0


def _depth(line: Line) -> int:
    return 3 if "/" in line.unit else max(line.unit.count(".") - 1, 0)
