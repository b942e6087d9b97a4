from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from rembuk.record.core.reach import FEWEST, by_district, seen_before, told


def test_who_came_to_an_earlier_talk_returns() -> None:
    assert seen_before([["a", "b"], ["b", "c"], [], ["a", "c", "d"]]) == [(2, 0), (1, 1), (0, 0), (1, 2)]


def test_a_small_part_is_told_neither_by_itself_nor_by_what_is_left() -> None:
    assert told(20, FEWEST - 1) == (None, None)
    assert told(1, 0) == (None, None)
    assert told(20, 0) == (20, 0)
    assert told(20, FEWEST) == (20, FEWEST)


def test_districts_of_few_people_stand_together_and_a_single_one_takes_another_along() -> None:
    assert by_district({"A": 19, "B": 7, "C": 3, "D": 2}) == ([("A", 15), ("B", 5)], 5)
    assert by_district({"A": 19, "B": 7, "C": 3}) == ([("A", 15)], 10)
    assert by_district({"A": 19, "B": 7, "C": 1, "D": 1}) == ([("A", 15)], 5)
    assert by_district({"A": 2}) == ([], 0)


def test_one_person_more_is_seen_in_no_figure_unless_a_whole_five_is_full() -> None:
    assert by_district({"A": 16, "B": 11}) == by_district({"A": 17, "B": 14})


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 30), max_size=8))
def test_no_figure_of_a_district_is_of_few_people(counts: dict[str, int]) -> None:
    named, others = by_district(counts)

    assert all(n >= FEWEST and 0 <= counts[name] - n < 5 and n % 5 == 0 for name, n in named)
    assert others == 0 or others >= FEWEST
    unnamed = sum(n for name, n in counts.items() if name not in dict(named))
    assert unnamed == 0 or unnamed >= FEWEST or not named
    assert sum(n for _, n in named) + others <= Counter(counts).total()
