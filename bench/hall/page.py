"""docs/benchmarks-hall.md and its plots, from the figures that are known."""

import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.hall import plots

DOCS = Path(__file__).resolve().parents[2] / "docs"


def write(figures: Mapping[str, Any]) -> str:
    """Write the page and the plots; return the page."""
    sections = (_fans, _votes, _sweeps, _kills, _hour, _door)
    text = _head(figures["days"]) + "".join(section(figures) for section in sections)
    text += (
        "Run it again with `make bench-hall`, and the hour with `python -m bench.hall --parts hour`; it needs two cores, a C\n"
        "compiler, Debian's `libnginx-mod-nchan` and `wrk`.\n"
    )
    (DOCS / "benchmarks-hall.md").write_text(text, encoding="utf-8")
    return text


def _draw(name: str, plot: str) -> str:
    """Write a plot beside the page; return its file's name."""
    (DOCS / f"benchmarks-hall-{name}.svg").write_text(plot, encoding="utf-8")
    return f"benchmarks-hall-{name}.svg"


def _head(days: Mapping[str, str]) -> str:
    parts: dict[str, list[str]] = {}
    for part, day in days.items():
        parts.setdefault(day, []).append(part)
    when = [f"{day} ({', '.join(of_day)})" if len(parts) > 1 else day for day, of_day in parts.items()]
    return f"""# The live room, measured

{" and ".join(when)} · {os.cpu_count()} cores, {platform.system()} {platform.release()} · Python {platform.python_version()}

The machine is shared and noisy: read the ratios, and each figure beside the floor of the same run.

"""


_FANS = (
    "| listeners | stack | ×CPU | CPU µs a message | p50 ms | p99 ms | KiB a listener | opened a second | delivered | lost |"
    "\n|---|---|---|---|---|---|---|---|---|---|\n"
)


def _rows(fans: Sequence[Mapping[str, Any]]) -> str:
    floors = {fan["listeners"]: fan["cpu_us"] for fan in fans if fan["stack"] == "C floor"}
    return _FANS + "\n".join(_row(fan, floors[fan["listeners"]]) for fan in fans)


def _row(fan: Mapping[str, Any], floor: float) -> str:
    head = f"| {fan['listeners']:,} | {fan['stack']} "
    if not fan["opened"]:
        return f"{head}| not let in within a minute; no larger crowd was tried | | | | | | | |"
    if not fan["share"]:
        return f"{head}| no message arrived in time | | | | {fan['memory']:.1f} | {fan['opened']:,.0f} | 0% | {fan['lost']} |"
    return (
        f"{head}| {fan['cpu_us'] / floor:.1f} | {fan['cpu_us']:.1f} | {fan['p50']:,.0f} | {fan['p99']:,.0f} "
        f"| {fan['memory']:.1f} | {fan['opened']:,.0f} | {fan['share']:.0%} | {fan['lost']} |"
    )


def _fans(figures: Mapping[str, Any]) -> str:
    fans = figures.get("fan", [])
    if not fans:
        return ""
    told = [fan for fan in fans if fan["share"]]
    stacks = list(dict.fromkeys(fan["stack"] for fan in told))
    cpu, delay = (
        {
            stack: [(float(fan["listeners"]), float(fan[what])) for fan in told if fan["stack"] == stack]
            for stack in stacks
        }
        for what in ("cpu_us", "p99")
    )
    crowds = "listeners"
    cpu_plot = _draw("cpu", plots.lines("CPU microseconds a delivered message", cpu, bottom=crowds))
    delay_plot = _draw("delay", plots.lines("Delay in milliseconds, p99", delay, bottom=crowds))
    return f"""## One message to everyone

One message of 1,024 bytes a second to everyone; the server on one core, the crowd (an epoll loop in C) on the other, all
stacks in one run. *Floor* is a C program that only writes the same bytes to the same sockets: nothing can cost less.
×CPU is CPU time a delivered message against it. Delay is from the stamp in the message to its reading; memory is the
server's own, without the kernel's buffers. *Delivered* is how many of the messages arrived in time. Where a process may
not hold so many open files as there are listeners, two share the one core, and the slower one's delay is shown.

{_rows(fans)}

![CPU microseconds a delivered message]({cpu_plot})

![Delay]({delay_plot})

"""


def _vote_row(name: str, votes: Mapping[str, Any]) -> str:
    rate = votes["taken"] / votes["seconds"]
    return f"| {name} | {rate:,.0f} | {votes['taken']:,} | {votes['refused']} | {votes['p50']:.0f} | {votes['p99']:.0f} |\n"


_VOTES = "| | acknowledged a second | taken | refused | p50 ms | p99 ms |\n|---|---|---|---|---|---|\n"


def _votes(figures: Mapping[str, Any]) -> str:
    if "votes" not in figures:
        return ""
    of = figures["votes"]
    rates = {
        name: of[key]["taken"] / of[key]["seconds"]
        for name, key in (("as fast as answered", "fast"), ("8,000 offered", "steady"))
    }
    rates = {"SQLite alone, no server": of["floor"], **rates}
    plot = _draw("votes", plots.bars("Votes on the disk a second", rates, floor="SQLite alone, no server"))
    return f"""## Votes on the disk

The whole room: its server with SQLite and `synchronous=FULL`, each vote by a phone that was never there before, answered
after its commit, while 5,000 listen; server, listeners and voters share both cores, the listeners' program on one of
them. The floor is SQLite alone, putting the same rows on the same disk in batches of 500 in the same run:
{of["floor"]:,.0f} votes a second.

{_VOTES}{_vote_row("1,000 phones, each as fast as it is answered", of["fast"])}{_vote_row("8,000 a second offered by 2,000 phones", of["steady"])}
{_seen(of)}![Votes on the disk a second]({plot})

"""


def _seen(of: Mapping[str, Any]) -> str:
    if "delay" not in of["fast"]:
        return ""
    (p50, p99), (steady_p50, steady_p99) = of["fast"]["delay"], of["steady"]["delay"]
    return f"""Meanwhile the 5,000 are told: from the sending of a vote to the screens, taken at one in 64, p50 {p50:,.0f} ms and p99 {p99:,.0f} ms while votes come as
fast as they are answered, {steady_p50:,.0f} and {steady_p99:,.0f} ms at 8,000 a second.

"""


def _delays(of: Mapping[str, Any]) -> str:
    if "delay" not in of:
        return ""
    (p50, p99), (lone_p50, lone_p99) = of["delay"], of["lone_delay"]
    return f"""From the sending of a vote, which is before its commit, to its receipt, taken at one in 64 of the 10,000: p50 {lone_p50:.0f} ms and p99
{lone_p99:.0f} ms for a vote in a quiet room, which is told at once; p50 {p50:.0f} ms and p99 {p99:.0f} ms for each of the 200 a
second, of which most wait for their tick: there are at most four a second.

"""


def _sweeps(figures: Mapping[str, Any]) -> str:
    if "sweeps" not in figures:
        return ""
    of = figures["sweeps"]
    return f"""## Votes while a crowd is told

200 votes a second, the server on one core; every vote changes what the next of the four ticks a second tells. On the other
core the program that votes goes before the 10,000 that listen, as a phone does not wait for others to read.

{_VOTES}{_vote_row("nobody listens", of["alone"])}{_vote_row("10,000 listen", of["among"])}
{_delays(of)}With 10,000 listeners a vote cost {of["tick_us"] / 1000:.1f} ms of the server's core, the ticks and the writing to the disk included.
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


def _hour(figures: Mapping[str, Any]) -> str:
    if "hour" not in figures:
        return ""
    of = figures["hour"]
    held, minutes = of["held"], of["seconds"] / 60
    points = [(minutes * (place + 1) / len(held), each) for place, each in enumerate(held)]
    plot = plots.lines("The server's memory in MiB", {"held": points}, bottom="minutes", is_log=False)
    tenth = len(held) // 10
    return f"""## An hour

{of["listeners"]:,} listeners for {minutes:.0f} minutes, two votes a second, and someone who comes and goes again and again: the server held
{held[tenth]:.0f} MiB after {minutes / 10:.0f} minutes, {held[len(held) // 2]:.0f} in the middle and {held[-1]:.0f} at the end; {of["lost"]} listeners were lost. Five minutes of
it are a test of the suite (`tests/hall/streams/test_endurance.py`).

![The server's memory]({_draw("hour", plot)})

"""


def _door(figures: Mapping[str, Any]) -> str:
    if "door" not in figures:
        return ""
    direct, through = figures["door"]
    return f"""## What the door costs a page

A page of 8 kB from a bare function on the page server, all on one core: {direct:.0f} µs a request directly, {through:.0f} µs
through the door. So the door adds {through - direct:.0f} µs of that core to a page.

"""
