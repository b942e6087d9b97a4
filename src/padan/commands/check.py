"""`padan check FILE`: check a list by every rule and name the rows to look at."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from padan import codes, options
from padan.checking import check
from padan.privacy import whole
from padan.progress import Progress
from padan.report import as_json, sheets, terminal


def run(argv: Sequence[str]) -> int:
    """Check one list."""
    words = options.parser(
        "check",
        "Check a list (CSV, XLSX, Parquet) by every rule: numbers, dates, ages, codes, regions, equal rows,\n"
        "damage by spreadsheets. Nothing is changed. The rows are named by the office's own row numbers.",
        "padan check dpt.xlsx --day 2027-01-01 --xlsx findings.xlsx",
    )
    words.add_argument("file", type=Path, metavar="FILE")
    words.add_argument("--day", type=options.day, help="the day on which ages count (default: today)")
    words.add_argument("--json", action="store_true", help="print JSON with all row numbers")
    words.add_argument("--xlsx", type=Path, metavar="OUT", help="write a spreadsheet, one sheet a rule")
    words.add_argument("--clear", action="store_true", help="do not mask persons in the spreadsheet")
    options.add_codes(words)
    options.add_language(words)
    options.add_reading(words)
    chosen = words.parse_args(argv)
    progress = Progress("check")
    register = options.read(chosen.file, chosen, progress)
    checked = check(
        register,
        day=chosen.day or datetime.now(UTC).astimezone().date(),
        codes=codes.load(chosen.codes),
        regions=options.table_of_regions(chosen),
        tell=progress.step,
    )
    if chosen.xlsx:
        progress.step(f"writing {chosen.xlsx.name}")
        with whole(chosen.xlsx) as out:
            sheets.write(checked, register, out, language=chosen.language, clear=chosen.clear)
    show = as_json.document if chosen.json else terminal.table
    sys.stdout.write(show(checked, chosen.language))
    return 0
