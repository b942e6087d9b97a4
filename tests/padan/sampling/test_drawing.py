from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from padan import codes
from padan.errors import BadInput
from padan.reading import read
from padan.sampling.drawing import Unit, allocate, by_remark, changes, draw, frame_of
from tests.padan.recap.test_counting import AFTER, BEFORE, HEAD

SEED = bytes(range(32))
UNITS = [Unit("new", row) for row in range(100)] + [Unit("removed", row) for row in range(10)]


def test_every_kind_of_change_is_a_stratum(tmp_path: Path) -> None:
    for name, rows in (("before", BEFORE), ("after", AFTER)):
        (tmp_path / f"{name}.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows))
    before, after = read(tmp_path / "before.csv"), read(tmp_path / "after.csv")

    assert changes(before, after, codes.load(), kept=True) == [
        Unit("changed", 2), Unit("moved", 3), Unit("moved", 4), Unit("new", 5), Unit("removed", 4),
    ]  # fmt: skip
    assert changes(before, before, codes.load(), kept=False) == []


def test_one_list_has_its_remarks_as_strata(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Nama,Keterangan\nA,baru\nB,\nC,8\nD,zzz\n")

    assert [unit.kind for unit in by_remark(read(tmp_path / "list.csv"), codes.load())] == ["-", "8", "?", "B"]


def test_the_same_seed_draws_the_same_rows_in_any_order_of_the_list() -> None:
    sizes = {"new": 3, "removed": 2}

    assert draw(UNITS, sizes, SEED) == draw(UNITS[::-1], sizes, SEED)
    assert [unit.row for unit in draw(UNITS, sizes, SEED)] == [27, 77, 52, 5, 8]
    assert draw(UNITS, sizes, bytes(32)) != draw(UNITS, sizes, SEED)


def test_a_larger_sample_holds_the_smaller_one() -> None:
    small, large = (draw(UNITS, {"new": size}, SEED) for size in (5, 20))

    assert large[:5] == small


def test_every_row_is_drawn_about_as_often() -> None:
    times: Counter[int] = Counter()
    for number in range(2000):
        times.update(unit.row for unit in draw(UNITS, {"removed": 1}, number.to_bytes(32, "big")))

    # 200 times each is expected; the chance of a fair draw to leave these bounds is below one in a million.
    assert set(times) == set(range(10))
    assert all(130 < count < 275 for count in times.values())


def test_the_frame_follows_every_row_and_stratum_but_no_order() -> None:
    assert frame_of(UNITS) == frame_of(UNITS[::-1])
    assert frame_of(UNITS) != frame_of(UNITS[:-1])
    assert frame_of([Unit("new", 1)]) != frame_of([Unit("removed", 1)])


@given(st.lists(st.integers(1, 500), min_size=1, max_size=6), st.data())
def test_a_size_is_shared_out_whole_and_fairly(populations: list[int], data: st.DataObject) -> None:
    units = [Unit(str(n), row) for n, count in enumerate(populations) for row in range(count)]
    size = data.draw(st.integers(len(populations), len(units)))

    sizes = allocate(units, size)

    assert sum(sizes.values()) == size
    assert all(1 <= sizes[str(n)] <= count for n, count in enumerate(populations))
    by_population = [sizes[str(n)] for n in sorted(range(len(populations)), key=populations.__getitem__)]
    assert all(less - 1 <= more for less, more in pairwise(by_population))


@pytest.mark.parametrize("size", [1, 111])
def test_a_size_that_cannot_be_is_refused(size: int) -> None:
    with pytest.raises(BadInput, match="the size must lie between 2, one a stratum, and 110, all rows"):
        allocate(UNITS, size)
