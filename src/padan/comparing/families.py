"""Family cards of pairs of rows, and whether another member of the one is on the other as well."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from padan.columns import Columns
from padan.comparing.levels import Card
from padan.comparing.numbers import slipped
from padan.hashing import Hashes, tuples

MOST_MEMBERS = 6


@dataclass(frozen=True)
class Families:
    """Who is on each family card: cards sorted uint64 [m], and for each of their rows the member's hash."""

    cards: Hashes
    members: Hashes

    @classmethod
    def of(cls, columns: Columns) -> "Families":
        """Gather the members of every card.

        A member is known by the sound of the name and the year of birth.
        """
        return cls.gathered(columns.nkk, member_hashes(columns))

    @classmethod
    def gathered(cls, cards: Hashes, members: Hashes) -> "Families":
        """Sort the members by card; of whom too little is known is left out."""
        # By card, and on one card by member; only the second sort must keep the order of the first.
        order = np.argsort(members)
        order = order[np.argsort(cards[order], kind="stable")]
        order = order[(cards[order] > 0) & (members[order] > 0)]
        return cls(cards[order], members[order])

    def joined(self, other: "Families") -> "Joined":
        """Return these families and others as those of one list, of which none is copied."""
        return Joined(self, other)

    def on(self, cards: Hashes) -> Hashes:
        """Return up to `MOST_MEMBERS` members of each card [MOST_MEMBERS, k]; 0 where there is none."""
        made = np.zeros((MOST_MEMBERS, len(cards)), dtype=np.uint64)
        # In growing order each search ends near the last one, in memory that is at hand.
        order = np.argsort(cards)
        growing = cards[order]
        at = np.searchsorted(self.cards, growing)
        has = np.arange(len(cards))
        for place in range(MOST_MEMBERS):
            has = has[at[has] + place < len(self.cards)]
            has = has[self.cards[at[has] + place] == growing[has]]
            made[place, order[has]] = self.members[at[has] + place]
        return made


@dataclass(frozen=True)
class Joined:
    """The families of two parts of one list."""

    one: Families
    other: Families

    def on(self, cards: Hashes) -> Hashes:
        """Return up to `MOST_MEMBERS` members of each card [MOST_MEMBERS, k], as of one list."""
        made, more = self.one.on(cards), self.other.on(cards)
        has = np.flatnonzero(more[0])
        # Less one, the 0 of nobody is the largest number there is, and comes last.
        both = np.concatenate([made[:, has], more[:, has]]) - np.uint64(1)
        made[:, has] = np.sort(both, axis=0)[:MOST_MEMBERS] + np.uint64(1)
        return made


def member_hashes(columns: Columns) -> Hashes:
    """Return what a row is known by among the members of its card [n]."""
    return tuples(columns.bag, columns.year)


def card_levels(
    left: Columns, right: Columns, families_l: Families | Joined, families_r: Families | Joined
) -> NDArray[np.int8]:
    """Return a level of `Card` for each pair [k]."""
    a, b = left.nkk, right.nkk
    unknown = (a == 0) | (b == 0)
    same = (a == b) & ~unknown
    made = np.where(unknown, Card.UNKNOWN, np.where(same, Card.SAME, Card.OTHER))
    length = np.full(len(a), 16, dtype=np.int8)
    rest = np.flatnonzero(made == Card.OTHER)
    made[rest[slipped(a[rest], b[rest], length[rest], length[rest])]] = Card.SLIP
    # Kin says something only about names that are at least alike; looking elsewhere would be for nothing.
    rest = np.flatnonzero((made == Card.OTHER) & ((left.sound == right.sound) | (left.nik == right.nik)))
    ours, theirs = families_l.on(a[rest]), families_r.on(b[rest])
    own_l, own_r = (tuples(side.bag[rest], side.year[rest]) for side in (left, right))
    made[rest[_kin(ours, theirs, own_l, own_r)]] = Card.SAME_KIN
    return made.astype(np.int8)


def _kin(ours: Hashes, theirs: Hashes, own_l: Hashes, own_r: Hashes) -> NDArray[np.bool_]:
    """Tell in which pairs a member of the one card, neither of the two, is on the other [k]."""
    made = np.zeros(len(own_l), dtype=bool)
    for member in ours:
        met = np.zeros(len(member), dtype=bool)
        for other in theirs:
            met |= member == other
        made |= met & (member > 0) & (member != own_l) & (member != own_r)
    return made
