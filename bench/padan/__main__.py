"""`python -m bench.padan`: measure padan beside its peers, and write docs/padan/benchmarks.md."""

import argparse
import json
import math
import secrets
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.padan import febrl, model, report, running, updates
from bench.padan.generator import make

PEERS = ("padan", "splink_peer fast", "splink_peer sensible", "recordlinkage_ecm", "dedupe_trained", "vlookup")
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
    running.bring_up()
    figures: dict[str, Any] = {"machine": running.cores(), "rows": chosen.rows}
    with tempfile.TemporaryDirectory() as folder:
        for part in (_lists, _models, _updates, _growth, _febrl):
            part(figures, Path(folder), chosen)
            if chosen.json:
                chosen.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
            report.write(figures)
            sys.stderr.write(f"{part.__name__} measured\n")


def _seed() -> int:
    return secrets.randbelow(2**31)


def _models(figures: dict[str, Any], folder: Path, chosen: argparse.Namespace) -> None:
    del folder
    rows = min(200_000, chosen.rows)
    figures["model"] = {
        kind: {"rows": rows, **asdict(model.reached(make(rows, seed=_seed(), foreign=foreign)))}
        for kind, foreign in (("known kinds of damage", False), ("kinds it was not made for", True))
    }


def _lists(figures: dict[str, Any], folder: Path, chosen: argparse.Namespace) -> None:
    made = make(chosen.rows, seed=_seed())
    source = running.saved(made, folder, "list")
    figures["seed"] = made.seed
    figures["pairs"] = len(made.pairs)
    figures["side by side"] = [asdict(running.run(peer, source, made, limit=chosen.limit)) for peer in PEERS]


def _febrl(figures: dict[str, Any], folder: Path, chosen: argparse.Namespace) -> None:
    del chosen
    figures["febrl"] = {name: asdict(seen) for name, seen in febrl.measured(folder).items()}


def _updates(figures: dict[str, Any], folder: Path, chosen: argparse.Namespace) -> None:
    figures["update"] = asdict(updates.updated(make(chosen.rows, seed=_seed()), chosen.rows // 50, folder))


def _growth(figures: dict[str, Any], folder: Path, chosen: argparse.Namespace) -> None:
    runs = []
    for rows in (size for size in GROWTH if size <= chosen.most):
        made = make(rows, seed=_seed())
        ran = running.run("padan", running.saved(made, folder, "grown"), made, limit=chosen.limit)
        runs.append({"rows": rows, "seconds": ran.seconds, "mebibytes": ran.mebibytes})
    figures["growth"] = runs
    first, last = runs[0], runs[-1]
    if len(runs) > 1 and first["seconds"] and last["seconds"]:
        steps = math.log(float(last["seconds"]) / float(first["seconds"]))
        figures["exponent"] = steps / math.log(float(last["rows"] or 1) / float(first["rows"] or 1))


if __name__ == "__main__":
    main()
