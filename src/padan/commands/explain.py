"""`padan explain PAIRS ROW ROW`: show why a pair got its probability."""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from padan import options
from padan.comparing import patterns as packing
from padan.comparing.levels import FIELDS
from padan.errors import BadInput
from padan.explaining import waterfall
from padan.explaining.reasons import explain
from padan.learning import saved
from padan.privacy import whole


def run(argv: Sequence[str]) -> int:
    """Explain one pair."""
    words = options.parser(
        "explain",
        "Show why a pair got its probability: what each comparison adds or takes away, from where every\n"
        "pair begins. PAIRS is what `padan dedupe` or `padan link` wrote; the model was saved by the same run.",
        "padan explain pairs.parquet 812 90344 --model run.model --svg why.svg",
    )
    words.add_argument("pairs", type=Path, metavar="PAIRS")
    words.add_argument("left", type=int, metavar="ROW")
    words.add_argument("right", type=int, metavar="ROW")
    words.add_argument("--model", type=Path, required=True, metavar="FILE", help="the model saved by the run")
    words.add_argument("--svg", type=Path, metavar="OUT", help="write the waterfall as a picture")
    options.add_language(words)
    chosen = words.parse_args(argv)
    learned = saved.load(chosen.model)
    pattern = pattern_of(chosen.pairs, chosen.left, chosen.right)
    explanation = explain(learned.model, pattern, language=chosen.language)
    if chosen.svg:
        with whole(chosen.svg) as out:
            out.write(waterfall.svg(explanation, language=chosen.language).encode())
    sys.stdout.write(waterfall.terminal(explanation, language=chosen.language))
    return 0


def pattern_of(pairs: Path, left: int, right: int) -> int:
    """Return the pattern of a pair in a file of pairs. :raises BadInput: if the file does not hold it."""
    try:
        table = pa.parquet.read_table(pairs)
        rows = (table["row_l"], table["row_r"])
        found = pc.or_(
            pc.and_(pc.equal(rows[0], left), pc.equal(rows[1], right)),
            pc.and_(pc.equal(rows[0], right), pc.equal(rows[1], left)),
        )
        picked = table.filter(found)
        if not len(picked):
            raise BadInput(f"{pairs.name}: no pair of the rows {left} and {right}")
        levels = {
            field.name: np.array([field.levels[picked[field.name][0].as_py().upper()]], dtype=np.int8)
            for field in FIELDS
        }
    except (OSError, KeyError, pa.ArrowInvalid) as problem:
        raise BadInput(f"{pairs.name}: not a file of pairs that padan wrote as Parquet") from problem
    return int(packing.packed(levels)[0])
