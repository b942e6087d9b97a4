from datetime import date

import numpy as np

from bench.padan.generator import make
from bench.padan.model import register as generated
from padan.blocking.keys import keys
from padan.blocking.pairs import Pairs, within
from padan.columns import columns
from padan.comparing.families import Families
from padan.comparing.frequencies import Frequencies
from padan.comparing.patterns import compare_pairs
from padan.comparing.sifting import sifted
from padan.learning.witnesses import denied
from tests.padan.voters import register


def test_what_is_sifted_out_would_be_denied_and_what_is_kept_may_be_one_person() -> None:
    rows = columns(generated(make(4000, seed=3)).table)
    pairs = within(keys(rows))
    families = Families.of(rows)
    patterns = compare_pairs(rows, rows, pairs, (families, families), Frequencies.of(rows.bag)).astype(np.int64)

    kept = sifted(rows, rows, pairs)

    was_kept = np.isin(pairs.left * len(rows) + pairs.right, kept.left * len(rows) + kept.right)
    assert 100 < was_kept.sum() < 0.8 * len(pairs)
    assert denied(patterns[~was_kept]).all()
    assert not denied(patterns[was_kept]).all()


def test_a_shared_number_keeps_a_pair_whose_dates_are_far_apart() -> None:
    rows = columns(
        register(
            {"birthdate": date(1980, 2, 2)},
            {"birthdate": date(1991, 9, 17)},
            {"birthdate": date(1991, 9, 17), "nik": None},
        ).table
    )

    kept = sifted(rows, rows, Pairs(np.array([0, 0, 1]), np.array([1, 2, 2])))

    assert list(zip(kept.left.tolist(), kept.right.tolist(), strict=True)) == [(0, 1), (1, 2)]


def test_an_unread_date_keeps_a_pair_within_its_village_only() -> None:
    here = {"birthdate": date(1991, 9, 17), "nik": "3574014209910007"}
    rows = columns(
        register(
            {"birthdate": None, "nik": "3574010101800001"},
            here,
            here | {"village": "35.74.01.1009"},
            {"birthdate": None, "village": None, "nik": None},
        ).table
    )

    kept = sifted(rows, rows, Pairs(np.array([0, 0, 0]), np.array([1, 2, 3])))

    assert list(zip(kept.left.tolist(), kept.right.tolist(), strict=True)) == [(0, 1)]
