"""What two numbers say, in which context: how much more often with one person than with two.

The shares with two people are held against strangers: pairs of another name, which are two people whatever
their numbers are. They were not chosen by their beliefs, so they keep the beliefs from teaching themselves.
"""

import numpy as np
from numpy.typing import NDArray

from padan.comparing import patterns as packing
from padan.comparing.levels import NUMBER, OWN, PERSON, Birthplace, Card, Name, Number, Sex
from padan.learning.logistic import Floats

BORN_CONTEXTS, NAME_CONTEXTS, REST_CONTEXTS = 3, 3, 24
CONTEXTS = BORN_CONTEXTS * NAME_CONTEXTS * REST_CONTEXTS
SMOOTHING = 120.0
"""So many pairs of one context weigh as much as what numbers say in general where dates are as like."""
OWN_SMOOTHING = 5.0
STRANGERS = 2000.0
"""So many pairs of one context weigh as much as its strangers, who are two people for sure."""
STRANGERS_SMOOTHING = 200.0
STAYS, MOVED, BLANK = 0, 1, 2
GROUP = np.full(len(Number), STAYS)
GROUP[[Number.FOLLOWS_DATE, Number.SAME_DATE, Number.OTHER]] = MOVED
GROUP[Number.UNKNOWN] = BLANK
"""What became of one person's second number: it stayed but for slips, was made anew, or is not there."""
APART = (Card.UNKNOWN, Card.OTHER)

SIZE = packing.NUMBER_PATTERNS
TAKEN = np.isin(
    packing.unpacked(np.arange(SIZE), NUMBER)["nik"], [Number.SAME, Number.SLIP, Number.SERIAL_SLIP]
)
"""Number patterns that bring strangers together: of these, strangers have too many to be an example."""

Levels = dict[str, NDArray[np.int8]]


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


def strangers(patterns: NDArray[np.int64], counts: Floats) -> Floats:
    """Count the number patterns of pairs with another name and near birth dates, from denied patterns [m].

    Returns [CONTEXTS, number patterns]; the contexts of a name get what all names have together.
    """
    levels = packing.unpacked(patterns // SIZE, PERSON)
    other = (levels["name"] == Name.OTHER) & (born_context(levels) < 2)
    cell = contexts(levels)[other] * SIZE + (patterns % SIZE)[other]
    made = _counted(cell, counts[other]).reshape(BORN_CONTEXTS, NAME_CONTEXTS, REST_CONTEXTS, SIZE)
    return made.sum(axis=1, keepdims=True).repeat(NAME_CONTEXTS, axis=1).reshape(CONTEXTS, SIZE)


def tables(
    context: NDArray[np.int64], number: NDArray[np.int64], counts: Floats, belief: Floats, known: Floats
) -> Floats:
    """Return the log ratios of each number pattern in each context, from the beliefs in pairs [m].

    Drawn towards what is so where dates are as like, and with two people towards the strangers `known`.
    """
    cell = context * SIZE + number
    one, two = (_counted(cell, counts * share) for share in (belief, 1.0 - belief))
    # What damage does to a number depends on what it does to the birth date, not on the name or the card.
    by_date = [table.reshape(BORN_CONTEXTS, -1, SIZE).sum(axis=1) for table in (one, two)]
    one_smooth = of_one(by_date[0])
    two_by_date = _drawn(by_date[1], by_date[1].sum(axis=0)[None])
    spread = CONTEXTS // BORN_CONTEXTS
    two_smooth = _of_two(two.reshape(CONTEXTS, SIZE), two_by_date.repeat(spread, axis=0), known)
    made: Floats = np.log(one_smooth.repeat(spread, axis=0)) - np.log(two_smooth)
    return made


def _counted(cell: NDArray[np.int64], weights: Floats) -> Floats:
    return np.bincount(cell, weights=weights, minlength=CONTEXTS * SIZE).astype(np.float64)


def of_one(table: Floats) -> Floats:
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


def _of_two(table: Floats, general: Floats, known: Floats) -> Floats:
    """Return the shares of number patterns with two people, from counts [CONTEXTS, number patterns]."""
    made = _drawn(table, general)
    free = np.where(TAKEN, 0.0, general)
    example = np.where(TAKEN, 0.0, known)
    example = example + STRANGERS_SMOOTHING * free / free.sum(axis=1, keepdims=True)
    drawn = np.where(TAKEN, 0.0, table) + STRANGERS * example / example.sum(axis=1, keepdims=True)
    left = 1.0 - np.where(TAKEN, made, 0.0).sum(axis=1, keepdims=True)
    return np.where(TAKEN, made, left * drawn / drawn.sum(axis=1, keepdims=True))


def _drawn(table: Floats, general: Floats) -> Floats:
    """Return the shares of each row of counts, drawn towards a general row."""
    size = table.shape[1]
    share = (general + 0.5 / size) / (general.sum(axis=1, keepdims=True) + 0.5)
    drawn = table + SMOOTHING * share
    made: Floats = drawn / drawn.sum(axis=1, keepdims=True)
    return made
