"""Splink: `splink_peer.py SETTINGS OUT LIST [LIST]`, with one of three settings.

`sensible`, as its documentation would have it for a voter list; `fast`, tuned by hand for speed: fewer, cheaper
comparisons and a small random sample; `febrl`, as its documentation has it for the FEBRL lists.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

import pandas as pd
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI


def told_apart(field: str, comparison: Callable[[str], Any]) -> Any:
    """Let a match on a frequent value say less."""
    return comparison(field).configure(term_frequency_adjustments=True)


SAME_VALUE = [cl.ExactMatch("sex"), cl.ExactMatch("nkk"), told_apart("birthplace", cl.ExactMatch),
              told_apart("village", cl.ExactMatch), cl.ExactMatch("address")]  # fmt: skip
LISTED = [("nik",), ("name", "birthdate"), ("nkk", "birthdate"), ("nkk", "name")]
SETTINGS = {
    "fast": {
        "comparisons": [
            cl.JaroWinklerAtThresholds("name", [0.92]), cl.ExactMatch("birthdate"), cl.ExactMatch("nik"), *SAME_VALUE,
        ],
        "blocks": LISTED,
        "trained": [("nik",), ("name", "birthdate")],
        "sample": 1e6,
    },
    "sensible": {
        "comparisons": [
            cl.JaroWinklerAtThresholds("name", [0.95, 0.88]).configure(term_frequency_adjustments=True),
            cl.DateOfBirthComparison("birthdate", input_is_string=True),
            cl.DamerauLevenshteinAtThresholds("nik", [1, 2]),
            *SAME_VALUE,
        ],
        "blocks": [
            *LISTED, ("birthdate", "village"), ("name", "village"), ("substr(nik, 1, 12)", "substr(name, 1, 1)"),
        ],
        "trained": [("nik",), ("name", "birthdate")],
        "sample": 1e7,
    },
    "febrl": {
        "comparisons": [
            told_apart("given_name", cl.NameComparison),
            told_apart("surname", cl.NameComparison),
            cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number"),
            told_apart("suburb", cl.JaroWinklerAtThresholds),
            told_apart("postcode", cl.ExactMatch),
        ],
        "blocks": [
            ("soc_sec_id",), ("date_of_birth", "given_name"), ("date_of_birth", "surname"), ("given_name", "surname"),
            ("given_name", "postcode"), ("surname", "postcode"), ("date_of_birth", "postcode"), ("address_1", "street_number"),
        ],
        "trained": [("date_of_birth",), ("given_name", "surname")],
        "sample": 1e6,
    },
}  # fmt: skip


def read(path: str) -> pd.DataFrame:
    """Read a list; absent cells as Splink wants them."""
    if path.endswith(".csv"):
        rows = pd.read_csv(path, dtype=str, skipinitialspace=True)
        return rows.assign(row=range(2, len(rows) + 2))
    rows = pd.read_parquet(path)
    rows["birthdate"] = rows["birthdate"].astype(str).replace("None", None)
    return rows


def main(name: str, out: str, *paths: str) -> None:
    """Learn, predict, and write the pairs."""
    chosen = SETTINGS[name]
    lists = [read(path) for path in paths]
    began = time.perf_counter()
    settings = SettingsCreator(
        link_type="dedupe_only" if len(lists) == 1 else "link_only",
        unique_id_column_name="row",
        comparisons=chosen["comparisons"],
        blocking_rules_to_generate_predictions=[block_on(*fields) for fields in chosen["blocks"]],
    )
    backend = DuckDBAPI()
    tables = [backend.register(rows, dataset_display_name=f"list{place}") for place, rows in enumerate(lists)]
    linker = Linker(tables if len(tables) > 1 else tables[0], settings)
    sure = [block_on(*fields) for fields in LISTED[:2]] if name != "febrl" else [block_on("soc_sec_id")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=chosen["sample"])
    for fields in chosen["trained"]:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*fields))
    found = linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()
    print(f"SECONDS {time.perf_counter() - began:.2f}")
    found = found.rename(columns={"match_probability": "probability"})
    found[["row_l", "row_r", "probability"]].to_parquet(out)


main(*sys.argv[1:])
