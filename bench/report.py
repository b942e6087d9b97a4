"""The page docs/benchmarks.md and its plot, from the figures of one run."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.starting import Start

DOCS = Path(__file__).resolve().parent.parent / "docs"


@dataclass(frozen=True)
class Bar:
    """CPU milliseconds that a page may take where the peer's page for the same need takes `peer_ms`."""

    ms: float
    peer: str
    peer_ms: float

    @property
    def share(self) -> float:
        """What the bar is of the peer's page: machines differ, this does not."""
        return self.ms / self.peer_ms


BARS = {
    "series": Bar(15.0, "pretalx schedule", 64.0),
    "talk": Bar(10.0, "pretalx talk", 33.0),
    "calendar": Bar(5.0, "pretalx calendar", 58.0),
}


@dataclass(frozen=True)
class Row:
    """One page of ours, or of a peer (then `kept_rate` is None), with the same bytes from a bare function."""

    name: str
    cpu_ms: float
    queries: int | None
    kilobytes: float
    rate: float
    kept_rate: float | None
    limit: float


def write(
    ours: Sequence[Row], peers: Sequence[Row], starts: Sequence[Start], *, versions: str, remark: str
) -> None:
    """Write the page and the plot."""
    (DOCS / "benchmarks.svg").write_text(_plot(ours, peers), encoding="utf-8")
    (DOCS / "benchmarks.md").write_text(_page(ours, peers, starts, versions, remark), encoding="utf-8")


def _page(
    ours: Sequence[Row], peers: Sequence[Row], starts: Sequence[Start], versions: str, remark: str
) -> str:
    table = "\n".join(
        f"| {row.name} | {row.cpu_ms:.1f} | {row.queries} | {row.kilobytes:.1f} "
        f"| {row.rate:.0f} | {row.kept_rate:.0f} | {row.limit:.0f} |"
        for row in ours
    )
    other = "\n".join(
        f"| {row.name} | {row.cpu_ms:.0f} | {row.kilobytes:.1f} | {row.rate:.1f} |" for row in peers
    )
    compared = (
        f"| page | CPU ms | KB | requests/s |\n|---|---|---|---|\n{other}\n\n{_shares(ours, peers)}"
        if peers
        else ""
    )
    begun = "\n".join(
        f"| {start.name} | {start.processes} | {start.seconds:.1f} | {start.memory:.0f} |" for start in starts
    )
    return f"""# Benchmarks

{date.today():%d %B %Y} · {machine()} · {versions}

Pages are measured here; beside them stand [the programme](benchmarks-programme.md), [the live room](benchmarks-hall.md),
[the record](benchmarks-record.md) and [the list engine](padan/benchmarks.md).

A series of 36 talks by four bodies, five items each with four people and a moderator, all with titles that changed
during the series; SQLite. CPU is the median of 60 requests inside one process. Requests a second are the median of three
runs over loopback: one server process on one core, the load (wrk, 16 connections, as a browser asks) on the other. *Kept*
is the same page from the public cache. *Limit* is the same number of bytes from a bare WSGI function on the same server:
what no framework can beat. The machine is shared and noisy: read the ratios.

| page | CPU ms, uncached | queries | KB sent | requests/s, uncached | requests/s, kept | limit |
|---|---|---|---|---|---|---|
{table}

![CPU milliseconds a page, uncached](benchmarks.svg)

{compared}{remark}

## A start

`rembuk serve` beside the same processes started each by its own command ([ADR 11](adr/0011-one-import.md)), three times in
turn: processor seconds until the whole site has rested for five seconds, and its memory then, a shared page counted once.

| a site of two cores | processes | CPU s | MiB |
|---|---|---|---|
{begun}

Run it again with `make bench`; it needs two cores and Debian's `wrk`.
"""  # noqa: DTZ011 - the machine's own day


def _shares(ours: Sequence[Row], peers: Sequence[Row]) -> str:
    """Every bar as milliseconds and as a share of what the peer takes beside it."""
    taken = {row.name: row.cpu_ms for row in (*ours, *peers)}
    table = "\n".join(
        f"| {page} | {taken[page]:.1f} | {bar.ms:.0f} | {taken[page] / taken[bar.peer]:.3f} of {bar.peer} "
        f"| {bar.share:.3f} |"
        for page, bar in BARS.items()
    )
    known = ", ".join(f"{bar.peer} took {bar.peer_ms:.0f} ms" for bar in BARS.values())
    return (
        f"The bars were set on a machine where {known}. A bar in milliseconds says little on another machine; "
        "the share of the same page of the peer, in the same run, says the same everywhere.\n\n"
        "| page | CPU ms | bar, ms | share in this run | bar, share |\n|---|---|---|---|---|\n"
        f"{table}\n\n"
    )


def machine() -> str:
    """Name the cores and the kernel that the figures were taken on."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown CPU"
    )
    return f"{os.cpu_count()} cores of {model}, Linux {platform.release().split('-')[0]}"


def _plot(ours: Sequence[Row], peers: Sequence[Row]) -> str:
    rows = [(f"Rembuk {row.name}", row.cpu_ms, "o") for row in ours] + [
        (row.name, row.cpu_ms, "p") for row in peers
    ]
    longest = max(ms for _, ms, _ in rows)
    bars = "".join(
        f'<text x="200" y="{24 * place + 37}" text-anchor="end">{name}</text>'
        f'<rect class="{kind}" x="210" y="{24 * place + 22}" width="{max(1.0, 380 * ms / longest):.1f}" height="18"/>'
        f'<text x="{216 + 380 * ms / longest:.1f}" y="{24 * place + 37}">{ms:.1f}</text>'
        for place, (name, ms, kind) in enumerate(rows)
    )
    height = 24 * len(rows) + 34
    style = (
        "text{font:13px sans-serif;fill:#1e1833}.o{fill:#3b2a8c}.p{fill:#c9820f}"
        "@media(prefers-color-scheme:dark){text{fill:#f2f0f9}.o{fill:#b9abfa}.p{fill:#f59a2e}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 {height}" width="660" height="{height}" role="img" '
        f'aria-label="CPU milliseconds a page"><style>{style}</style>'
        f'<text x="210" y="14">CPU milliseconds a page, uncached; shorter is better</text>{bars}</svg>\n'
    )
