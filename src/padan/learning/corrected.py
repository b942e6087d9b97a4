"""What decisions say of a model: how far it was off, level by level.

People are shown the pairs of which the model is least sure, so the decided pairs are no sample of all pairs.
Shares would be wrong by that; the model's error, given the pattern, is not. The correction is a logistic model
of the decided pairs with the model's own log-odds as offset, drawn towards no correction.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from padan.comparing import patterns as packing
from padan.comparing.levels import BIRTHPLACE, FIELDS, NUMBER, PERSON
from padan.learning import logistic
from padan.learning.logistic import Floats
from padan.learning.witnesses import Model

RIDGE = 60.0
"""How strongly a level's correction is drawn to 0, in decided pairs of even odds times four.

Pairs in doubt are no sample of all that share a level with them: what they teach is carried over with care.
"""
STEPS = 30


def corrected(model: Model, patterns: NDArray[np.int64], same: NDArray[np.bool_]) -> Model:
    """Return the model, corrected by decided pairs: patterns [d], and whether each is one person."""
    distinct, where = np.unique(patterns, return_inverse=True)
    layout = logistic.design(packing.unpacked(distinct), FIELDS, ())
    weights = logistic.fit(
        layout,
        np.bincount(where, weights=same, minlength=len(distinct)).astype(np.float64),
        np.bincount(where, minlength=len(distinct)).astype(np.float64),
        np.zeros(layout.width + 1),
        ridge=RIDGE,
        steps=STEPS,
        offset=model.log_odds(distinct),
    )
    person = _added(weights, model.person)
    # The levels of the person stand first, in the general weights as in these.
    cut = sum(field.size for field in PERSON)
    general = model.weights.copy()
    general[:cut] += weights[:cut]
    general[-1] += weights[-1]
    number = logistic.design(packing.unpacked(np.arange(packing.NUMBER_PATTERNS), NUMBER), NUMBER, ())
    birthplace = layout.starts[FIELDS.index(BIRTHPLACE)]
    return replace(
        model,
        weights=general,
        person_odds=model.person_odds + person,
        number=model.number + weights[number.active + cut].sum(axis=1),
        birthplace=model.birthplace + weights[birthplace : birthplace + BIRTHPLACE.size],
    )


def _added(weights: Floats, person: NDArray[np.int64]) -> Floats:
    layout = logistic.design(packing.unpacked(person, PERSON), PERSON, ())
    made: Floats = weights[layout.active].sum(axis=1) + weights[-1]
    return made
