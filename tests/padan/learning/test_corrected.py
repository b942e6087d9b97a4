import numpy as np

from padan import matching
from padan.comparing.levels import Card, Number, Own
from padan.learning.corrected import corrected
from padan.learning.witnesses import Model
from tests.padan.learning.test_numbers import pattern
from tests.padan.voters import made_register

DOUBTFUL = pattern(nik=Number.UNKNOWN, own=Own.UNKNOWN, card=Card.OTHER, place=5)


def model() -> Model:
    return matching.dedupe(made_register()).learned.model


def test_decisions_against_the_model_correct_alike_pairs_and_leave_others() -> None:
    before = model()

    after = corrected(before, np.repeat(DOUBTFUL, 40), np.zeros(40, dtype=bool))

    near = pattern(nik=Number.UNKNOWN, own=Own.UNKNOWN, card=Card.OTHER, place=4)
    sure = pattern()
    assert after.log_odds(near)[0] < before.log_odds(near)[0] - 0.5
    assert (
        abs(after.log_odds(near) - before.log_odds(near))[0]
        > abs(after.log_odds(sure) - before.log_odds(sure))[0]
    )


def test_decisions_that_bear_the_model_out_correct_next_to_nothing() -> None:
    before = model()
    chance = before.probabilities(DOUBTFUL)[0]
    same = np.arange(200) < round(200 * chance)

    after = corrected(before, np.repeat(DOUBTFUL, 200), same)

    assert abs(after.probabilities(DOUBTFUL)[0] - chance) < 0.01


def test_a_pattern_that_was_never_met_is_corrected_like_those_that_were() -> None:
    before = model()
    strange = pattern(nik=Number.UNKNOWN, own=Own.UNKNOWN, card=Card.SLIP, place=3, birthplace=2, sex=2)
    assert not np.isin(strange // 44, before.person).any()
    after = corrected(before, np.repeat(DOUBTFUL, 40), np.zeros(40, dtype=bool))

    assert after.log_odds(strange)[0] < before.log_odds(strange)[0]
