"""recordlinkage: the Fellegi-Sunter model of its ECM classifier, on its own blocks."""

import sys
import time

import pandas as pd
import recordlinkage

rows = pd.read_parquet(sys.argv[1]).set_index("row")
rows["birthdate"] = rows["birthdate"].astype(str)
began = time.perf_counter()
indexer = recordlinkage.Index()
for fields in (
    ["nik"],
    ["name", "birthdate"],
    ["birthdate", "village"],
    ["nkk", "birthdate"],
    ["name", "village"],
):
    indexer.block(fields)
pairs = indexer.index(rows)
compare = recordlinkage.Compare(n_jobs=2)
compare.string("name", "name", method="jarowinkler", threshold=0.9)
for field in ("nik", "birthdate", "sex", "nkk", "birthplace", "village", "address"):
    compare.exact(field, field)
features = compare.compute(pairs, rows)
model = recordlinkage.ECMClassifier(binarize=0.8)
model.fit(features)
found = model.prob(features).rename("probability").reset_index()
found.columns = ["row_r", "row_l", "probability"]
found["row_l"], found["row_r"] = found[["row_l", "row_r"]].min(axis=1), found[["row_l", "row_r"]].max(axis=1)
print(f"SECONDS {time.perf_counter() - began:.2f}")
found.to_parquet(sys.argv[2])
