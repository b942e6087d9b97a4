"""`python -m bench.padan.checking`.

Time the check beside DuckDB's own reading, and write docs/padan/speed.md.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import xlsxwriter
from python_calamine import CalamineWorkbook

from bench.padan.generator import make
from padan.checking import check
from padan.reading import read

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 24)
KOTA, KAB = 178_502, 878_770
TIMES = 3


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of the processor, both the median of several runs."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.1f} s ({self.cpu:.1f} s)"


def measured(work: Callable[[], object], times: int = TIMES) -> Cost:
    walls, cpus = [], []
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return Cost(statistics.median(walls), statistics.median(cpus))


def as_an_office_saves_it(rows: int, seed: int) -> pa.Table:
    table = make(rows, seed=seed).table.drop_columns(["row", "birthdate"])
    return table.rename_columns([name.removesuffix("_text") for name in table.column_names])


def save_workbook(table: pa.Table, path: Path) -> None:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        page_of_rows = book.add_worksheet()
        page_of_rows.write_row(0, 0, table.column_names)
        for number, row in enumerate(zip(*(column.to_pylist() for column in table.columns), strict=True), 1):
            for place, cell in enumerate(row):
                if cell is not None:
                    page_of_rows.write_string(number, place, cell)


def hashed(reader: str) -> Callable[[], object]:
    return lambda: duckdb.execute(f"SELECT bit_xor(hash(COLUMNS(*))) FROM {reader}").fetchall()


def checked(*files: Path) -> None:
    for file in files:
        check(read(file), day=DAY)


def sheet_alone(file: Path) -> object:
    with CalamineWorkbook.from_path(file) as book:
        return book.get_sheet_by_index(0).to_python()


def plenary(folder: Path, seed: int) -> str:
    """Save one generated list as two spreadsheets of Probolinggo's sizes; time what `padan report` makes of them."""
    whole = as_an_office_saves_it(KOTA + KAB, seed)
    files = [folder / "kota.xlsx", folder / "kab.xlsx"]
    for file, part in zip(files, (whole.slice(0, KOTA), whole.slice(KOTA)), strict=True):
        save_workbook(part, file)
    del whole
    alone = measured(lambda: list(map(sheet_alone, files)), 1)
    words = [
        str(Path(sys.executable).with_name("padan")),
        "report",
        *map(str, files),
        "-o",
        str(folder / "pleno.pdf"),
    ]
    began = time.perf_counter()
    with subprocess.Popen([*words, "--day", DAY.isoformat()], stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError("padan report failed")
    took = Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime)
    return PLENARY.format(
        kota=f"{KOTA:,}",
        kab=f"{KAB:,}",
        took=took,
        alone=alone,
        share=f"{alone.cpu / took.cpu:.0%}",
        memory=f"{used.ru_maxrss / 2**20:.1f}",
        size=f"{(folder / 'pleno.pdf').stat().st_size / 2**20:.1f}",
    )


def row(name: str, ours: Cost, other: str, theirs: Cost) -> str:
    return f"| {name} | {ours} | {other} | {theirs} | {ours.wall / theirs.wall:.1f} × | {ours.cpu / theirs.cpu:.1f} × |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder)
        big = as_an_office_saves_it(words.rows, words.seed)
        pq.write_table(big, where / "list.parquet")
        pyarrow.csv.write_csv(big, where / "list.csv", pyarrow.csv.WriteOptions(quoting_style="needed"))
        pleno = plenary(where, words.seed + 1)
        parquet, text = where / "list.parquet", where / "list.csv"
        lines = [
            row("Parquet", measured(lambda: checked(parquet)), "DuckDB reads and hashes it",
                measured(hashed(f"read_parquet('{parquet}')"))),
            row("CSV", measured(lambda: checked(text)), "DuckDB reads and hashes it",
                measured(hashed(f"read_csv('{text}', all_varchar = true)"))),
            row(f"XLSX, {KOTA:,} rows, reading only", measured(lambda: read(where / "kota.xlsx")),
                "calamine alone", measured(lambda: sheet_alone(where / "kota.xlsx"))),
        ]  # fmt: skip
    load = os.getloadavg()[0]
    text_of_page = PAGE.format(
        rows=f"{words.rows:,}",
        times=TIMES,
        table="\n".join(lines),
        plenary=pleno,
        cores=os.cpu_count(),
        load=f"{load:.1f}",
        versions=f"Python {sys.version.split()[0]}, DuckDB {duckdb.__version__}, pyarrow {pa.__version__}",
    )
    (ROOT / "docs" / "padan" / "speed.md").write_text(text_of_page, encoding="utf-8")
    sys.stdout.write(text_of_page)


PAGE = """# How fast a check is

Written by `python -m bench.padan.checking`, on a generated list of {rows} rows with all 13 elements and five
columns of region. Medians of {times} runs: seconds by the clock, and of the processor in brackets. {versions};
{cores} cores. The load of the machine was {load} at the end: other work ran beside it, so the seconds of the
processor tell more than those of the clock.

| read and check by every rule | padan | beside it | seconds | ratio | ratio of processor |
|---|---|---|---|---|---|
{table}

{plenary}"""

PLENARY = """## Two spreadsheets to the report for the plenary

`padan report kota.xlsx kab.xlsx -o pleno.pdf` on {kota} and {kab} generated rows, the size of Probolinggo's
city and regency: both lists checked by every rule and searched for duplicates, each against the other, and set as a PDF of
{size} MiB: {took}, {memory} GiB of memory. calamine alone needs {alone} to read the two files, which is {share} of the
processor's time.
"""


if __name__ == "__main__":
    main()
