import numpy as np

from padan.comparing.levels import FIELDS, PERSON, Born, Card, Name, Number, Own, Rarity
from padan.comparing.patterns import NUMBER_PATTERNS, packed, unpacked
from padan.learning import numbers
from padan.learning.numbers import BORN_CONTEXTS, Strangers

NONE = np.zeros(0, dtype=np.int64), np.zeros(0)


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

    met = Strangers.of((both, np.array([30.0, 7.0])), NONE).met

    assert met.sum() == 30.0 * numbers.NAME_CONTEXTS
    for name in (Name.SAME, Name.ALIKE, Name.OTHER):
        # Strangers do not tell a rare name from another.
        plain = context(pattern(name=name, nik=Number.NEIGHBOR))[0] // 2
        assert met[plain, strange[0] % NUMBER_PATTERNS] == 30.0


def test_what_strangers_have_often_speaks_less_for_one_person() -> None:
    twins, others = (pattern(nik=nik, name=Name.ONE_SLIP) for nik in (Number.NEIGHBOR, Number.OTHER))
    met = np.concatenate([twins, others])
    known = Strangers.of((pattern(nik=Number.NEIGHBOR, name=Name.OTHER), np.array([5000.0])), NONE)

    alone, told = (
        numbers.tables(
            context(met), met % NUMBER_PATTERNS, np.array([50.0, 5000.0]), np.array([0.5, 0.1]), held
        )[context(twins)[0], twins[0] % NUMBER_PATTERNS]
        for held in (Strangers.of(NONE, NONE), known)
    )

    assert told < alone - 1.0


def test_a_number_that_strangers_share_is_no_example_for_others() -> None:
    # The same NIK brings strangers together, so there are too many of them among the candidates.
    strange = pattern(nik=Number.SAME, name=Name.OTHER, card=Card.OTHER, own=Own.BOTH_AGREE)
    alike = pattern(nik=Number.SAME, born=Born.SAME, card=Card.OTHER)
    where = context(alike), alike % NUMBER_PATTERNS

    alone, told = (
        numbers.tables(*where, np.array([50.0]), np.array([0.5]), held)
        for held in (Strangers.of(NONE, NONE), Strangers.of((strange, np.array([5000.0])), NONE))
    )

    assert alone.tolist() == told.tolist()


def told(met: np.ndarray, counts: list[float], known: Strangers, *, belief: float = 0.3) -> np.ndarray:
    believed = np.full(len(met), belief)
    made = numbers.tables(context(met), met % NUMBER_PATTERNS, np.array(counts), believed, known)
    found: np.ndarray = made[context(met), met % NUMBER_PATTERNS]
    return found


def test_drawn_strangers_say_how_often_two_people_have_one_number_by_chance() -> None:
    # Pairs meet because their NIKs are alike, so the candidates hold far more of them than chance makes.
    alike = np.concatenate([pattern(nik=nik, card=Card.OTHER) for nik in (Number.SLIP, Number.SAME_DATE)])
    strangers = alike + pattern(name=Name.OTHER) - pattern(name=Name.SAME)

    alone = told(alike, [60.0, 900.0], Strangers.of(NONE, NONE))
    drawn = told(alike, [60.0, 900.0], Strangers.of(NONE, (strangers, np.array([1.0, 40_000.0]))))

    assert drawn[0] > alone[0] + 3.0
    assert abs(drawn[1] - alone[1]) < 0.5


def test_drawn_strangers_do_not_speak_of_one_family_card_nor_of_numbers_that_brought_a_pair_together() -> None:
    levels = {"born": Born.DAY_OR_MONTH, "own": Own.ONE_DISAGREES, "nik": Number.SLIP}
    slipped, family = pattern(**levels, card=Card.OTHER), pattern(nik=Number.SLIP, card=Card.SAME)
    misspelt = pattern(name=Name.WORD_LESS, nik=Number.SERIAL_SLIP, card=Card.OTHER)

    for pair, name in ((slipped, Name.SAME), (family, Name.SAME), (misspelt, Name.WORD_LESS)):
        strangers = pair + pattern(name=Name.OTHER) - pattern(name=name)
        known = Strangers.of(NONE, (strangers, np.array([40_000.0])))
        assert told(pair, [60.0], known).tolist() == told(pair, [60.0], Strangers.of(NONE, NONE)).tolist()


def test_of_names_nearly_the_same_drawn_strangers_tell_apart_numbers_that_bring_nobody_together() -> None:
    levels = {"name": Name.WORD_LESS, "rarity": Rarity.KNOWN, "card": Card.OTHER}
    heard_of = (Number.SLIP, Number.SAME_DATE, Number.OTHER)
    misspelt = np.concatenate([pattern(**levels, nik=nik) for nik in heard_of])
    strangers = misspelt + pattern(name=Name.OTHER) - pattern(name=Name.WORD_LESS)
    drawn = Strangers.of(NONE, (strangers, np.array([40_000.0, 1.0, 40_000.0])))

    alone, heard = (told(misspelt, [60.0, 500.0, 500.0], known) for known in (Strangers.of(NONE, NONE), drawn))

    assert heard[0] == alone[0]
    assert heard[1] > alone[1] + 0.2
    assert heard[2] < alone[2] - 0.1


def test_where_a_name_is_intact_a_number_is_the_more_often_made_anew() -> None:
    # Damage seldom comes everywhere at once: who is misread in the number was not misread in the name.
    kinds = [
        (Name.SAME, Number.OTHER),
        (Name.SAME, Number.SAME),
        (Name.ALIKE, Number.OTHER),
        (Name.ALIKE, Number.SAME),
    ]
    met = np.concatenate([pattern(name=name, nik=nik) for name, nik in kinds])

    made = told(met, [500.0, 500.0, 10.0, 990.0], Strangers.of(NONE, NONE), belief=0.999)

    assert made[0] - made[1] > made[2] - made[3] + 1.0


def test_a_default_date_beside_a_date_is_heard_apart_from_other_damage() -> None:
    # Where offices write a default for a date, the NIK keeps the date: of strangers too, and by the thousand.
    kinds = [pattern(born=born, nik=Number.OTHER, own=Own.ONE_DISAGREES, card=Card.OTHER)
             for born in (Born.YEAR_AND_DEFAULT, Born.DAY_OR_MONTH)]  # fmt: skip
    agreeing = [
        pattern(born=born, nik=Number.OTHER, card=Card.OTHER)
        for born in (Born.YEAR_AND_DEFAULT, Born.DAY_OR_MONTH)
    ]
    other_name = pattern(name=Name.OTHER) - pattern(name=Name.SAME)
    drawn = np.concatenate([*kinds, *agreeing]) + other_name, np.array([900.0, 20.0, 9_000.0, 9_000.0])

    made = told(np.concatenate(kinds), [5.0, 5.0], Strangers.of(NONE, drawn))

    assert made[0] < made[1] - 1.0


def test_that_no_number_can_be_held_against_an_unread_date_says_nothing() -> None:
    unread, read = pattern(born=Born.UNKNOWN, own=Own.UNKNOWN), pattern(born=Born.SAME)
    met = np.concatenate([unread, read])

    made = numbers.tables(
        context(met),
        met % NUMBER_PATTERNS,
        np.array([40.0, 900.0]),
        np.array([0.5, 0.9]),
        Strangers.of(NONE, NONE),
    ).reshape(-1, len(Number), len(Own))

    told_apart = [len(set(made[context(pair)[0], Number.SAME].tolist())) > 1 for pair in (unread, read)]
    assert told_apart == [False, True]


def test_a_rare_name_that_differs_may_be_misspelt_and_then_its_number_is_wrong_the_oftener() -> None:
    # A second entry that was written down wrong meets strangers too, with its wrong name and its wrong number.
    def heard(name: Name, rarity: Rarity) -> float:
        pairs = [
            pattern(name=name, rarity=rarity, card=Card.OTHER, nik=nik, own=own)
            for nik, own in ((Number.OTHER, Own.ONE_DISAGREES), (Number.SAME_DATE, Own.BOTH_AGREE))
        ]
        common = [pair + pattern(rarity=Rarity.FREQUENT) - pattern(rarity=rarity) for pair in pairs]
        counts = [300.0, 2700.0, 300.0, 29_700.0]
        return float(told(np.concatenate(pairs + common), counts, Strangers.of(NONE, NONE), belief=0.05)[0])

    for name in (Name.ONE_SLIP, Name.SHARES_WORD):
        assert heard(name, Rarity.RARE) < heard(name, Rarity.KNOWN) - 1.0
    assert heard(Name.SAME, Rarity.RARE) == heard(Name.SAME, Rarity.KNOWN)
