"""`make bench-nation`: the Spark job from 0.1 million rows up, and what follows for a nation, on paper.

Writes docs/padan/nation.md and its plot.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from bench.padan import running
from bench.padan.generator import make
from bench.padan.plot import Line, loglog
from padan.matching import quiet
from padan.register import SCHEMA, Register
from padan.spark.gathering import gather

DOCS = Path(__file__).resolve().parents[2] / "docs" / "padan"
PADAN = str(Path(sys.executable).with_name("padan"))
SIZES = (100_000, 200_000, 500_000, 1_000_000, 2_000_000)
NATION = 204_807_222
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Grown:
    """One size.

    Seconds by the clock and of the processors, all of Spark's processes together; memory at its highest; pairs
    that the blocks hold by the count beforehand, the rows of the largest block of all; the pairs compared, and
    how far the probabilities lie from those of `padan dedupe` at most, with the pairs that only one of them has.
    """

    rows: int
    seconds: float
    processor: float
    mebibytes: float
    in_blocks: int
    largest: int
    compared: int
    alone: float
    differing: int
    apart: float


class Watch:
    """What a process and all its children use, looked at twice a second."""

    def __init__(self, group: int) -> None:
        self.group, self.processor, self.mebibytes = group, {}, 0.0  # type: ignore[var-annotated]

    def look(self) -> None:
        """Add up what the processes use now."""
        memory = 0.0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:
                continue  # it has ended
            if int(fields[2]) == self.group:
                self.processor[stat.parent.name] = (int(fields[11]) + int(fields[12])) / TICKS
                memory += int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 2**20
        self.mebibytes = max(self.mebibytes, memory)


def run(words: Sequence[str]) -> tuple[float, Watch, str]:
    """Run a command; return its seconds, what it used, and what it said."""
    began = time.perf_counter()
    process = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    watch, done = Watch(process.pid), threading.Event()

    def looking() -> None:
        while not done.wait(0.5):
            watch.look()

    thread = threading.Thread(target=looking)
    thread.start()
    said, _ = process.communicate()
    seconds = time.perf_counter() - began
    done.set()
    thread.join()
    if process.returncode:
        raise RuntimeError(said[-2000:])
    return seconds, watch, said


def grown(rows: int, folder: Path, seed: int) -> Grown:
    table = make(rows, seed=seed).table.select(SCHEMA.names).cast(SCHEMA)
    gathered, there, here = (
        folder / name for name in (f"gathered{rows}", f"there{rows}", f"here{rows}.parquet")
    )
    gather([Register(table, frozenset(SCHEMA.names), "made")], gathered, tell=quiet)
    pq.write_table(table, folder / "list.parquet")
    del table
    seconds, watch, said = run(
        [
            PADAN,
            "spark",
            "dedupe",
            str(gathered),
            "-o",
            str(there),
            "--threshold",
            "0.0001",
            "--master",
            "local[2]",
        ]
    )
    alone, _, told = run(
        [PADAN, "dedupe", str(folder / "list.parquet"), "-o", str(here), "--threshold", "0.0001"]
    )
    counts = [line.split() for line in said.splitlines() if re.search(r"(\s+[\d,]+){4}$", line)]
    number = [[int(cell.replace(",", "")) for cell in line[-4:]] for line in counts]
    compared = int(re.search(r"(\d+) (?:pairs compared|pasangan dibandingkan)", told.replace(".", ""))[1])  # type: ignore[index]
    differing, apart = difference(here, there)
    return Grown(
        rows,
        seconds,
        sum(watch.processor.values()),
        watch.mebibytes,
        sum(line[3] for line in number),
        max(line[1] for line in number),
        compared,
        alone,
        differing,
        apart,
    )


def difference(here: Path, there: Path) -> tuple[int, float]:
    """Count the pairs that only one of two runs has; and how far the probabilities of the others lie apart."""
    ours, theirs = (
        {(a, b): p for a, b, p in zip(*map(np.ndarray.tolist, running.pairs(path)), strict=True)}
        for path in (here, there)
    )
    both = ours.keys() & theirs.keys()
    return len(ours.keys() ^ theirs.keys()), max((abs(ours[pair] - theirs[pair]) for pair in both), default=0.0)


def exponent(rows: Sequence[float], figures: Sequence[float]) -> float:
    """Return the slope of a straight line through the logarithms."""
    return float(np.polyfit(np.log(rows), np.log(figures), 1)[0])


def written(runs: Sequence[Grown]) -> str:
    last = runs[-1]
    rows = [run.rows for run in runs]
    a_row, start = np.polyfit(rows, [run.processor for run in runs], 1)
    power = exponent(rows, [run.compared for run in runs])
    hours = (start + a_row * NATION) / 3600
    times = NATION / last.rows
    (DOCS / "nation.svg").write_text(
        loglog(
            [Line("processor, Spark", [(run.rows, run.processor) for run in runs]),
             Line("clock, padan dedupe", [(run.rows, run.alone) for run in runs])],
            "Seconds by rows",
        ),
        encoding="utf-8",
    )  # fmt: skip
    lines = "\n".join(
        f"| {run.rows:,} | {run.seconds:.0f} | {run.processor:.0f} | {run.mebibytes:,.0f} | {run.in_blocks:,} | {run.largest:,} "
        f"| {run.compared:,} | {run.alone:.1f} | {run.differing} | {run.apart:.0e} |"
        for run in runs
    )
    return PAGE.format(
        when=datetime.now(UTC).date().isoformat(),
        machine=running.cores(),
        lines=lines,
        rows=f"{NATION / 1e6:.1f}",
        last=f"{last.rows:,}",
        start=f"{start:,.0f}",
        a_row=f"{a_row * 1e3:,.2f}",
        power=f"{power:.2f}",
        hours=f"{hours:,.0f}",
        hours_straight=f"{last.processor * times / 3600:,.0f}",
        clock=f"{hours * 60 / 200:,.0f}",
        pairs=f"{last.compared * times**power / 1e6:,.0f}",
        pairs_straight=f"{last.compared * times / 1e6:,.0f}",
        keys=f"{NATION * 11 / 1e9:.2f}",
        shuffle=f"{NATION * 11 * 28 / 2**30:,.0f}",
    )


PAGE = """# A nation's list, on paper

Written by `make bench-nation` on {when}, {machine}. The job is `padan spark dedupe` with `local[2]`: real Spark on
one machine with two cores, each list generated anew. Spark pays for carrying every row between Java and Python, so on
one machine `padan dedupe` is the better tool; the job is for what no machine holds.

| rows | seconds | of the processors | memory, MiB | pairs in blocks, counted beforehand | largest block | pairs compared | `padan dedupe`, seconds | pairs that only one has | probabilities apart by at most |
|---|---|---|---|---|---|---|---|---|---|
{lines}

![Seconds by rows, both axes logarithmic](nation.svg)

## The projection to {rows} million rows

These are figures on paper, from one machine, and not of a cluster. Through all sizes Spark's own start takes {start} seconds of
the processors and each row {a_row} ms; the compared pairs grow with the rows to the power {power} (1 is a straight line).

| | start and rows, pairs along their curve | everything in proportion to {last} rows |
|---|---|---|
| hours of one core | {hours} | {hours_straight} |
| pairs to compare, million | {pairs} | {pairs_straight} |

With 200 cores the smaller comes to about {clock} minutes, if nothing waits and a row costs then what it costs here. Pairs beyond
the proportion cost more. The curve is no law: names and dates of birth crowd together as a list grows, which is what the
count beforehand is for.

**What cannot explode.** The eleven keys of a list with NIKs make at most {keys} billion small rows, about {shuffle} GiB to shuffle at 28 bytes each. A
block of more than 8 rows is not opened by its coarse key and one of more than 24 not by its finer one, so the number of pairs
grows with the rows and never with their square: at most 3.5 pairs a row for a coarse key, 11.5 for a finer one. `padan spark
dedupe` prints the count of every key before it opens anything and ends with one line when the blocks hold more than `--most`
pairs a row.

## The run

```
padan spark gather lists/*.xlsx -o gathered        # each office's list, its rows numbered through; one list in memory
padan spark dedupe gathered -o pairs --master yarn \\
    --conf spark.executor.instances=50 --conf spark.executor.cores=4 --conf spark.executor.memory=16g \\
    --conf spark.executor.memoryOverhead=8g --conf spark.sql.shuffle.partitions=4000
```

`gathered/_lists.csv` says which list a row number belongs to. Every executor needs padan with its dependencies and Java; the rows
stay inside the cluster, which must be the commission's own. A model that was learned before (`--model`) saves nothing of the
comparing, only the learning, which takes seconds: it works on the counts of a few thousand patterns.
"""


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--most", type=int, default=SIZES[-1], help="rows of the largest list")
    words.add_argument("--seed", type=int, default=None)
    chosen = words.parse_args()
    seed = chosen.seed if chosen.seed is not None else int(time.time())
    runs: list[Grown] = []
    with tempfile.TemporaryDirectory() as folder:
        for rows in (size for size in SIZES if size <= chosen.most):
            runs.append(grown(rows, Path(folder), seed))
            sys.stderr.write(f"{runs[-1]}\n")
            if len(runs) > 1:
                (DOCS / "nation.md").write_text(written(runs), encoding="utf-8")


if __name__ == "__main__":
    main()
