import numpy as np

from padan.comparing.frequencies import Frequencies
from padan.comparing.levels import Rarity


def bags(*values: int) -> np.ndarray:
    return np.array(values, np.uint64)


def test_the_rarer_of_two_names_counts_and_no_name_is_unknown() -> None:
    frequencies = Frequencies.of(bags(*[7] * 300, 8, 0, 0))

    levels = frequencies.levels(bags(7, 7, 7), bags(7, 8, 0))

    assert [Rarity(level) for level in levels] == [Rarity.COMMON, Rarity.RARE, Rarity.UNKNOWN]


def test_a_name_that_the_list_does_not_know_is_borne_by_nobody() -> None:
    assert Frequencies.of(bags(5)).count(bags(4, 5, 6)).tolist() == [0, 1, 0]
    assert Frequencies.of(bags()).count(bags(4)).tolist() == [0]
