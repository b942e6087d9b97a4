from typing import Any

import pytest

from padan import matching
from tests.padan.voters import made_register

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("ignore::Warning")]


def test_spark_finds_the_same_pairs_with_the_same_probabilities(session: Any) -> None:
    from padan.spark.dedupe import dedupe

    register = made_register()
    here = matching.dedupe(register)

    there = dedupe(session.createDataFrame(register.table)).pairs.toArrow()

    ours = dict(zip(zip(here.row_l.tolist(), here.row_r.tolist(), strict=True), here.probability, strict=True))
    rows = zip(there["row_l"].to_pylist(), there["row_r"].to_pylist(), strict=True)
    theirs = dict(zip(rows, there["probability"].to_pylist(), strict=True))
    assert theirs.keys() == ours.keys()
    assert max(abs(theirs[pair] - ours[pair]) for pair in ours) < 1e-9
