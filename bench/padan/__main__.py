"""`python -m bench.padan`: measure padan beside its peers, and write docs/padan/benchmarks.md."""

import argparse
import json
import math
import secrets
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.padan import febrl, model, report, running, updates
from bench.padan.generator import WORLDS, Made, make

PEERS = ("padan", "splink_peer fast", "splink_peer sensible", "recordlinkage_ecm", "dedupe_trained", "vlookup")
MILLION = 1_000_000
BESIDE_A_MILLION = ("padan", "splink_peer fast", "splink_peer sensible", "vlookup")
WORLD_NAMES = {
    "known": "known kinds of damage",
    "unseen": "kinds it was not made for",
    "withheld": "kinds withheld from its makers",
}
GROWTH = (100_000, 200_000, 500_000, 1_000_000, 2_000_000)


def main() -> None:
    """Measure, in the order of cost, and write the page after each part, so that a cut run leaves what it has."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument(
        "--rows", type=int, default=1_000_000, help="of the list that all get (default: 1000000)"
    )
    words.add_argument("--most", type=int, default=GROWTH[-1], help="rows of the largest list")
    words.add_argument("--limit", type=float, default=1800, help="seconds that one peer may take")
    words.add_argument("--json", type=Path, help="keep the figures as JSON too")
    chosen = words.parse_args()
    figures: dict[str, Any] = {"machine": running.cores(), "rows": chosen.rows}
    _told("bringing up the peers")
    running.bring_up()
    with tempfile.TemporaryDirectory() as folder:
        for part in (_febrl, _lists, _models, _updates, _million, _growth):
            _told(f"{part.__name__.strip('_')} …")
            try:
                part(figures, Path(folder), chosen)
            # What one part cannot do must not cost the others.
            except Exception:
                traceback.print_exc()
                figures.setdefault("failed", []).append(part.__name__.strip("_"))
            if chosen.json:
                chosen.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
            report.write(figures)
    if "failed" in figures:
        sys.exit(f"failed: {', '.join(figures['failed'])}")


def _told(line: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {line}\n")
    sys.stderr.flush()


def _beside(peers: Sequence[str], source: Path, made: Made, limit: float) -> list[dict[str, Any]]:
    ran = []
    for peer in peers:
        _told(f"  {peer}, at most {limit:.0f} s")
        try:
            ran.append(asdict(running.run(peer, source, made, limit=limit)))
        except Exception:
            traceback.print_exc()
            ran.append(asdict(running.Ran(peer, limit)))
    return ran


def _seed() -> int:
    return secrets.randbelow(2**31)


def _models(figures: dict[str, Any], folder: Path, chosen: argparse.Namespace) -> None:
    del folder
    rows = min(200_000, chosen.rows)
    figures["model"] = {
        WORLD_NAMES[world]: {"rows": rows, **asdict(model.reached(make(rows, seed=_seed(), world=world)))}
        for world in WORLDS
    }


def _lists(figures: dict[str, Any], folder: Path, chosen: argparse.Namespace) -> None:
    made = make(chosen.rows, seed=_seed())
    source = running.saved(made, folder, "list")
    figures["seed"] = made.seed
    figures["pairs"] = len(made.pairs)
    figures["side by side"] = _beside(PEERS, source, made, chosen.limit)


def _million(figures: dict[str, Any], folder: Path, chosen: argparse.Namespace) -> None:
    """Measure a million rows, if that is neither the list that all get nor more than wanted."""
    if not chosen.rows < MILLION <= chosen.most:
        return
    made = make(MILLION, seed=_seed())
    source = running.saved(made, folder, "million")
    seen: dict[str, Any] = {"rows": MILLION, "seed": made.seed, "pairs": len(made.pairs)}
    figures["million"] = seen
    seen["side by side"] = _beside(BESIDE_A_MILLION, source, made, chosen.limit)
    _told("  update")
    seen["update"] = asdict(updates.updated(made, MILLION // 50, folder))
    seen["model"] = {}
    for world in WORLDS:
        _told(f"  model, {world}")
        # The list of the first world is there already.
        judged = made if world == "known" else make(MILLION, seed=_seed(), world=world)
        seen["model"][WORLD_NAMES[world]] = {"rows": MILLION, **asdict(model.reached(judged))}


def _febrl(figures: dict[str, Any], folder: Path, chosen: argparse.Namespace) -> None:
    del chosen
    figures["febrl"] = {name: asdict(seen) for name, seen in febrl.measured(folder).items()}


def _updates(figures: dict[str, Any], folder: Path, chosen: argparse.Namespace) -> None:
    figures["update"] = asdict(updates.updated(make(chosen.rows, seed=_seed()), chosen.rows // 50, folder))


def _growth(figures: dict[str, Any], folder: Path, chosen: argparse.Namespace) -> None:
    """Measure the sizes that no other part of this run has."""
    runs = []
    for rows in (size for size in GROWTH if size <= chosen.most):
        ran = _measured_already(figures, rows)
        if ran is None:
            made = make(rows, seed=_seed())
            ran = asdict(running.run("padan", running.saved(made, folder, "grown"), made, limit=chosen.limit))
        runs.append({"rows": rows} | {name: ran[name] for name in ("seconds", "processor", "mebibytes")})
        _told(f"  {rows} rows")
    figures["growth"] = runs
    first, last = runs[0], runs[-1]
    if len(runs) > 1 and first["processor"] and last["processor"]:
        figures["exponent"] = math.log(last["processor"] / first["processor"]) / math.log(
            last["rows"] / first["rows"]
        )


def _measured_already(figures: dict[str, Any], rows: int) -> dict[str, Any] | None:
    parts = [figures, figures.get("million", {})]
    ran = [run for part in parts if part.get("rows") == rows for run in part.get("side by side", ())]
    return next((run for run in ran if run["name"] == "padan" and run["seconds"]), None)


if __name__ == "__main__":
    main()
