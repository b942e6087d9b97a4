"""`padan update STATE CHANGES…`: hold a quarter's changes against the register and propose what to do."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from padan import options, pairing
from padan.progress import Progress
from padan.report.words import number
from padan.telling import said
from padan.updating import changes, propose, state


def run(argv: Sequence[str]) -> int:
    """Propose what becomes of each change."""
    words = options.parser(
        "update",
        "Hold changes (new, changed, died, moved, service, returned) against the register. The kind of one\n"
        "stands in its remark, or is told for rows without one by --kind. STATE is the folder that\n"
        "`padan dedupe FILE --save-state STATE` made. Nobody is struck by the machine: it proposes.",
        "padan update state/ baru.xlsx meninggal.csv -o proposals.csv",
    )
    words.add_argument("state", type=Path, metavar="STATE")
    words.add_argument("changes", type=Path, nargs="+", metavar="CHANGES")
    words.add_argument(
        "--kind", help="what rows without a remark are: new, changed, died, moved, service, returned"
    )
    words.add_argument("-o", "--out", type=Path, metavar="OUT", help="write the proposals (.parquet or .csv)")
    words.add_argument(
        "--threshold", type=float, default=0.5, help="least probability of a match (default: 0.5)"
    )
    options.add_language(words)
    options.add_reading(words)
    chosen = words.parse_args(argv)
    pairing.checked(chosen)
    told = changes.kind(chosen.kind) if chosen.kind else None
    progress = Progress("update")
    register = state.load(chosen.state)
    sources = []
    for file in chosen.changes:
        source = options.read(file, chosen, progress)
        sources.append((source, changes.kinds(source.table["remark"], told=told)))
    proposals = propose.propose(register, sources, threshold=chosen.threshold, language=chosen.language)
    if chosen.out:
        pairing.written(propose.table(proposals), chosen.out)
    rows = number(len(register.rows), chosen.language)
    sys.stdout.write(said(f"{number(len(proposals), chosen.language)} changes against {rows} rows") + "\n")
    for proposal, count in Counter(change.proposal for change in proposals).most_common():
        sys.stdout.write(f"{number(count, chosen.language):>9} {said(proposal)}\n")
    return 0
