"""The page docs/padan/benchmarks.md and its plot, from the figures of one run."""

import math
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.padan.plot import Line, loglog

DOCS = Path(__file__).resolve().parent.parent.parent / "docs" / "padan"
NAMES = {
    "padan": "padan",
    "splink_peer fast": "Splink 5.0.0, tuned for speed",
    "splink_peer sensible": "Splink 5.0.0, sensible settings",
    "recordlinkage_ecm": "recordlinkage 0.16, ECM",
    "dedupe_trained": "dedupe 3.0.3, with 200 labels from the truth",
    "vlookup": "equal NIK, or equal name, birth date and village, in SQL",
}
Figures = dict[str, Any]
TIMED = (
    "Seconds run from a command's start to its end, from file to file; in brackets those from a list in memory to pairs in "
    "memory. Recall is that at precision 0.99. Other work ran beside all of them, so the seconds of the processors tell more than those of the clock."
)
CALIBRATED = (
    "The pairs given 0.01 or more are sorted by their probability and cut into ten deciles of equal size; the worst is the "
    "one whose mean probability is furthest from its share of true pairs. In brackets: what a perfectly calibrated model "
    "stays below in 19 of 20 lists of this size. A group of 500 pairs cannot show 0.02; a million rows can.\n"
)
FEBRL = (
    "Best F1. Ours reads the lists through a mapping file and has no setting made for them. Splink is shown twice: on the "
    "same mapped columns with the sensible settings from above, and on the lists' own columns with settings made for them.\n"
)
DECIDED = (
    "*Decided* is taught by the 500 pairs that the desk would show first, decided rightly; those pairs then are settled. "
    "*Trained* is a joint logistic model of the same levels with half of the true pairs as labels.\n"
)


def write(figures: Figures) -> None:
    """Write the page with the parts that were measured."""
    DOCS.mkdir(parents=True, exist_ok=True)
    parts = [_head(figures)]
    for name, part in (
        ("side by side", _side_by_side), ("model", _model), ("update", _update), ("million", _million), ("febrl", _febrl),
        ("growth", _growth),
    ):  # fmt: skip
        if name in figures:
            parts.append(part(figures))
    parts.append("Run it again with `make bench-padan`; the lists are made anew each time.\n")
    (DOCS / "benchmarks.md").write_text("\n".join(parts), encoding="utf-8")


def _head(figures: Figures) -> str:
    return f"""# How padan was measured

{date.today():%d %B %Y} · {figures["machine"]}

The lists are generated, with a known truth and a new seed each run: 2 % of the rows are second entries with
damaged fields; 0.5 % of the people are namesakes with one birth date; twins, families on one card, two people
with one NIK, and noise on everybody's fields. `bench/padan/generator` says what is in them. The machine is
shared and noisy: read the ratios.
"""  # noqa: DTZ011 - the machine's own day


def _side_by_side(figures: Figures) -> str:
    return (
        f"## Duplicates in {figures['rows']:,} rows, side by side\n\n"
        f"{figures['pairs']:,} true pairs, seed {figures['seed']}. {TIMED}\n\n{_beside(figures['side by side'])}\n"
    )


def _beside(runs: Sequence[Figures]) -> str:
    lines = [
        "| method | seconds | as long as padan | of the processors | memory, MiB | best F1 | recall at 0.99 | worst decile |",
        "|---|---|---|---|---|---|---|---|",
    ]
    ours = next((ran["seconds"] for ran in runs if ran["name"] == "padan"), None)
    for ran in runs:
        name, seen = NAMES[ran["name"]], ran["measured"]
        if seen is None:
            times = f"more than {ran['limit'] / ours:.1f} ×" if ours else ""
            lines.append(f"| {name} | did not finish in {ran['limit']:.0f} | {times} | | | | | |")
            continue
        times = f"{ran['seconds'] / ours:.1f} ×" if ours else ""
        lines.append(
            f"| {name} | {ran['seconds']:.1f}{_inside(ran)} | {times} | {_processor(ran)} | {ran['mebibytes']:.0f} | {seen['f1']:.3f} "
            f"| {seen['recall']:.3f} | {_calibration(seen)} |"
        )
    return "\n".join(lines) + "\n"


def _million(figures: Figures) -> str:
    seen = figures["million"]
    parts = [
        f"## A million rows\n\n{seen['pairs']:,} true pairs, seed {seen['seed']}, known kinds of damage.\n",
        _beside(seen["side by side"]),
    ]
    if "update" in seen:
        parts.append(_updated(seen["update"]))
    if "model" in seen:
        parts.append(_models(seen["model"]))
        alone = next(iter(seen["model"].values()))
        parts.append(_deciles(alone["alone"], alone["decided"]))
    return "\n".join(parts)


def _deciles(alone: Figures, decided: Figures) -> str:
    lines = [
        "The deciles of *alone* and *decided*: what was said, what was true, with its interval of 95 % (Wilson).\n",
        "| decile | alone: said | was | decided: said | was |",
        "|---|---|---|---|---|",
    ]
    for place, (one, other) in enumerate(zip(alone["deciles"], decided["deciles"], strict=False), start=1):
        lines.append(f"| {place} | {one[0]:.3f} | {_interval(one)} | {other[0]:.3f} | {_interval(other)} |")
    return "\n".join(lines) + "\n"


def _interval(decile: Sequence[float]) -> str:
    _, was, count = decile
    z = 1.96
    middle = (was + z * z / (2 * count)) / (1 + z * z / count)
    spread = z / (1 + z * z / count) * math.sqrt(was * (1 - was) / count + z * z / (4 * count * count))
    return f"{was:.3f} ({max(0.0, middle - spread):.3f}–{min(1.0, middle + spread):.3f})"


def _processor(ran: Figures) -> str:
    return f"{ran['processor']:.1f}" if ran.get("processor") else ""


def _inside(ran: Figures) -> str:
    return f" ({ran['inside']:.1f})" if ran["inside"] is not None else ""


def _model(figures: Figures) -> str:
    return (
        f"## The model: without labels, with decisions, and trained on the truth\n\n{DECIDED}\n{CALIBRATED}\n"
        + _models(figures["model"])
    )


def _models(kinds: Figures) -> str:
    lines = [
        "| list | model | best F1 | recall at precision 0.99 | worst decile of calibration |",
        "|---|---|---|---|---|",
    ]
    for kind, reached in kinds.items():
        for name in ("alone", "decided", "trained"):
            seen = reached[name]
            lines.append(
                f"| {reached['rows']:,} rows, {kind} | {name} | {seen['f1']:.3f} | {seen['recall']:.3f} "
                f"| {_calibration(seen)} |"
            )
    return "\n".join(lines) + "\n"


def _calibration(seen: Figures) -> str:
    worst = max(abs(float(said) - float(was)) for said, was, _ in seen["deciles"])
    return f"{worst:.3f} ({seen['chance']:.3f})"


def _febrl(figures: Figures) -> str:
    lines = [
        "## FEBRL\n",
        FEBRL,
        "| list | padan | Splink, the same columns | Splink, settings made for FEBRL |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {seen['padan']:.3f} | {seen['splink']:.3f} | {seen['splink_made']:.3f} |"
        for name, seen in figures["febrl"].items()
    ]
    return "\n".join(lines) + "\n"


def _update(figures: Figures) -> str:
    return "## Updates\n\n" + _updated(figures["update"])


def _updated(seen: Figures) -> str:
    return (
        f"{seen['changes']:,} changes against {seen['rows']:,} rows took {seen['update_seconds']:.2f} s "
        f"({seen['update_processor']:.2f} s of the processors); the full run over both {seen['full_seconds']:.1f} s "
        f"({seen['full_processor']:.1f} s) with the same model, {seen['full_seconds'] / seen['update_seconds']:.0f} times as long "
        f"({seen['full_processor'] / seen['update_processor']:.0f} times). Of the {seen['pairs']:,} pairs that touch a change, "
        f"{seen['differing']} differ.\n"
    )


def _growth(figures: Figures) -> str:
    runs = figures["growth"]
    done = [(run["rows"], run["processor"]) for run in runs if run["processor"]]
    straight = [(rows, done[0][1] * rows / done[0][0]) for rows, _ in done]
    lines_drawn = [Line("padan dedupe, processor", done), Line("a straight line from the first", straight)]
    (DOCS / "growth.svg").write_text(loglog(lines_drawn, "Seconds of the processors by rows"), encoding="utf-8")
    lines = [
        "## Growth\n",
        f"Exponent over the whole range, by seconds of the processors: {figures.get('exponent', float('nan')):.2f} (1 is straight).\n",
        "| rows | seconds | of the processors | memory, MiB |",
        "|---|---|---|---|",
        *(
            f"| {run['rows']:,} | {run['seconds']:.1f} | {_processor(run)} | {run['mebibytes']:.0f} |"
            for run in runs
            if run["seconds"]
        ),
        "\n![Seconds of the processors by rows, both axes logarithmic](growth.svg)",
    ]
    return "\n".join(lines) + "\n"
