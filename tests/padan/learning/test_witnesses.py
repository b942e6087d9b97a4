import numpy as np
import pytest

from padan import matching
from padan.comparing.levels import FIELDS, Birthplace, Born, Card, Name, Number, Own, Place
from padan.comparing.patterns import packed
from padan.learning.witnesses import Counted, affirmed, denied, first_belief, learn
from tests.padan.voters import made_register


def pattern(**levels: int) -> np.ndarray:
    told = {field.name: 1 for field in FIELDS} | levels
    return packed({name: np.array([level], np.int8) for name, level in told.items()}).astype(np.int64)


UNREAD = {
    "born": Born.UNKNOWN,
    "own": Own.UNKNOWN,
    "nik": Number.OTHER,
    "card": Card.OTHER,
    "place": Place.SAME_VILLAGE,
}


@pytest.mark.parametrize(
    ("levels", "two_people"),
    [
        pytest.param({}, False, id="all the same"),
        pytest.param({"nik": Number.UNKNOWN, "born": Born.OTHER}, True, id="only the name is the same"),
        pytest.param({"name": Name.OTHER, "card": Card.OTHER}, True, id="a shared NIK with another name"),
        pytest.param({"name": Name.OTHER}, False, id="another name, but NIK, date and card are the same"),
        pytest.param({"name": Name.OTHER, "nik": Number.NEIGHBOR}, True, id="twins"),
        pytest.param({"nik": Number.UNKNOWN}, False, id="name and date without a NIK"),
        pytest.param(
            {"name": Name.OTHER, "card": Card.UNKNOWN}, False, id="another name, and the list has no cards"
        ),
        pytest.param(
            {"name": Name.SHARES_WORD, "born": Born.DAY_OR_MONTH, "nik": Number.SAME_TAIL, "card": Card.OTHER},
            True,
            id="three halves",
        ),
        pytest.param(UNREAD, False, id="one name in one village, a birth date that cannot be read"),
        pytest.param(UNREAD | {"name": Name.ALIKE}, True, id="an unread date, and the names are only alike"),
        pytest.param(UNREAD | {"place": Place.SAME_DISTRICT}, True, id="an unread date, and other villages"),
        pytest.param(
            UNREAD | {"name": Name.OTHER, "nik": Number.SAME, "card": Card.UNKNOWN},
            False,
            id="another name and an unread date, but the number is the same and the list has no cards",
        ),
        pytest.param(
            UNREAD | {"name": Name.OTHER, "nik": Number.SAME}, True, id="another name and card, an unread date"
        ),
    ],
)
def test_two_of_three_must_speak_for_one_person(levels: dict[str, int], two_people: bool) -> None:
    assert denied(pattern(**levels)).tolist() == [two_people]


def test_one_name_and_one_day_on_one_card_are_one_person_whatever_the_number() -> None:
    assert affirmed(pattern(nik=Number.NEIGHBOR)).tolist() == [True]
    assert affirmed(pattern(nik=Number.NEIGHBOR, card=Card.OTHER)).tolist() == [False]
    assert affirmed(pattern(nik=Number.NEIGHBOR, name=Name.ONE_SLIP)).tolist() == [False]


def test_a_model_ranks_a_slip_above_another_number() -> None:
    model = matching.dedupe(made_register()).learned.model
    moved = {"card": Card.OTHER, "place": 4}

    slip, other = (
        model.probabilities(pattern(nik=nik, own=Own.ONE_DISAGREES, **moved))[0]
        for nik in (Number.SLIP, Number.OTHER)
    )

    assert slip > 0.9 > other


NOBODY = Counted.of(np.zeros(0, dtype=np.int32))
"""No strangers were drawn."""


def test_learning_is_the_same_every_time() -> None:
    counted = Counted.of(matching.dedupe(made_register()).patterns)

    one, other = learn(counted, drawn=NOBODY, rounds=3), learn(counted, drawn=NOBODY, rounds=3)

    assert one.probabilities(counted.patterns).tolist() == other.probabilities(counted.patterns).tolist()


def test_a_decision_teaches() -> None:
    patterns = matching.dedupe(made_register()).patterns
    counted = Counted.of(patterns)
    doubtful = pattern(nik=Number.UNKNOWN, own=Own.UNKNOWN, card=Card.OTHER, place=5)

    before = learn(counted, drawn=NOBODY, rounds=3).probabilities(doubtful)[0]
    told = (np.repeat(doubtful, 30), np.zeros(30, dtype=bool))
    after = learn(counted, drawn=NOBODY, decided=told, rounds=3).probabilities(doubtful)[0]

    assert after < before


def test_first_belief_knows_no_truth_but_the_number() -> None:
    assert first_belief(pattern())[0] > first_belief(pattern(nik=Number.OTHER))[0]


def test_a_decided_pair_stands_in_for_one_that_was_believed() -> None:
    counted = Counted.of(np.repeat(pattern(), 100).astype(np.int32))

    one, other = (
        learn(
            counted, drawn=NOBODY, decided=(np.repeat(pattern(), told), np.zeros(told, dtype=bool))
        ).probabilities(pattern())[0]
        for told in (10, 90)
    )

    assert one > 0.8
    assert other < 0.5


def test_another_birthplace_speaks_against_one_person_however_many_pairs_share_the_rest() -> None:
    # What is met by the thousand has a share of its own, which the levels in general hardly move.
    levels = {"name": Name.ONE_SLIP, "card": Card.OTHER, "place": Place.SAME_REGENCY}
    kinds = [
        (pattern(), 20_000),
        *(
            (pattern(birthplace=Birthplace.OTHER, nik=nik, **levels), 400)
            for nik in (Number.SLIP, Number.OTHER)
        ),
        *((pattern(nik=nik, **levels), 400) for nik in (Number.SLIP, Number.OTHER)),
    ]
    counted = Counted.of(np.concatenate([np.repeat(met, times) for met, times in kinds]).astype(np.int32))

    model = learn(counted, drawn=NOBODY)

    elsewhere, same = (
        model.log_odds(pattern(birthplace=place, nik=Number.SLIP, **levels))[0]
        for place in (Birthplace.OTHER, Birthplace.SAME)
    )
    assert same - elsewhere > 3.0
