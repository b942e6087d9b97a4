import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from padan.comparing.levels import Number, Own
from padan.comparing.numbers import number_levels, own_levels, slipped
from tests.padan.voters import both

NIKS = st.from_regex(r"[1-9][0-9]{15}", fullmatch=True)
NIK = "3574011506710002"


def level(left: str | None, right: str | None, **told: object) -> Number:
    return Number(int(number_levels(*both({"nik": left, **told}, {"nik": right, **told}))[0]))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (NIK, Number.SAME),
        (None, Number.UNKNOWN),
        ("3574011506710003", Number.NEIGHBOR),
        ("3574011506710902", Number.SERIAL_SLIP),
        ("3574011506713421", Number.SAME_HEAD),
        ("3514011506710002", Number.REGION_SLIP),
        ("3508221506710002", Number.SAME_TAIL),
        ("3574011506810002", Number.SLIP),
        ("357401150671002", Number.SLIP),
        ("3574015106710002", Number.SLIP),
        ("3509221506719998", Number.SAME_DATE),
        ("3509222207810099", Number.OTHER),
    ],
)
def test_the_level_of_two_niks(other: str | None, expected: Number) -> None:
    assert level(NIK, other) is expected
    assert level(other, NIK) is expected


def test_numbers_that_differ_as_their_dates_do_say_so() -> None:
    from datetime import date

    left = {"nik": NIK, "birthdate": date(1971, 6, 15)}
    right = {"nik": "3574011506720002", "birthdate": date(1972, 6, 15)}

    assert Number(int(number_levels(*both(left, right))[0])) is Number.FOLLOWS_DATE
    assert Own(int(own_levels(*both(left, right))[0])) is Own.BOTH_AGREE


def damaged(digits: str, kind: str, place: int, digit: str) -> str:
    if kind == "wrong":
        return digits[:place] + digit + digits[place + 1 :]
    if kind == "lost":
        return digits[:place] + digits[place + 1 :]
    return digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]


@given(NIKS, st.sampled_from(["wrong", "lost", "swapped"]), st.integers(1, 14), st.sampled_from("0123456789"))
def test_every_single_slip_is_seen(nik: str, kind: str, place: int, digit: str) -> None:
    other = damaged(nik, kind, place, digit)

    assert slip(nik, other) == (nik != other)


@given(NIKS, NIKS)
def test_a_slip_is_claimed_only_where_there_is_one(nik: str, other: str) -> None:
    differing = [place for place in range(16) if nik[place] != other[place]]
    one = len(differing) == 1
    swap = (
        len(differing) == 2
        and differing[1] - differing[0] == 1
        and nik[differing[0]] == other[differing[1]]
        and nik[differing[1]] == other[differing[0]]
    )

    assert slip(nik, other) == (one or swap)


def slip(left: str, right: str) -> bool:
    one, other = (np.array([int(digits)], np.uint64) for digits in (left, right))
    length, other_length = (np.array([len(digits)], np.int8) for digits in (left, right))
    return bool(slipped(one, other, length, other_length)[0])
