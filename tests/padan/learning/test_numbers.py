import numpy as np

from padan.comparing.levels import FIELDS, PERSON, Born, Card, Name, Number, Own
from padan.comparing.patterns import NUMBER_PATTERNS, packed, unpacked
from padan.learning import numbers
from padan.learning.numbers import BORN_CONTEXTS, CONTEXTS


def pattern(**levels: int) -> np.ndarray:
    told = {field.name: 1 for field in FIELDS} | levels
    return packed({name: np.array([level], np.int8) for name, level in told.items()}).astype(np.int64)


def context(of: np.ndarray) -> np.ndarray:
    return numbers.contexts(unpacked(of // NUMBER_PATTERNS, PERSON))


def test_what_a_slip_does_to_a_number_is_learned_from_all_dates_together() -> None:
    # In a large list people of one day and serial, from other regions, meet by the thousand.
    chance = np.zeros((BORN_CONTEXTS, len(Number), len(Own)))
    chance[0, Number.SAME, Own.BOTH_AGREE] = chance[1, Number.SAME, Own.ONE_DISAGREES] = 900.0
    chance[1, Number.SAME_TAIL, Own.ONE_DISAGREES] = 600.0

    shares = numbers.of_one(chance.reshape(BORN_CONTEXTS, -1)).reshape(chance.shape)

    assert np.abs(shares.sum(axis=(1, 2)) - 1.0).max() < 1e-9
    assert shares[1, Number.SAME_TAIL].sum() < 0.3
    assert np.abs(shares[0, Number.SAME_TAIL].sum() - shares[1, Number.SAME_TAIL].sum()) < 1e-4


def test_strangers_are_pairs_of_another_name_and_speak_in_every_context_of_a_name() -> None:
    strange = pattern(name=Name.OTHER, nik=Number.NEIGHBOR)
    both = np.concatenate([strange, pattern(name=Name.SAME, nik=Number.NEIGHBOR)])

    known = numbers.strangers(both, np.array([30.0, 7.0]))

    assert known.sum() == 30.0 * numbers.NAME_CONTEXTS
    for name in (Name.SAME, Name.ALIKE, Name.OTHER):
        assert known[context(pattern(name=name, nik=Number.NEIGHBOR))[0], strange[0] % NUMBER_PATTERNS] == 30.0


def test_what_strangers_have_often_speaks_less_for_one_person() -> None:
    twins, others = (pattern(nik=nik, name=Name.ONE_SLIP) for nik in (Number.NEIGHBOR, Number.OTHER))
    met = np.concatenate([twins, others])
    known = numbers.strangers(pattern(nik=Number.NEIGHBOR, name=Name.OTHER), np.array([5000.0]))

    alone, told = (
        numbers.tables(
            context(met), met % NUMBER_PATTERNS, np.array([50.0, 5000.0]), np.array([0.5, 0.1]), held
        )[context(twins)[0], twins[0] % NUMBER_PATTERNS]
        for held in (np.zeros((CONTEXTS, NUMBER_PATTERNS)), known)
    )

    assert told < alone - 1.0


def test_a_number_that_strangers_share_is_no_example_for_others() -> None:
    # The same NIK brings strangers together, so there are too many of them among the candidates.
    strange = pattern(nik=Number.SAME, name=Name.OTHER, card=Card.OTHER, own=Own.BOTH_AGREE)
    alike = pattern(nik=Number.SAME, born=Born.SAME, card=Card.OTHER)
    where = context(alike), alike % NUMBER_PATTERNS

    alone, told = (
        numbers.tables(*where, np.array([50.0]), np.array([0.5]), held)
        for held in (np.zeros((CONTEXTS, NUMBER_PATTERNS)), numbers.strangers(strange, np.array([5000.0])))
    )

    assert alone.tolist() == told.tolist()
