from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.revisions import Facts, Revision, revisions


def rundown(keys: str) -> list[Facts]:
    return [{"id": key, "title": key.upper(), "minutes": 20} for key in keys]


def moved(before: str, after: str) -> str:
    return "".join(
        str(each.after["id"])
        for each in revisions(rundown(before), rundown(after))
        if each.after and each.is_moved
    )


def test_an_item_that_is_taken_elsewhere_was_moved_and_nothing_of_it_changed() -> None:
    before = rundown("abcd")

    assert revisions(before, [before[3], *before[:3]]) == [Revision(before[3], before[3], 4, 1, is_moved=True)]


def test_who_only_makes_room_for_an_item_that_came_or_went_was_not_moved() -> None:
    before, after = rundown("abc"), rundown("xbc")

    assert revisions(before, after) == [
        Revision(None, after[0], None, 1),
        Revision(before[0], None, 1, None),
    ]


def test_an_item_can_be_moved_and_changed_at_once_and_says_which_fields() -> None:
    before, after = rundown("abc"), rundown("cab")
    after[0] = {**after[0], "title": "Penutup", "minutes": 5}

    assert revisions(before, after) == [
        Revision(before[2], after[0], 3, 1, is_moved=True, fields=("title", "minutes"))
    ]


def test_of_two_that_changed_places_one_was_moved() -> None:
    assert (moved("abcd", "abdc"), moved("abcd", "dcba"), moved("", "ab")) == ("d", "dcb", "")


@given(st.permutations("abcdefg"))
def test_nothing_moved_only_where_the_order_is_the_same_and_the_rest_always_keeps_it(order: list[str]) -> None:
    gone = moved("abcdefg", "".join(order))
    rest = [key for key in order if key not in gone]

    assert all(one < other for one, other in pairwise(rest))
    assert (gone == "") == (order == sorted(order))


@given(st.permutations("abcd"), st.permutations("cdef"))
def test_whatever_one_way_came_the_other_way_went(one: list[str], other: list[str]) -> None:
    there = revisions(rundown("".join(one)), rundown("".join(other)))
    back = revisions(rundown("".join(other)), rundown("".join(one)))

    assert {(each.was_at, each.is_at) for each in there if not (each.before and each.after)} == {
        (each.is_at, each.was_at) for each in back if not (each.before and each.after)
    }
