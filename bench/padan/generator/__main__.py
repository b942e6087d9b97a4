"""Write a generated list, and beside it the truth: OUT.parquet and OUT.truth.parquet."""

import argparse
import secrets
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from bench.padan.generator import WORLDS, make


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument(
        "--world", choices=WORLDS, default="known", help="whose damage and names (default: known)"
    )
    words = parser.parse_args()
    seed = secrets.randbelow(2**31) if words.seed is None else words.seed
    made = make(words.rows, seed=seed, world=words.world)
    pq.write_table(made.table, words.out)
    truth = pa.table({"row_l": made.pairs[:, 0], "row_r": made.pairs[:, 1]})
    pq.write_table(truth, words.out.with_suffix(".truth.parquet"))
    print(f"{made.table.num_rows} rows, {len(made.pairs)} true pairs, seed {made.seed}: {words.out}")


if __name__ == "__main__":
    main()
