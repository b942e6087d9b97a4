from typing import Any

import pyarrow.compute as pc
import pytest

from padan import matching
from padan.errors import BadInput
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
    table = here.table(0.0001)
    names = ("row_l", "row_r", "reasons", "name", "born", "nik", "card")
    assert sorted(zip(*(table[name].to_pylist() for name in names), strict=True)) == sorted(
        zip(*(there.filter(pc.field("probability") >= 0.0001)[name].to_pylist() for name in names), strict=True)
    )


def test_more_pairs_than_allowed_are_refused_before_a_block_is_opened(session: Any) -> None:
    from padan.spark.dedupe import dedupe

    heard: list[object] = []

    with pytest.raises(BadInput, match=r"^the blocks hold [\d,]+ pairs of 6,000 rows, more than 0.1 a row"):
        dedupe(session.createDataFrame(made_register().table), most=0.1, tell=heard.append)

    assert len(heard) == 1
