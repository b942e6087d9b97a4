from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from padan.columns import columns
from padan.comparing.families import MOST_MEMBERS, Families, card_levels
from padan.comparing.levels import Card
from tests.padan.voters import register

WIFE = {"name": "CONTOH DUA", "sex": "P", "birthdate": date(1975, 2, 3)}
MOVED = "3513010101200009"
CARD_AND_MEMBER = st.tuples(st.integers(0, 4), st.integers(0, 30))


def level(*voters: dict[str, object]) -> Card:
    rows = columns(register(*voters).table)
    families = Families.of(rows)
    return Card(int(card_levels(rows.take(np.array([0])), rows.take(np.array([1])), families, families)[0]))


def test_one_card_is_the_same_and_a_digit_is_a_slip() -> None:
    assert level({}, {}) is Card.SAME
    assert level({}, {"nkk": "3574010101100007"}) is Card.SLIP
    assert level({}, {"nkk": None}) is Card.UNKNOWN


def test_another_member_on_both_cards_is_kin() -> None:
    assert level({}, {"nkk": MOVED}, WIFE, {**WIFE, "nkk": MOVED}) is Card.SAME_KIN


def test_the_pair_itself_is_not_its_own_kin() -> None:
    assert level({}, {"nkk": MOVED}, WIFE) is Card.OTHER


def test_of_a_large_card_the_first_members_are_told_and_of_an_unknown_one_none() -> None:
    families = Families.gathered(np.repeat(np.array([5, 7], np.uint64), 8), np.arange(1, 17, dtype=np.uint64))

    told = families.on(np.array([6, 7, 9], np.uint64))

    assert told.T.tolist() == [[0] * MOST_MEMBERS, [9, 10, 11, 12, 13, 14], [0] * MOST_MEMBERS]


def test_whose_name_or_year_is_unknown_takes_no_place_among_the_members() -> None:
    families = Families.gathered(np.array([5, 5, 0], np.uint64), np.array([0, 3, 4], np.uint64))

    assert (families.cards.tolist(), families.members.tolist()) == ([5], [3])


@given(st.lists(CARD_AND_MEMBER, max_size=40), st.lists(CARD_AND_MEMBER, max_size=12))
def test_joined_families_hold_the_members_that_all_together_would(
    known: list[tuple[int, int]], new: list[tuple[int, int]]
) -> None:
    def gathered(lines: list[tuple[int, int]]) -> Families:
        cards, members = np.array(lines, np.uint64).reshape(-1, 2).T
        return Families.gathered(cards, members)

    joined, together = gathered(known).joined(gathered(new)), gathered(known + new)

    cards = np.arange(1, 5, dtype=np.uint64)
    assert joined.on(cards).tolist() == together.on(cards).tolist()
