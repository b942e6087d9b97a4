"""`padan recap-check FILE`: check the figures of a published recap and name the line that fails."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from padan import options
from padan.recap import check, words
from padan.recap.table import read


def run(argv: Sequence[str]) -> int:
    """Check one table; 1 if a line fails."""
    parser = options.parser(
        "recap-check",
        "Check a table that an office published: start + new − removed = end, men + women = total, the parts\n"
        "add up to the whole. Names each line that fails with both sides of the sum. Exit code 1 if one fails.",
        "padan recap-check rekap-triwulan-iii.xlsx",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV or XLSX: AWAL, BARU, TMS, AKHIR, L, P …")
    parser.add_argument("--sheet", metavar="NAME", help="the sheet to read (default: the one with a recap)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options.add_language(parser)
    chosen = parser.parse_args(argv)
    lines = read(chosen.file, chosen.sheet)
    failures = check(lines)
    if chosen.json:
        found = [asdict(each) | {"difference": each.difference} for each in failures]
        sys.stdout.write(json.dumps({"lines": len(lines), "failures": found}, ensure_ascii=False) + "\n")
        return int(bool(failures))
    head = {
        "id": f"{chosen.file.name}: {len(lines)} baris, {len(failures)} tidak cocok",
        "en": f"{chosen.file.name}: {len(lines)} lines, {len(failures)} do not agree",
    }[chosen.language]
    rows = [f"  {words.failure(each, chosen.language)}" for each in failures]
    sys.stdout.write("\n".join([head, *rows]) + "\n")
    return int(bool(failures))
