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
from padan.comparing.levels import NUMBER, OWN, PERSON, Birthplace, Card, Name, Number, Sex
from padan.learning import logistic
from padan.learning.logistic import Floats, Term

TOGETHER: tuple[Term, ...] = (
    ("name", "born"), ("name", "rarity"), ("rarity", "born"), ("born", "place"), ("name", "place"),
    ("name", "card"),    ("born", "card"), ("card", "place"), ("name", "sex"), ("rarity", "place"),
)  # fmt: skip
"""Fields whose levels mean something else together than apart."""

CONTEXTS, BORN_CONTEXTS = 216, 3
RIDGE = 0.5
OWN_PATTERN = 150.0
"""So many pairs of one pattern weigh as much as what its levels say in general."""
SMOOTHING = 120.0
"""The like for what two people's numbers say in one context, and in general where dates are as like."""
OWN_SMOOTHING = 5.0
NEVER = -40.0
DECISION = 10.0
ROUNDS = 40
SURE = 0.99
STAYS, MOVED, BLANK = 0, 1, 2
GROUP = np.full(len(Number), STAYS)
GROUP[[Number.FOLLOWS_DATE, Number.SAME_DATE, Number.OTHER]] = MOVED
GROUP[Number.UNKNOWN] = BLANK
"""What became of one person's second number: it stayed but for slips, was made anew, or is not there."""
APART = (Card.UNKNOWN, Card.OTHER)

Levels = dict[str, NDArray[np.int8]]


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
    the log of how much more often a number pattern is met with one person than with two.
    """

    weights: Floats
    person: NDArray[np.int64]
    person_odds: Floats
    number: Floats

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


def contexts(levels: Levels) -> NDArray[np.int64]:
    """Return in which of `CONTEXTS` the number is heard, from levels of the person's fields [m].

    Two people's numbers are alike where their birth dates, sexes and homes are, for a NIK is made of them; so
    the context says whether these are alike, and whether name and card are.
    """
    name = np.array([2, 0, 0, 1, 1, 1, 2, 2])[levels["name"]]
    sex = levels["sex"] == Sex.OTHER
    place = np.array([2, 0, 0, 0, 0, 1, 2])[levels["place"]]
    card = np.isin(levels["card"], APART)
    strange = levels["birthplace"] == Birthplace.OTHER
    made: NDArray[np.int64] = born_context(levels)
    for part, span in ((name, 3), (sex, 2), (place, 3), (card, 2), (strange, 2)):
        made = made * span + part
    return made


def born_context(levels: Levels) -> NDArray[np.int64]:
    """Return 0 where the birth date is the same, 1 where it is damaged, 2 where another or unknown [m]."""
    made: NDArray[np.int64] = np.array([2, 0, 0, 1, 1, 1, 1, 2, 2])[levels["born"]]
    return made


def denied(patterns: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which patterns [m] are taken for two people: fewer than two of three things speak for one.

    The three are the name, the birth date and the number. One word of a name, or a birth date that is only
    nearly the same, is half of its thing, and so is one family card. Another name altogether needs both of the
    others and the family card: two people may well share a NIK and even a birth date.
    """
    levels = packing.unpacked(patterns)
    name = np.array([0, 2, 2, 2, 2, 2, 1, 0])[levels["name"]]
    born = np.array([2, 1, 0])[born_context(levels)]
    number = 2 * np.isin(levels["nik"], [Number.SAME, Number.SLIP, Number.SERIAL_SLIP])
    card = ~np.isin(levels["card"], APART)
    cardless = (levels["card"] == Card.UNKNOWN) & (born == 2)
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
    decided: tuple[NDArray[np.int64], NDArray[np.bool_]] | None = None,
    rounds: int = ROUNDS,
) -> Model:
    """Learn from the counted patterns of one list (or two lists that are linked).

    `decided`: patterns [d] of pairs that people have decided, and whether they are one person; each weighs as
    much as `DECISION` pairs.
    """
    kept = ~denied(counted.patterns)
    patterns, counts = counted.patterns[kept], counted.counts[kept]
    belief = first_belief(patterns)
    fixed, told = np.zeros(0, dtype=np.int64), np.zeros(0)
    if decided is not None:
        fixed, told = decided[0], decided[1].astype(float)
    free = len(patterns)
    patterns = np.concatenate([patterns, fixed])
    counts = np.concatenate([counts, np.full(len(fixed), DECISION)])
    sure = affirmed(patterns[:free])
    heard = packing.unpacked(patterns, NUMBER)["nik"] != Number.UNKNOWN
    weights = np.zeros(0)
    for turn in range(rounds):
        # In the first round a pair without two NIKs teaches nothing: nobody has spoken of it yet.
        model = _maximised(
            patterns, counts * heard if turn == 0 else counts, np.concatenate([belief, told]), weights
        )
        weights = model.weights
        belief = model.probabilities(patterns[:free])
        belief[sure] = np.maximum(belief[sure], SURE)
    return model


def first_belief(patterns: NDArray[np.int64]) -> Floats:
    """Return a first belief for each pattern [m] from the number alone, where the person does not deny it."""
    levels = packing.unpacked(patterns)
    alike = (levels["name"] >= Name.SAME) & (levels["name"] <= Name.ALIKE)
    support = np.where(
        alike, np.array([3, 2, 1])[born_context(levels)], np.array([1, 0, 0])[born_context(levels)]
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


def _maximised(patterns: NDArray[np.int64], counts: Floats, belief: Floats, start: Floats) -> Model:
    person, where = np.unique(patterns // packing.NUMBER_PATTERNS, return_inverse=True)
    totals = np.bincount(where, weights=counts, minlength=len(person)).astype(float)
    positives = np.bincount(where, weights=counts * belief, minlength=len(person)).astype(float)
    levels = packing.unpacked(person, PERSON)
    layout = logistic.design(levels, PERSON, TOGETHER)
    if len(start) != layout.width + 1:
        start = np.zeros(layout.width + 1)
        weights = logistic.fit(layout, positives, totals, start, ridge=RIDGE, steps=15)
    else:
        weights = logistic.fit(layout, positives, totals, start, ridge=RIDGE, steps=1)
    general = sigmoid(logistic.log_odds(layout, weights))
    own = (OWN_PATTERN * general + positives) / (OWN_PATTERN + totals)
    number = _number_tables(patterns, counts, belief, contexts(levels)[where])
    own = np.clip(own, 1e-12, 1 - 1e-12)
    return Model(weights, person, np.log(own / (1 - own)), number)


def _number_tables(
    patterns: NDArray[np.int64], counts: Floats, belief: Floats, context: NDArray[np.int64]
) -> Floats:
    """Return the log ratios of each number pattern in each context, drawn towards those of like dates."""
    number = patterns % packing.NUMBER_PATTERNS
    size = packing.NUMBER_PATTERNS
    cell = context * size + number
    one, two = (
        np.bincount(cell, weights=counts * share, minlength=CONTEXTS * size).astype(float)
        for share in (belief, 1.0 - belief)
    )
    # What damage does to a number depends on what it does to the birth date, not on the name or the card.
    by_date = [table.reshape(BORN_CONTEXTS, -1, size).sum(axis=1) for table in (one, two)]
    one_smooth = _of_one(by_date[0])
    two_by_date = _drawn(by_date[1], by_date[1].sum(axis=0)[None])
    spread = CONTEXTS // BORN_CONTEXTS
    two_smooth = _drawn(two.reshape(CONTEXTS, size), two_by_date.repeat(spread, axis=0))
    made: Floats = np.log(one_smooth.repeat(spread, axis=0)) - np.log(two_smooth)
    return made


def _of_one(table: Floats) -> Floats:
    """Return the shares of number patterns with one person, from counts [BORN_CONTEXTS, number patterns].

    Whether a number is made anew with another birth date depends on the date. What a slip of the pen does to a
    number that stays does not: it is learned from all dates together. Else chance likeness of two people's
    numbers, where the date is in doubt, would teach itself to be one person's; and the larger the list, the
    more of it there is.
    """
    cube = table.reshape(BORN_CONTEXTS, -1, OWN.size) + 0.01
    made = np.zeros_like(cube)
    for group in (STAYS, MOVED, BLANK):
        inside = group == GROUP
        part = cube[:, inside]
        share = part.sum(axis=(1, 2), keepdims=True) / cube.sum(axis=(1, 2), keepdims=True)
        nik = part.sum(axis=2, keepdims=True)
        if group == STAYS:
            nik = nik.sum(axis=0, keepdims=True)
        nik = nik / nik.sum(axis=1, keepdims=True)
        own = part.sum(axis=1, keepdims=True) / part.sum(axis=(1, 2), keepdims=True)
        own = (part + OWN_SMOOTHING * own) / (part.sum(axis=2, keepdims=True) + OWN_SMOOTHING)
        made[:, inside] = share * nik * own
    return made.reshape(BORN_CONTEXTS, -1)


def _drawn(table: Floats, general: Floats) -> Floats:
    """Return the shares of each row of counts, drawn towards a general row."""
    size = table.shape[1]
    share = (general + 0.5 / size) / (general.sum(axis=1, keepdims=True) + 0.5)
    drawn = table + SMOOTHING * share
    made: Floats = drawn / drawn.sum(axis=1, keepdims=True)
    return made
