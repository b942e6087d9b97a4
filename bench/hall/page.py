"""docs/benchmarks-hall.md and its plots, from the figures that are known."""

import os
import platform
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parents[2] / "docs"
COLORS = {"C floor": "f", "ours": "o"}


def write(figures: Mapping[str, Any]) -> str:
    """Write the page and the plots; return the page."""
    fans = figures.get("fan", [])
    text = (
        _head()
        + _fans(fans)
        + _votes(figures)
        + _sweeps(figures)
        + _kills(figures)
        + _flat(figures)
        + _door(figures)
    )
    text += "Run it again with `make bench-hall`; it needs two cores, a C compiler, Debian's `libnginx-mod-nchan` and `wrk`.\n"
    (DOCS / "benchmarks-hall.md").write_text(text, encoding="utf-8")
    if fans:
        (DOCS / "benchmarks-hall.svg").write_text(_plot(fans), encoding="utf-8")
    return text


def _head() -> str:
    today = f"{date.today():%-d %B %Y}"  # noqa: DTZ011 - the day on this machine
    return f"""# The live room, measured

{today} · {os.cpu_count()} cores, {platform.system()} {platform.release()} · Python {platform.python_version()}

The machine is shared and noisy: read the ratios, and each figure beside the floor of the same run.

"""


_FANS = (
    "| listeners | stack | ×CPU | CPU µs a message | p50 ms | p99 ms | KiB a listener | opened a second | delivered | lost |"
    "\n|---|---|---|---|---|---|---|---|---|---|\n"
)


def _rows(fans: Sequence[Mapping[str, Any]]) -> str:
    floors = {fan["listeners"]: fan["cpu_us"] for fan in fans if fan["stack"] == "C floor"}
    return _FANS + "\n".join(
        f"| {fan['listeners']:,} | {fan['stack']} | {fan['cpu_us'] / floors[fan['listeners']]:.1f} | {fan['cpu_us']:.1f} "
        f"| {fan['p50']:.0f} | {fan['p99']:.0f} | {fan['memory']:.1f} | {fan['opened']:,.0f} | {fan['share']:.0%} "
        f"| {fan['lost']} |"
        for fan in fans
    )


def _peers(figures: Mapping[str, Any]) -> str:
    if "peers" not in figures:
        return ""
    return f"""Beside two frameworks, in a run of its own; they take minutes to let a larger crowd in.

{_rows(figures["peers"])}

"""


def _fans(fans: Sequence[Mapping[str, Any]]) -> str:
    return f"""## One message to everyone

One message of 1,024 bytes a second to everyone; the server on one core, the crowd (an epoll loop in C) on the other, all
stacks in one run. *Floor* is a C program that only writes the same bytes to the same sockets: nothing can cost less.
×CPU is CPU time a delivered message against it. Delay is from the stamp in the message to its reading; memory is the
server's own, without the kernel's buffers. *Delivered* is how many of the messages arrived in time. A process may hold
20,000 open files here, so 19,900 listeners are the most that one server can have.

{_rows(fans)}

![CPU microseconds a delivered message](benchmarks-hall.svg)

"""


def _vote_row(name: str, votes: Mapping[str, Any]) -> str:
    rate = votes["taken"] / votes["seconds"]
    return f"| {name} | {rate:,.0f} | {votes['taken']:,} | {votes['refused']} | {votes['p50']:.0f} | {votes['p99']:.0f} |\n"


_VOTES = "| | acknowledged a second | taken | refused | p50 ms | p99 ms |\n|---|---|---|---|---|---|\n"


def _votes(figures: Mapping[str, Any]) -> str:
    if "votes" not in figures:
        return ""
    of = figures["votes"]
    return f"""## Votes on the disk

The whole room: its server with SQLite and `synchronous=FULL`, each vote by a phone that was never there before, answered
after its commit, while 5,000 listen; server, listeners and voters share both cores. The floor is SQLite alone, putting
the same rows on the same disk in batches of 500 in the same run: {of["floor"]:,.0f} votes a second.

{_VOTES}{_vote_row("1,000 phones, each as fast as it is answered", of["fast"])}{_vote_row("8,000 a second offered by 2,000 phones", of["steady"])}
"""


def _sweeps(figures: Mapping[str, Any]) -> str:
    if "sweeps" not in figures:
        return ""
    of = figures["sweeps"]
    return f"""## Votes while a crowd is told

200 votes a second, the server on one core; every vote changes what the next of the four ticks a second tells.

{_VOTES}{_vote_row("nobody listens", of["alone"])}{_vote_row("10,000 listen", of["among"])}
With 10,000 listeners a vote cost {of["tick_us"] / 1000:.1f} ms of the server's core, the ticks and the writing to the disk included.
Telling everyone of every vote costs {of["each_us"] / 1000:.0f} ms for the sending alone, measured by the same writer in the same
run: {of["each_us"] / of["tick_us"]:.0f} times as much.

"""


def _kills(figures: Mapping[str, Any]) -> str:
    if "kills" not in figures:
        return ""
    rounds, acknowledged, lost, twice = figures["kills"]
    return f"""## Killed at any moment

The server was ended by SIGKILL {rounds} times in the middle of votes. Of {acknowledged:,} votes that had been acknowledged
{lost} were lost and {twice} counted twice.

"""


def _flat(figures: Mapping[str, Any]) -> str:
    if "flat" not in figures:
        return ""
    of = figures["flat"]
    held = of["held"]
    return f"""## Five minutes

{of["listeners"]:,} listeners and 20 votes a second for {of["seconds"] / 60:.0f} minutes: the server held {held[0]:.0f} MiB at first,
{held[len(held) // 2]:.0f} in the middle and {held[-1]:.0f} at the end; {of["lost"]} listeners were lost.

"""


def _door(figures: Mapping[str, Any]) -> str:
    if "door" not in figures:
        return ""
    direct, through = figures["door"]
    return f"""## What the door costs a page

A page of 8 kB from a bare function on the page server, all on one core: {direct:.0f} µs a request directly, {through:.0f} µs
through the door. So the door adds {through - direct:.0f} µs of that core to a page.

"""


def _plot(fans: Sequence[Mapping[str, Any]]) -> str:
    longest = max(fan["cpu_us"] for fan in fans)
    bars = "".join(
        f'<text x="200" y="{24 * place + 37}" text-anchor="end">{fan["stack"]}, {fan["listeners"]:,}</text>'
        f'<rect class="{COLORS.get(fan["stack"], "p")}" x="210" y="{24 * place + 22}"'
        f' width="{max(1.0, 380 * fan["cpu_us"] / longest):.1f}" height="18"/>'
        f'<text x="{216 + 380 * fan["cpu_us"] / longest:.1f}" y="{24 * place + 37}">{fan["cpu_us"]:.0f}</text>'
        for place, fan in enumerate(fans)
    )
    height = 24 * len(fans) + 34
    style = (
        "text{font:13px sans-serif;fill:#1e1833}.o{fill:#3b2a8c}.p{fill:#c9820f}.f{fill:#77718c}"
        "@media(prefers-color-scheme:dark){text{fill:#f2f0f9}.o{fill:#b9abfa}.p{fill:#f59a2e}.f{fill:#9a94ad}}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 {height}" width="660" height="{height}" role="img" '
        f'aria-label="CPU microseconds a delivered message"><style>{style}</style>'
        f'<text x="210" y="14">CPU microseconds a delivered message; shorter is better</text>{bars}</svg>\n'
    )
