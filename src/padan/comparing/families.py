"""Family cards of pairs of rows, and whether another member of the one is on the other as well."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from padan.blocking.pairs import spans
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
        """Sort the members by card."""
        # By card, and on one card by member; only the second sort must keep the order of the first.
        order = np.argsort(members)
        order = order[np.argsort(cards[order], kind="stable")]
        order = order[cards[order] > 0]
        return cls(cards[order], members[order])

    def of_cards(self, cards: Hashes) -> "Families":
        """Return only the first `MOST_MEMBERS` members of these cards, which are distinct and in order."""
        places = np.add.outer(np.searchsorted(self.cards, cards), np.arange(MOST_MEMBERS))
        wanted = np.repeat(cards, MOST_MEMBERS)[places.ravel() < len(self.cards)]
        places = places[places < len(self.cards)]
        places = places[self.cards[places] == wanted]
        return Families(self.cards[places], self.members[places])

    def joined(self, other: "Families") -> "Families":
        """Return these families and a few others; of a card only its first `MOST_MEMBERS` stand in order."""
        low, number = spans(other.cards, self.cards)
        place = low.copy()
        for nth in range(MOST_MEMBERS):
            has = np.flatnonzero(number > nth)
            place[has] += self.members[low[has] + nth] < other.members[has]
        return Families(
            np.insert(self.cards, place, other.cards), np.insert(self.members, place, other.members)
        )

    def on(self, cards: Hashes) -> Hashes:
        """Return up to `MOST_MEMBERS` members of each card [MOST_MEMBERS, k]; 0 where there is none."""
        low, number = spans(cards, self.cards)
        made = np.zeros((MOST_MEMBERS, len(cards)), dtype=np.uint64)
        for place in range(MOST_MEMBERS):
            has = np.flatnonzero(number > place)
            made[place, has] = self.members[low[has] + place]
        return made


def member_hashes(columns: Columns) -> Hashes:
    """Return what a row is known by among the members of its card [n]."""
    return tuples(columns.bag, columns.year)


def card_levels(left: Columns, right: Columns, families_l: Families, families_r: Families) -> NDArray[np.int8]:
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
