"""What two numbers say, in which context: how much more often with one person than with two.

The shares with two people are held against strangers: pairs of another name, which are two people whatever
their numbers are. They were not chosen by their beliefs, so they keep the beliefs from teaching themselves.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from padan.comparing import patterns as packing
from padan.comparing.levels import NUMBER, OWN, PERSON, Birthplace, Card, Name, Number, Rarity, Sex
from padan.learning.logistic import Floats

BORN_CONTEXTS, NAME_CONTEXTS = 4, 3
DATE = np.array([5, 0, 1, 3, 2, 3, 3, 4, 4])
"""The context of each level of `Born`: one date, one default, a date and a default, damaged, another, unread.

A default date that was put in place of a date is one that the NIK beside it does not carry, so two people with
default dates have other numbers than two with dates.
"""
DATE_CONTEXTS = 6
UNREAD = 5
UNREAD_SMOOTHING = 50.0
"""So many of one person's pairs with an unread birth date weigh as much as those with a damaged one."""
SHAPE = (DATE_CONTEXTS, NAME_CONTEXTS, 2, 3, 2, 2)
"""Contexts of date, name, sex, home, card and birthplace."""
PLAIN = int(np.prod(SHAPE))
REST_CONTEXTS = PLAIN // DATE_CONTEXTS // NAME_CONTEXTS
CONTEXTS = PLAIN * 2
"""Each of them once more for names that differ and of which one is rare."""
ON_TWO_CARDS = (..., 1, slice(None), slice(None))
"""Of contexts within one date and name: those on two cards, whatever the sex, home and birthplace."""
BY_NAME_AND_DATE = (slice(0, 2), slice(0, 1), *ON_TWO_CARDS)
"""Contexts of one name and one date: these two are a key of their own."""
BY_NUMBER_TOO = ((slice(0, 2), slice(1, 2), *ON_TWO_CARDS), (slice(2, 4), slice(0, 2), *ON_TWO_CARDS))
"""Contexts where the name or the date is only nearly the same: some of these pairs met by their numbers."""
SMOOTHING = 120.0
"""So many pairs of one context weigh as much as what numbers say in general where dates are as like."""
OWN_SMOOTHING = 5.0
NAME_SMOOTHING = 50.0
"""So many of one person's pairs with a name as like weigh as much as those of all names together."""
STRANGERS = 2000.0
"""So many pairs of one context weigh as much as the strangers who met in it, who are two people for sure."""
STRANGERS_SMOOTHING = 200.0
DRAWN = 500.0
"""So many pairs of one context weigh as much as the strangers who were drawn in it."""
DRAWN_SMOOTHING = 20.0
"""So many drawn in one context weigh as much as all that were drawn with dates and names as like."""
DRAWN_PRIOR = 50.0
"""So many drawn with dates and names as like weigh as much as what those who met say."""
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
LOOSE = np.isin(
    packing.unpacked(np.arange(SIZE), NUMBER)["nik"],
    [Number.UNKNOWN, Number.FOLLOWS_DATE, Number.SAME_DATE, Number.OTHER],
)
"""Number patterns that bring nobody together: no key is made of what is alike in them."""

Levels = dict[str, NDArray[np.int8]]


def contexts(levels: Levels) -> NDArray[np.int64]:
    """Return in which of `CONTEXTS` the number is heard, from levels of the person's fields [m].

    Two people's numbers are alike where their birth dates, sexes and homes are, for a NIK is made of them; so
    the context says whether these are alike, and whether name and card are. Where names differ and one is rare,
    that one may be misspelt.
    """
    name = np.array([2, 0, 0, 1, 1, 1, 2, 2])[levels["name"]]
    sex = levels["sex"] == Sex.OTHER
    place = np.array([2, 0, 0, 0, 0, 1, 2])[levels["place"]]
    card = np.isin(levels["card"], APART)
    strange = levels["birthplace"] == Birthplace.OTHER
    rare = (name > 0) & (levels["rarity"] == Rarity.RARE)
    made: NDArray[np.int64] = DATE[levels["born"]]
    for part, span in ((name, 3), (sex, 2), (place, 3), (card, 2), (strange, 2), (rare, 2)):
        made = made * span + part
    return made


def born_context(levels: Levels) -> NDArray[np.int64]:
    """Return 0 where the birth date is the same, 1 where damaged, 2 where another, 3 where it is unread [m]."""
    made: NDArray[np.int64] = np.array([3, 0, 0, 1, 1, 1, 1, 2, 2])[levels["born"]]
    return made


@dataclass(frozen=True)
class Strangers:
    """Number patterns of pairs who are two people for sure: [PLAIN, number patterns].

    `met` those who share a key but neither name nor, nearly, anything else; `drawn` those that a lot brought
    together (`padan.comparing.strangers`). A context of a name holds what all names have together.
    """

    met: Floats
    drawn: Floats

    @classmethod
    def of(cls, met: tuple[NDArray[np.int64], Floats], drawn: tuple[NDArray[np.int64], Floats]) -> "Strangers":
        """Count both, from distinct patterns [m] and how many pairs have each."""
        return cls(_of_others(*met), _of_others(*drawn))


def _of_others(patterns: NDArray[np.int64], counts: Floats) -> Floats:
    levels = packing.unpacked(patterns // SIZE, PERSON)
    other = (levels["name"] == Name.OTHER) & (born_context(levels) < 2)
    cell = contexts(levels)[other] * SIZE + (patterns % SIZE)[other]
    made = _counted(cell, counts[other]).sum(axis=1).reshape(DATE_CONTEXTS, NAME_CONTEXTS, REST_CONTEXTS, SIZE)
    return made.sum(axis=1, keepdims=True).repeat(NAME_CONTEXTS, axis=1).reshape(PLAIN, SIZE)


def tables(
    context: NDArray[np.int64], number: NDArray[np.int64], counts: Floats, belief: Floats, known: Strangers
) -> Floats:
    """Return the log ratios of each number pattern in each context, from the beliefs in pairs [m].

    Drawn towards what is so where dates are as like, and with two people towards the strangers `known`.
    """
    cell = context * SIZE + number
    one, two = (_counted(cell, counts * share) for share in (belief, 1.0 - belief))
    plain = _two(two.sum(axis=1).reshape(DATE_CONTEXTS, -1, SIZE), known)
    rare = _misspelt(two[:, 1], plain)
    same = np.log(_unread(_one(one.sum(axis=1).reshape(DATE_CONTEXTS, -1, SIZE))))
    made = np.stack([same - np.log(_unread(other)) for other in (plain, rare)], axis=1)
    return made.reshape(CONTEXTS, SIZE)


def _misspelt(table: Floats, plain: Floats) -> Floats:
    """Return the shares [PLAIN, SIZE] with two people where a name may be misspelt, from counts.

    Who was written down wrong in the name was so in the number too. So NIKs that do not carry the birth date
    are met more often here than `plain` says: in one measure for all whose dates and names are as like.
    """
    found, share = (np.where(TAKEN, 0.0, each) for each in (table, plain))
    share /= share.sum(axis=1, keepdims=True)
    usual = share * found.sum(axis=1, keepdims=True)
    cube = (DATE_CONTEXTS, NAME_CONTEXTS, REST_CONTEXTS, len(Number), OWN.size)
    found, usual = (each.reshape(cube).sum(axis=(2, 3)) for each in (found, usual))
    drawn = NAME_SMOOTHING * share.reshape(cube).sum(axis=3).mean(axis=2)
    more = (found + drawn) / (usual + drawn)
    made = (plain.reshape(cube) * more[:, :, None, None]).reshape(PLAIN, SIZE)
    shares: Floats = made / made.sum(axis=1, keepdims=True)
    return shares


def _unread(shares: Floats) -> Floats:
    """Return the shares [PLAIN, SIZE] with no number held against a birth date that cannot be read."""
    made = shares.reshape(DATE_CONTEXTS, -1, len(Number), OWN.size).copy()
    made[UNREAD] = made[UNREAD].sum(axis=-1, keepdims=True)
    return made.reshape(PLAIN, SIZE)


def _one(table: Floats) -> Floats:
    """Return the shares of number patterns with one person [PLAIN, SIZE], from counts.

    What damage does to a number depends on what it does to the birth date and to the name, for damage seldom
    comes alone and seldom everywhere; not on the card or the home.
    """
    by_name = table.reshape(DATE_CONTEXTS, NAME_CONTEXTS, -1, SIZE).sum(axis=2)
    by_name = np.stack([by_name[0] + by_name[1], by_name[2] + by_name[3], by_name[4], by_name[UNREAD]])
    damaged, unread = by_name[1], by_name[3]
    unread += UNREAD_SMOOTHING * damaged / damaged.sum(axis=1, keepdims=True).clip(1.0)
    general = of_one(by_name.sum(axis=1))
    made = general[:, None].repeat(NAME_CONTEXTS, axis=1)
    for group in (STAYS, MOVED, BLANK):
        inside = np.repeat(group == GROUP, OWN.size)
        usual = general[:, None, inside].sum(axis=2)
        found = by_name[:, :, inside].sum(axis=2) + NAME_SMOOTHING * usual
        made[:, :, inside] *= (found / (by_name.sum(axis=2) + NAME_SMOOTHING) / usual)[:, :, None]
    made = made[[0, 0, 1, 1, 2, 3]]
    return made.repeat(REST_CONTEXTS, axis=1).reshape(PLAIN, SIZE)


def _counted(cell: NDArray[np.int64], weights: Floats) -> Floats:
    """Return the sums of weights in each context and number pattern [PLAIN, 2, SIZE], rare names apart."""
    made = np.bincount(cell, weights=weights, minlength=CONTEXTS * SIZE)
    return made.astype(np.float64).reshape(PLAIN, 2, SIZE)


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


def _two(table: Floats, known: Strangers) -> Floats:
    """Return the shares of number patterns with two people [PLAIN, SIZE], from counts."""
    by_date = table.sum(axis=1)
    general = _towards(by_date, by_date.sum(axis=0)[None]).repeat(PLAIN // DATE_CONTEXTS, axis=0)
    table = table.reshape(PLAIN, SIZE)
    met = _held_against_met(table, general, known.met)
    return _held_against_drawn(table, met, known.drawn)


def _held_against_met(table: Floats, general: Floats, known: Floats) -> Floats:
    made = _towards(table, general)
    free = np.where(TAKEN, 0.0, general)
    example = np.where(TAKEN, 0.0, known)
    example = example + STRANGERS_SMOOTHING * free / free.sum(axis=1, keepdims=True)
    drawn = np.where(TAKEN, 0.0, table) + STRANGERS * example / example.sum(axis=1, keepdims=True)
    left = 1.0 - np.where(TAKEN, made, 0.0).sum(axis=1, keepdims=True)
    return np.where(TAKEN, made, left * drawn / drawn.sum(axis=1, keepdims=True))


def _held_against_drawn(table: Floats, met: Floats, known: Floats) -> Floats:
    """Let drawn strangers speak where pairs meet whatever their numbers are.

    That is so where name and date are the same, for these two are a key of their own. Where one of them is only
    nearly so, some met by their numbers, but none of those whose numbers are `LOOSE`. A family card is a key
    too, and what two people on one card are like no lot shows.
    """
    cube, given = known.reshape(*SHAPE, SIZE), met.reshape(*SHAPE, SIZE)
    usual = cube.sum(axis=(3, 4, 5), keepdims=True) + DRAWN_PRIOR * given
    example = cube + DRAWN_SMOOTHING * usual / usual.sum(axis=-1, keepdims=True)
    many = example.sum(axis=-1, keepdims=True)
    example = example / many
    free = np.where(TAKEN, 0.0, example)
    mixed = np.where(TAKEN, 0.0, table.reshape(cube.shape)) + np.minimum(DRAWN, many) * free
    mixed *= free.sum(axis=-1, keepdims=True) / mixed.sum(axis=-1, keepdims=True)
    made = given.copy()
    made[BY_NAME_AND_DATE] = np.where(TAKEN, example, mixed)[BY_NAME_AND_DATE]
    for near in BY_NUMBER_TOO:
        part = np.where(LOOSE, mixed, 0.0)[near]
        share = np.where(LOOSE, given, 0.0)[near].sum(axis=-1, keepdims=True)
        made[near] = np.where(LOOSE, share * part / part.sum(axis=-1, keepdims=True), given[near])
    return made.reshape(PLAIN, SIZE)


def _towards(table: Floats, general: Floats) -> Floats:
    """Return the shares of each row of counts, drawn towards a general row."""
    size = table.shape[1]
    share = (general + 0.5 / size) / (general.sum(axis=1, keepdims=True) + 0.5)
    drawn = table + SMOOTHING * share
    made: Floats = drawn / drawn.sum(axis=1, keepdims=True)
    return made
