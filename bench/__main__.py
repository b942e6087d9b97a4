"""`python -m bench`: measure, and write docs/benchmarks.md."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import overhttp, peer, report, site, starting
from bench.inprocess import Cost, measure

ROOT = Path(__file__).resolve().parent.parent
OURS, BARE = 8791, 8792
PAGES = {
    "home": "/",
    "series": "/acara/bincang/",
    "talk": "/acara/bincang/20/",
    "record": "/acara/bincang/20/rekaman/",
    "calendar": "/acara/bincang/kalender.ics",
    "JSON list": "/api/v1/programmes/bincang/talks",
    "news": "/berita/",
}


def main() -> None:
    """Measure inside the process, then over loopback, then a peer; write the page."""
    subprocess.run(["scripts/system-packages", "wrk:wrk"], check=True, cwd=ROOT)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        os.environ.update(
            REMBUK_DATA=folder, REMBUK_DATABASE_URL="", DJANGO_SETTINGS_MODULE="rembuk.web.settings"
        )
        site.load(data)
        _collect(data)
        costs = [measure(name, address) for name, address in PAGES.items()]
        rows = _over_http(costs, data)
        starts = starting.compared(data)
    peers, remark = peer.measure(ROOT / ".venv" / "bench")
    report.write(rows, peers, starts, versions=_versions(), remark=remark)
    sys.stdout.write((ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8"))


def _collect(data: Path) -> None:
    from rembuk.web.boot import prepare_static_files  # noqa: PLC0415 - Django is set up by now

    prepare_static_files(data)


def _over_http(costs: list[Cost], data: Path) -> list[report.Row]:
    environment = {"REMBUK_DATA": str(data)}
    # A question nobody asked before is never kept, so a changing one measures the page itself.
    ours = overhttp.granian("rembuk.web.wsgi:application", OURS)
    bare = overhttp.granian("bench.bare:application", BARE)
    rows = []
    with (
        overhttp.server(ours, OURS, folder=ROOT, environment=environment),
        overhttp.server(bare, BARE, folder=ROOT, environment={}),
    ):
        for cost in costs:
            rows.append(
                report.Row(
                    name=cost.name,
                    cpu_ms=cost.fresh_ms,
                    queries=cost.queries,
                    kilobytes=cost.bytes / 1024,
                    rate=overhttp.rate(OURS, f"{cost.address}?fresh=1"),
                    kept_rate=overhttp.rate(OURS, cost.address),
                    limit=overhttp.rate(BARE, f"/{cost.bytes}"),
                )
            )
    return rows


def _versions() -> str:
    import django  # noqa: PLC0415 - only named here
    import wagtail  # noqa: PLC0415

    return f"Python {sys.version.split()[0]}, Django {django.__version__}, Wagtail {wagtail.__version__}"


if __name__ == "__main__":
    main()
