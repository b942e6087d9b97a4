"""`padan check FILE`: check a list by every rule and name the rows to look at."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from padan import codes, options
from padan.checking import check
from padan.errors import BadInput
from padan.privacy import whole
from padan.progress import Progress
from padan.report import as_json, findings, sheets, terminal, writing
from padan.report.summary import summarize


def run(argv: Sequence[str]) -> int:
    """Check lists, each by itself."""
    words = options.parser(
        "check",
        "Check a list (CSV, XLSX, Parquet) by every rule: numbers, dates, ages, codes, regions, equal rows,\n"
        "damage by spreadsheets. Nothing is changed. The rows are named by the office's own row numbers.",
        "padan check dpt.xlsx --day 2027-01-01 --xlsx findings.xlsx --report findings.html",
    )
    words.add_argument("files", type=Path, nargs="+", metavar="FILE")
    words.add_argument("--day", type=options.day, help="the day on which ages count (default: today)")
    words.add_argument("--json", action="store_true", help="print JSON with all row numbers")
    words.add_argument("--xlsx", type=Path, metavar="OUT", help="write a spreadsheet, one sheet a rule")
    words.add_argument("--report", type=Path, metavar="OUT", help="write a report: .html or .pdf")
    words.add_argument("--clear", action="store_true", help="do not mask persons in the spreadsheet")
    options.add_codes(words)
    options.add_language(words)
    options.add_reading(words)
    chosen = words.parse_args(argv)
    if chosen.xlsx and len(chosen.files) > 1:
        raise BadInput("--xlsx takes one list at a time")
    writing.checked(chosen.report)
    progress = Progress("check")
    now = datetime.now(UTC).astimezone()
    day = chosen.day or now.date()
    table, places = codes.load(chosen.codes), options.table_of_regions(chosen)
    summaries = []
    for file in chosen.files:
        register = options.read(file, chosen, progress)
        checked = check(register, day=day, codes=table, regions=places, tell=progress.step)
        summaries.append(summarize(checked, register, regions=places, codes=table))
        if chosen.xlsx:
            progress.step(f"writing {chosen.xlsx.name}")
            with whole(chosen.xlsx) as out:
                sheets.write(checked, register, out, language=chosen.language, clear=chosen.clear)
    if chosen.report:
        writing.write(findings.document(summaries, chosen.language), chosen.report, at=now)
    found = [summary.checked for summary in summaries]
    if chosen.json:
        sys.stdout.write(as_json.document(found, chosen.language))
    else:
        sys.stdout.write("\n".join(terminal.table(each, chosen.language) for each in found))
    return 0
