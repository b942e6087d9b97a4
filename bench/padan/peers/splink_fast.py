"""Splink with settings tuned by hand for speed: fewer, cheaper comparisons and a small random sample."""

import sys
import time

import pandas as pd
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

rows = pd.read_parquet(sys.argv[1])
rows["birthdate"] = rows["birthdate"].astype(str).replace("None", None)
began = time.perf_counter()
settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="row",
    comparisons=[
        cl.JaroWinklerAtThresholds("name", [0.92]),
        cl.ExactMatch("birthdate"),
        cl.ExactMatch("nik"),
        cl.ExactMatch("sex"),
        cl.ExactMatch("nkk"),
        cl.ExactMatch("birthplace").configure(term_frequency_adjustments=True),
        cl.ExactMatch("village").configure(term_frequency_adjustments=True),
        cl.ExactMatch("address"),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("nik"),
        block_on("name", "birthdate"),
        block_on("nkk", "birthdate"),
        block_on("nkk", "name"),
    ],
)
linker = Linker(DuckDBAPI().register(rows), settings)
linker.training.estimate_probability_two_random_records_match(
    [block_on("nik"), block_on("name", "birthdate")], recall=0.7
)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("nik"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("name", "birthdate"))
found = linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()
print(f"SECONDS {time.perf_counter() - began:.2f}")
found = found.rename(columns={"row_l": "row_l", "row_r": "row_r", "match_probability": "probability"})
found[["row_l", "row_r", "probability"]].to_parquet(sys.argv[2])
