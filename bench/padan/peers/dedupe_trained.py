"""dedupe: its own blocking and logistic model, trained on labels, which it cannot do without.

`dedupe_trained.py LIST OUT`; beside the list lies `*.truth.parquet`, out of which come 200 labeled pairs.
"""

import random
import sys
import time
import warnings
from pathlib import Path

import dedupe
import pandas as pd
from dedupe import variables

LABELS = 100
FIELDS = ("name", "nik", "birthdate", "nkk", "sex", "village", "birthplace", "address")


def main(path: str, out: str) -> None:
    """Train on labels, then block, score, and write the pairs."""
    warnings.simplefilter("ignore")
    rows = pd.read_parquet(path).set_index("row")
    rows["birthdate"] = rows["birthdate"].astype(str).replace("None", None)
    rows = rows[list(FIELDS)].astype(object).where(rows[list(FIELDS)].notna(), None)
    truth = pd.read_parquet(Path(path).with_suffix(".truth.parquet"))
    began = time.perf_counter()
    data = rows.to_dict("index")
    chance = random.Random(1)
    same = [
        (data[a], data[b])
        for a, b in truth.sample(min(LABELS, len(truth)), random_state=1).itertuples(index=False)
    ]
    ids = list(data)
    apart = [tuple(data[one] for one in chance.sample(ids, 2)) for _ in range(LABELS)]
    model = dedupe.Dedupe(
        [
            variables.String("name"),
            variables.String("nik", has_missing=True),
            variables.String("birthdate", has_missing=True),
            variables.Exact("nkk", has_missing=True),
            variables.Exact("sex", has_missing=True),
            variables.Exact("village", has_missing=True),
            variables.Exact("birthplace", has_missing=True),
            variables.Exact("address", has_missing=True),
        ],
        num_cores=2,
    )
    model.prepare_training(data, sample_size=1500)
    model.mark_pairs({"match": same, "distinct": apart})
    model.train(recall=0.95)
    scored = model.score(model.pairs(data))
    found = pd.DataFrame(
        {
            "row_l": scored["pairs"].min(axis=1),
            "row_r": scored["pairs"].max(axis=1),
            "probability": scored["score"].astype(float),
        }
    ).drop_duplicates(["row_l", "row_r"])
    print(f"SECONDS {time.perf_counter() - began:.2f}")
    found.to_parquet(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
