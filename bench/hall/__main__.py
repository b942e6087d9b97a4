"""`python -m bench.hall`: the live room beside the floor and its peers; writes docs/benchmarks-hall.md.

Figures are kept beside the page, so that a part can be measured again by itself.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from bench.hall import door, fanout, page, room

HERE = Path(__file__).resolve().parent
FIGURES = HERE.parents[1] / "docs" / "benchmarks-hall.json"
EACH_MS = 5
"""The pause between messages when every one of 200 votes a second is told to everyone."""


def main() -> None:
    """Measure what is wanted and write the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.hall")
    parser.add_argument(
        "--parts",
        default="fan,votes,sweeps,kills,door",
        help="what to measure, with commas between; also: hour",
    )
    parser.add_argument("--listeners", default="1000,5000,10000,20000", help="crowds of the fan-out")
    parser.add_argument("--seconds", type=float, default=8.0, help="how long each is measured")
    parser.add_argument("--kills", type=int, default=200, help="how often the server is killed")
    parser.add_argument("--hour", type=float, default=3600.0, help="how many seconds the hour has")
    wanted = parser.parse_args()
    # The servers and the crowd inherit it.
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    parts: dict[str, Callable[[argparse.Namespace, Path], Any]] = {
        "fan": _fan, "votes": _votes, "sweeps": _sweeps, "kills": _kills, "hour": _hour,
        "door": lambda *_: door.compared(),
    }  # fmt: skip
    for part in wanted.parts.split(","):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for program in ("floor", "crowd", "votes"):
                subprocess.run(["cc", "-O2", "-o", folder / program, HERE / f"{program}.c"], check=True)
            figure = parts[part](wanted, folder)
        # Read only now: another part may have been measured meanwhile.
        figures = json.loads(FIGURES.read_text()) if FIGURES.exists() else {"days": {}}
        figures[part] = figure
        figures["days"][part] = f"{date.today():%-d %B %Y}"  # noqa: DTZ011 - the day on this machine
        FIGURES.write_text(json.dumps(figures, indent=1) + "\n")
        text = page.write(figures)
    sys.stdout.write(text)


def _fan(wanted: argparse.Namespace, folder: Path) -> object:
    crowds = [int(word) for word in wanted.listeners.split(",")]
    return [asdict(fan) for fan in fanout.measured(fanout.stacks(folder), crowds, wanted.seconds, folder)]


def _votes(_wanted: argparse.Namespace, folder: Path) -> object:
    floor = room.bare_disk(folder)
    fast, steady = room.throughput(_hall(folder))
    return {"floor": floor, "fast": _told(fast), "steady": _told(steady)}


def _told(storm: room.Storm) -> dict[str, object]:
    return {**asdict(storm.votes), "delay": storm.delay}


def _sweeps(wanted: argparse.Namespace, folder: Path) -> object:
    swept = room.during_sweeps(_hall(folder), seconds=wanted.seconds)
    ours = fanout.stacks(folder)["ours"]
    each = fanout.fan("ours", ours, 10_000, wanted.seconds, folder, pause=EACH_MS)
    return {**asdict(swept), "each_us": each.cpu_us * 10_000}


def _kills(wanted: argparse.Namespace, folder: Path) -> object:
    return [wanted.kills, *room.killed(_hall(folder), rounds=wanted.kills)]


def _hour(wanted: argparse.Namespace, folder: Path) -> object:
    held, lost = room.flatness(_hall(folder), listeners=5_000, seconds=wanted.hour)
    return {"listeners": 5_000, "seconds": wanted.hour, "held": held, "lost": lost}


def _hall(folder: Path) -> room.Hall:
    (folder / "site").mkdir()
    return room.founded(folder / "site", folder)


if __name__ == "__main__":
    main()
