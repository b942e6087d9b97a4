import numpy as np

from padan.comparing.levels import OWN, SEX
from padan.learning import logistic


def test_weights_find_the_shares_they_were_made_from() -> None:
    layout = logistic.design({"sex": np.array([0, 1, 2], np.int8)}, [SEX], [])
    totals = np.array([1000.0, 1000.0, 1000.0])
    shares = np.array([0.2, 0.5, 0.9])

    weights = logistic.fit(layout, totals * shares, totals, np.zeros(layout.width + 1), ridge=1e-6, steps=30)

    found = 1 / (1 + np.exp(-logistic.log_odds(layout, weights)))
    assert np.abs(found - shares).max() < 1e-6


def test_contributions_add_up_to_the_log_odds() -> None:
    layout = logistic.design({"sex": np.array([1, 2], np.int8)}, [SEX], [("sex", "sex")])
    weights = np.arange(layout.width + 1, dtype=float)

    total = logistic.contributions(layout, weights).sum(axis=1) + weights[-1]

    assert total.tolist() == logistic.log_odds(layout, weights).tolist()


def test_fields_and_pairs_of_fields_find_the_shares_of_every_pattern() -> None:
    levels = {"sex": np.repeat([0, 1, 2], 3).astype(np.int8), "own": np.tile([0, 1, 2], 3).astype(np.int8)}
    layout = logistic.design(levels, [SEX, OWN], [("sex", "own")])
    totals = np.full(9, 1000.0)
    shares = np.linspace(0.1, 0.9, 9)

    weights = logistic.fit(layout, totals * shares, totals, np.zeros(layout.width + 1), ridge=1e-6, steps=30)

    found = 1 / (1 + np.exp(-logistic.log_odds(layout, weights)))
    assert np.abs(found - shares).max() < 1e-5


def test_an_offset_that_was_far_off_is_found_and_not_swung_around() -> None:
    layout = logistic.design({"sex": np.array([1], np.int8)}, [SEX], [])
    told = np.array([40.0])

    weights = logistic.fit(
        layout, np.array([0.0]), told, np.zeros(layout.width + 1), ridge=2.0, steps=30, offset=np.array([8.0])
    )

    # Where the slope of the likelihood and the pull towards 0 are even.
    log_odds = 8.0 + weights[layout.active[0]].sum() + weights[-1]
    assert abs(40.0 / (1.0 + np.exp(-log_odds)) + 2.0 * weights[-1]) < 1e-2
    assert log_odds < 0.0
