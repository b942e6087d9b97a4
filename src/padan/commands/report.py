"""`padan report FILES… -o OUT`: check lists, look for duplicates in and between them, and write one report."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from padan import codes, matching, options
from padan.checking import check
from padan.columns import digits
from padan.progress import Progress
from padan.register import Register
from padan.report import duplicates, plenary, writing
from padan.report.summary import summarize


def run(argv: Sequence[str]) -> int:
    """Report on lists, each by itself and each two together."""
    words = options.parser(
        "report",
        "Write the report for the plenary: what was read, what every rule found, who may be listed more than\n"
        "once, and, of two lists, who may be in both; by village, with plots. No person is named in it.",
        "padan report kota.xlsx kabupaten.xlsx --day 2027-01-01 -o laporan.pdf",
    )
    words.add_argument("files", type=Path, nargs="+", metavar="FILE")
    words.add_argument("-o", "--out", type=Path, required=True, metavar="OUT", help="a page (.html) or .pdf")
    words.add_argument("--day", type=options.day, help="the day on which ages count (default: today)")
    options.add_codes(words)
    options.add_language(words)
    options.add_reading(words)
    chosen = words.parse_args(argv)
    writing.checked(chosen.out)
    progress = Progress("report")
    now = datetime.now(UTC).astimezone()
    table, places = codes.load(chosen.codes), options.table_of_regions(chosen)
    registers = [options.read(file, chosen, progress) for file in chosen.files]
    studied = []
    for register in registers:
        found = check(register, day=chosen.day or now.date(), codes=table, regions=places, tell=progress.step)
        summary = summarize(found, register, regions=places, codes=table)
        doubles = None
        if _teaches(register):
            progress.step(f"looking for duplicates in {register.source}")
            matches = matching.dedupe(register, tell=progress.step)
            doubles = duplicates.summarize(matches, register, regions=places)
        studied.append(plenary.Studied(summary, doubles))
    across: list[plenary.Across] = []
    for left, right in combinations(registers, 2):
        both = None
        if _teaches(left) and _teaches(right):
            progress.step(f"looking for the people of {left.source} in {right.source}")
            matches = matching.link(left, right, tell=progress.step)
            both = duplicates.summarize(matches, left, right, regions=places)
        across.append((left.source, right.source, both))
    progress.step(f"writing {chosen.out.name}")
    writing.write(plenary.document(studied, across, chosen.language), chosen.out, at=now)
    return 0


def _teaches(register: Register) -> bool:
    """Tell whether a list has the numbers that a model is learned from."""
    return bool(digits(register.table["nik"])[0].any())
