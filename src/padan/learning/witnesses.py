"""Two witnesses: what is said of the person, and what the number says. Each teaches the other.

A list carries no truth, but it carries two accounts of every pair that go wrong in different ways: the
*person* (name, birth date, card, home, ...) and the *number* (NIK). Where both rows have a NIK, the number is
a witness to how often people who agree in just these ways of the person are one; where a NIK is blank or
damaged, the person is a witness to what damage does to numbers. The model is

    odds(pair) = odds(person pattern) · P(number pattern | one person, context) / P(number pattern | two,
    context)

with the person's side learned on the *joint* pattern of levels, and the context (is the name alike, is the
birth date, is the card) standing for the ways in which the two witnesses err together: a wrong birth date
brings a wrong NIK, twins bring neighboring serials. It is expectation-maximisation of a mixture with two
conditionally independent views (Blum and Mitchell 1998; Winkler 2002 on fields that depend on each other).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from padan.comparing import patterns as packing
from padan.comparing.levels import BIRTHPLACE, NUMBER, PERSON, PLACE, Card, Name, Number, Place
from padan.learning import logistic, numbers
from padan.learning.logistic import Design, Floats, Term
from padan.learning.numbers import APART, Strangers, born_context, contexts

TOGETHER: tuple[Term, ...] = (
    ("name", "born"), ("name", "rarity"), ("rarity", "born"), ("born", "place"), ("name", "place"),
    ("name", "card"),    ("born", "card"), ("card", "place"), ("name", "sex"), ("rarity", "place"),
)  # fmt: skip
"""Fields whose levels mean something else together than apart."""

RIDGE = 0.5
OWN_PATTERN = 150.0
"""So many pairs of one pattern weigh as much as what its levels say in general."""
BIRTHPLACE_SMOOTHING = 50.0
"""So many pairs of two people who live as near weigh as much as all of them."""
LEAST = 1e-9
NEVER = -40.0
ROUNDS, QUICK = 40, 8
SETTLED = 1e-6
"""When the beliefs move by less than this share of all pairs, more rounds say nothing new."""
SURE = 0.99
NEARBY = (Place.SAME_HOME, Place.SAME_LANE, Place.SAME_VILLAGE)


@dataclass(frozen=True)
class Counted:
    """Distinct patterns int64 [m] of a run's candidate pairs, and how many pairs have each."""

    patterns: NDArray[np.int64]
    counts: Floats

    @classmethod
    def of(cls, patterns: NDArray[np.int32]) -> "Counted":
        """Count the patterns of all candidate pairs [k]."""
        found, counts = np.unique(patterns, return_counts=True)
        return cls(found.astype(np.int64), counts.astype(float))


@dataclass(frozen=True)
class Model:
    """What was learned.

    `weights` [design width + 1] of the person's side; `person` and `person_odds`: the person patterns that
    were met and their own log-odds, drawn towards what the weights say; `number` [CONTEXTS, number patterns]:
    the log of how much more often a number pattern is met with one person than with two; `birthplace` [levels
    of place, levels of birthplace]: the same of birthplaces, which is in `person_odds` already.
    """

    weights: Floats
    person: NDArray[np.int64]
    person_odds: Floats
    number: Floats
    birthplace: Floats

    def log_odds(self, patterns: NDArray[np.int64]) -> Floats:
        """Return the log-odds that a pair of each pattern [m] is one person."""
        made = self.person_log_odds(patterns // packing.NUMBER_PATTERNS) + self.number_log_odds(patterns)
        return np.where(denied(patterns), NEVER, made)

    def person_log_odds(self, person: NDArray[np.int64]) -> Floats:
        """Return the person's side, for person patterns [m]."""
        levels = packing.unpacked(person, PERSON)
        made = logistic.log_odds(logistic.design(levels, PERSON, TOGETHER), self.weights)
        if not len(self.person):
            return made
        place = np.minimum(np.searchsorted(self.person, person), len(self.person) - 1)
        return np.where(self.person[place] == person, self.person_odds[place], made)

    def number_log_odds(self, patterns: NDArray[np.int64]) -> Floats:
        """Return the number's side, for whole patterns [m]."""
        context = contexts(packing.unpacked(patterns // packing.NUMBER_PATTERNS, PERSON))
        made: Floats = self.number[context, patterns % packing.NUMBER_PATTERNS]
        return made

    def probabilities(self, patterns: NDArray[np.int64]) -> Floats:
        """Return the probability that a pair of each pattern [m] is one person."""
        return sigmoid(self.log_odds(patterns))


def sigmoid(log_odds: Floats) -> Floats:
    """Return probabilities of log-odds."""
    made: Floats = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -40, 40)))
    return made


def denied(patterns: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which patterns [m] are taken for two people: fewer than two of three things speak for one.

    The three are the name, the birth date and the number. One word of a name, or a birth date that is only
    nearly the same, is half of its thing, and so is one family card. Another name altogether needs both of the
    others and the family card: two people may well share a NIK and even a birth date.

    A birth date that cannot be read speaks against nobody. Of two in one village who bear the same name, or
    have the same number, the village is the half that a damaged date would be.
    """
    levels = packing.unpacked(patterns)
    name = np.array([0, 2, 2, 2, 2, 2, 1, 0])[levels["name"]]
    unread = (born_context(levels) == 3) & np.isin(levels["place"], NEARBY)
    unread &= np.isin(levels["name"], [Name.SAME, Name.SAME_SOUND, Name.OTHER])
    born = np.where(unread, 1, np.array([2, 1, 0, 0])[born_context(levels)])
    number = 2 * np.isin(levels["nik"], [Number.SAME, Number.SLIP, Number.SERIAL_SLIP])
    card = ~np.isin(levels["card"], APART)
    cardless = (levels["card"] == Card.UNKNOWN) & ((born == 2) | unread)
    strict = (born > 0) & np.isin(levels["nik"], [Number.SAME, Number.SLIP]) & (card | cardless)
    made: NDArray[np.bool_] = ~np.where(
        name > 0, (name + born + number + card >= 3) & (born + number > 0), strict
    )
    return made


def affirmed(patterns: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which patterns [m] are taken for one person while learning.

    Name, birth date and number all speak for it.
    """
    levels = packing.unpacked(patterns)
    named = (levels["name"] >= Name.SAME) & (levels["name"] <= Name.ALIKE)
    born = born_context(levels)
    # No family gives two children of one day the same name, whatever their numbers are.
    homely = np.isin(levels["name"], [Name.SAME, Name.SAME_SOUND]) & ~np.isin(levels["card"], APART)
    made: NDArray[np.bool_] = (named & (born < 2) & (levels["nik"] == Number.SAME)) | (homely & (born == 0))
    return made


def learn(
    counted: Counted,
    *,
    drawn: Counted,
    decided: tuple[NDArray[np.int64], NDArray[np.bool_]] | None = None,
    rounds: int = ROUNDS,
) -> Model:
    """Learn from the counted patterns of one list (or two lists that are linked).

    `drawn`: the patterns of strangers that a lot brought together (`padan.comparing.strangers`).
    `decided`: patterns [d] of pairs that people have decided, and whether they are one person. Each stands in
    for one pair of its pattern, whose share is known then and no belief.
    """
    known = denied(counted.patterns)
    patterns, counts = counted.patterns[~known], counted.counts[~known]
    met = counted.patterns[known], counted.counts[known]
    strange = Strangers.of(met, (drawn.patterns, drawn.counts))
    belief = first_belief(patterns)
    fixed, told = np.zeros(0, dtype=np.int64), np.zeros(0)
    if decided is not None:
        fixed, told = decided[0], decided[1].astype(float)
        counts = np.maximum(counts - _met(patterns, fixed), 0.0)
    free = len(patterns)
    patterns = np.concatenate([patterns, fixed])
    counts = np.concatenate([counts, np.ones(len(fixed))])
    sure = affirmed(patterns[:free])
    spoken = packing.unpacked(patterns, NUMBER)["nik"] != Number.UNKNOWN
    evidence = _Evidence.of(patterns, strange)
    # At first a pair without two NIKs teaches nothing: nobody has spoken of it yet.
    model = evidence.maximized(counts * spoken, np.concatenate([belief, told]), np.zeros(0), steps=15)
    for turn in range(1, rounds):
        before, belief = belief, evidence.beliefs(model)[:free]
        belief[sure] = np.maximum(belief[sure], SURE)
        if np.abs(counts[:free] * (belief - before)).sum() < SETTLED * counts[:free].sum():
            break
        # The general weights move slowly once they have been found; only the patterns' own shares still do.
        steps = 1 if turn < QUICK or turn % 3 == 0 else 0
        model = evidence.maximized(counts, np.concatenate([belief, told]), model.weights, steps=steps)
    return model


def _met(patterns: NDArray[np.int64], decided: NDArray[np.int64]) -> Floats:
    """Count the decided pairs of each pattern [m], which are sorted."""
    place = np.minimum(np.searchsorted(patterns, decided), max(len(patterns) - 1, 0))
    place = place[patterns[place] == decided] if len(patterns) else place[:0]
    return np.bincount(place, minlength=len(patterns)).astype(np.float64)


def first_belief(patterns: NDArray[np.int64]) -> Floats:
    """Return a first belief for each pattern [m] from the number alone, where the person does not deny it."""
    levels = packing.unpacked(patterns)
    alike = (levels["name"] >= Name.SAME) & (levels["name"] <= Name.ALIKE)
    support = np.where(
        alike, np.array([3, 2, 1, 1])[born_context(levels)], np.array([1, 0, 0, 0])[born_context(levels)]
    )
    by_number = np.array(
        #  neither, one of name and date, name and a damaged date, both
        [
            [0.001, 0.02, 0.1, 0.5],  # UNKNOWN
            [0.05, 0.9, 0.95, 0.99],  # SAME
            [0.01, 0.1, 0.6, 0.9],  # SLIP
            [0.001, 0.01, 0.02, 0.3],  # NEIGHBOR
            [0.001, 0.02, 0.1, 0.6],  # SERIAL_SLIP
            [0.001, 0.01, 0.02, 0.1],  # SAME_HEAD
            [0.001, 0.02, 0.02, 0.6],  # REGION_SLIP
            [0.001, 0.01, 0.01, 0.2],  # SAME_TAIL
            [0.001, 0.01, 0.1, 0.1],  # FOLLOWS_DATE
            [0.001, 0.001, 0.01, 0.02],  # SAME_DATE
            [0.001, 0.001, 0.01, 0.02],  # OTHER
        ]
    )
    made: Floats = by_number[levels["nik"], support]
    return made


@dataclass(frozen=True)
class _Evidence:
    """What stays the same from round to round.

    `number` and `context` [m]: the number pattern of each pattern, and in which context it is heard; `person`
    the distinct person patterns [p], `where` [m] the place of each one among them, `layout` their design;
    `apart` [p] the place of each among those that are the same but for the birthplace, `birthplace` [p] that,
    and `near` [p] how near the two live; `strange`: what the numbers of strangers say.
    """

    number: NDArray[np.int64]
    context: NDArray[np.int64]
    person: NDArray[np.int64]
    where: NDArray[np.int64]
    layout: Design
    apart: NDArray[np.int64]
    birthplace: NDArray[np.int8]
    near: NDArray[np.int8]
    strange: Strangers

    @classmethod
    def of(cls, patterns: NDArray[np.int64], strange: Strangers) -> "_Evidence":
        person, where = np.unique(patterns // packing.NUMBER_PATTERNS, return_inverse=True)
        levels = packing.unpacked(person, PERSON)
        return cls(
            patterns % packing.NUMBER_PATTERNS,
            contexts(levels)[where],
            person,
            where,
            logistic.design(levels, PERSON, TOGETHER),
            np.unique(person // BIRTHPLACE.size, return_inverse=True)[1],
            levels["birthplace"],
            levels["place"],
            strange,
        )

    def beliefs(self, model: Model) -> Floats:
        """Return what a model that was made from this evidence says of each pattern [m]."""
        return sigmoid(model.person_odds[self.where] + model.number[self.context, self.number])

    def maximized(self, counts: Floats, belief: Floats, start: Floats, *, steps: int) -> Model:
        """Return the model that fits the beliefs [m] best, its weights so many steps from `start`."""
        totals, positives = (
            np.bincount(self.where, weights=weights, minlength=len(self.person)).astype(float)
            for weights in (counts, counts * belief)
        )
        weights = start if len(start) else np.zeros(self.layout.width + 1)
        if steps:
            weights = logistic.fit(self.layout, positives, totals, weights, ridge=RIDGE, steps=steps)
        general = sigmoid(logistic.log_odds(self.layout, weights))
        number = numbers.tables(self.context, self.number, counts, belief, self.strange)
        birthplace = self._birthplaces(totals, positives)
        own = self._own_odds(totals, positives, general) + birthplace[self.near, self.birthplace]
        return Model(weights, self.person, own, number, birthplace)

    def _own_odds(self, totals: Floats, positives: Floats, general: Floats) -> Floats:
        """Return the log-odds of each person pattern [p] but for its birthplace.

        They are its own share, drawn towards what its levels say. The birthplace is a witness by itself: it
        goes wrong whatever else does, so patterns that differ by it alone have one share, and what it says of
        one person or two is the same for all who live as near.
        """
        met = totals + LEAST
        everybody, one, said = (
            np.bincount(self.apart, weights=each) for each in (met, positives, met * general)
        )
        own = (OWN_PATTERN * said / everybody + one) / (OWN_PATTERN + everybody)
        own = np.clip(own, 1e-12, 1 - 1e-12)[self.apart]
        made: Floats = np.log(own / (1 - own))
        return made

    def _birthplaces(self, totals: Floats, positives: Floats) -> Floats:
        """Return how much more often birthplaces are so with one person, as logs: `Model.birthplace`."""
        one = np.bincount(self.birthplace, weights=positives, minlength=BIRTHPLACE.size) + 0.5
        cell = self.near * BIRTHPLACE.size + self.birthplace
        counted = np.bincount(cell, weights=totals - positives, minlength=PLACE.size * BIRTHPLACE.size)
        two = counted.reshape(PLACE.size, -1) + 0.5
        two = two + BIRTHPLACE_SMOOTHING * two.sum(axis=0) / two.sum()
        made: Floats = np.log(one / one.sum()) - np.log(two / two.sum(axis=1, keepdims=True))
        return made
