"""`python -m bench.programme`: measure on a site of its own, and write docs/benchmarks-programme.md.

Every figure stands beside what no page can beat in the same run: the same SQL on the bare driver, the same rows
in a bare file.
"""

import os
import statistics
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from bench import report, site

ROOT = Path(__file__).resolve().parents[2]
TALKS, AHEAD = 130, 4
BOARD_BAR, REGISTER_BAR = 20, 500


def main() -> None:
    """Measure, and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            REMBUK_DATA=folder, REMBUK_DATABASE_URL="", DJANGO_SETTINGS_MODULE="rembuk.web.settings"
        )
        first = date.today() - timedelta(weeks=2 * (TALKS - AHEAD))  # noqa: DTZ011 - the machine's own day
        site.load(Path(folder), TALKS, first)
        text = _page(Path(folder))
    (ROOT / "docs" / "benchmarks-programme.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _page(folder: Path) -> str:
    # Django is set up by now.
    board, visitors, door = (import_module(f"bench.programme.{name}") for name in ("board", "visitors", "door"))
    import_module("rembuk.web.boot").prepare_static_files(folder)
    first, second, last = (
        import_module("rembuk.programme.models").Talk.objects.filter(state="announced").order_by("number")[1:4]
    )
    paced, burst = visitors.register(folder, first, second)
    bare = visitors.bare_writes(folder)
    queue_ms = door.take_in(last)
    return f"""# Benchmarks of the programme

{datetime.now(UTC):%d %B %Y} · {report.machine()} · SQLite. The machine is shared and noisy: read the ratios. Made by
`make bench-programme`, which stops when a seat too many is given, a registration is lost, or a visitor is counted twice.

{_board(board.measure())}

| registrations | count | median ms | p95 ms | bar | longest ms |
|---|---|---|---|---|---|
{_row(f"within one minute, for {visitors.SEATS} seats", paced, REGISTER_BAR)}
{_row("at the same moment", burst, "")}
{_row("*limit:* one row and one transaction each in a bare SQLite file", bare, "")}

One server process on one core, asked over loopback from the other. Of {visitors.PEOPLE} within a minute
{visitors.SEATS} have a seat and all others wait in line.

**Door:** {door.SCANS} tickets seen offline by each of two phones, sent in any order and twice each, count as
{door.SCANS}. Taking in one queue of {door.SCANS} takes {queue_ms:.0f} ms.
"""


def _board(board: Any) -> str:
    def times(milliseconds: float) -> str:
        # What a plain page takes says how fast the machine is today; this many of it holds on any machine.
        return f"{milliseconds:.1f} | {milliseconds / board.plain_ms:.1f}"

    return f"""| board of {TALKS} talks (five years) | CPU ms | in plain pages | bar (ms) | queries | KB of HTML |
|---|---|---|---|---|---|
| the page, as a secretariat opens it, one plan half agreed | {times(board.page_ms)} | {BOARD_BAR} | {board.queries} | {board.size / 1024:.0f} |
| the same, with nothing of it drawn before | {times(board.undrawn_ms)} | | | |
| *floor:* a plain page of the same desk, by the same account | {times(board.plain_ms)} | | | |
| *limit:* the same SQL on the bare driver | {times(board.bare_ms)} | | | |"""


def _row(name: str, times: list[float], bar: object) -> str:
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"| {name} | {len(times)} | {statistics.median(times):.2f} | {p95:.2f} | {bar} | {max(times):.2f} |"


if __name__ == "__main__":
    main()
