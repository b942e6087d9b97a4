import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.hall.core.polls import NoSuchChoice, PollKind, Tally, keys_of, mask_of, tally

OPTIONS = ["Pernah", "Belum", "Lupa"]
STEPS = ["tidak jelas", "cukup", "jelas"]


@pytest.mark.parametrize(
    ("choice", "kind", "mask"),
    [
        ("A", PollKind.SINGLE, 0b001),
        ("c", PollKind.SINGLE, 0b100),
        (" B ", PollKind.SINGLE, 0b010),
        ("Lupa", PollKind.SINGLE, 0b100),
        (0, PollKind.SINGLE, 0b001),
        (["A"], PollKind.QUIZ, 0b001),
        (["A", "C"], PollKind.MULTIPLE, 0b101),
        (["C", "C"], PollKind.MULTIPLE, 0b100),
        (1, PollKind.SCALE, 0b001),
        ("3", PollKind.SCALE, 0b100),
    ],
)
def test_a_choice_is_read(choice: object, kind: PollKind, mask: int) -> None:
    assert mask_of(choice, kind, STEPS if kind is PollKind.SCALE else OPTIONS) == mask


@pytest.mark.parametrize(
    ("choice", "kind"),
    [
        (None, PollKind.SINGLE),
        ("", PollKind.SINGLE),
        ("D", PollKind.SINGLE),
        (3, PollKind.SINGLE),
        (-1, PollKind.SINGLE),
        (True, PollKind.SINGLE),
        (1.0, PollKind.SINGLE),
        ({"A": 1}, PollKind.SINGLE),
        (["A", "B"], PollKind.SINGLE),
        ([], PollKind.MULTIPLE),
        (["A", "Z"], PollKind.MULTIPLE),
        (["A", "B", "C", "A"], PollKind.MULTIPLE),
        (["A", "B"], PollKind.QUIZ),
        (0, PollKind.SCALE),
        (4, PollKind.SCALE),
    ],
)
def test_a_choice_that_is_not_offered_is_refused(choice: object, kind: PollKind) -> None:
    with pytest.raises(NoSuchChoice):
        mask_of(choice, kind, OPTIONS)


@given(st.lists(st.sets(st.integers(0, 5), min_size=1)))
def test_the_tally_counts_each_option_as_often_as_it_was_chosen(answers: list[set[int]]) -> None:
    masks: dict[int, int] = {}
    for answer in answers:
        mask = sum(1 << place for place in answer)
        masks[mask] = masks.get(mask, 0) + 1

    counted = tally(masks, 6)

    assert counted.people == len(answers)
    assert list(counted.counts) == [sum(place in answer for answer in answers) for place in range(6)]


def test_the_mean_of_a_scale_counts_its_steps_from_one() -> None:
    assert [Tally(3, (1, 0, 2)).mean, Tally(0, (0, 0)).mean] == [pytest.approx(7 / 3), None]


def test_the_chosen_options_are_named_again() -> None:
    assert keys_of(0b101, PollKind.MULTIPLE, OPTIONS) == ["A", "C"]
    assert keys_of(0b010, PollKind.SCALE, STEPS) == ["2"]
