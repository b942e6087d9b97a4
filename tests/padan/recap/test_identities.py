"""The figures were published; each failing set is a table that an office or a paper printed."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from padan.recap import Line, check


def line(unit: str = "Kabupaten Contoh", parent: str = "", **figures: int) -> Line:
    return Line(unit, unit, parent, figures)


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param(
            {"start": 857_224, "new": 2_780, "removed": 14_103, "end": 845_901}, id="Kab Probolinggo 2018"
        ),
        pytest.param({"start": 530_630, "new": 25_487, "removed": 12_140, "end": 543_977}, id="Magetan 2025"),
        pytest.param(
            {"start": 190_659_348, "new": 578_139, "removed": 1_215_318, "end": 190_022_169},
            id="national, first half of 2022",
        ),
    ],
)
def test_published_figures_that_agree(figures: dict[str, int]) -> None:
    assert check([Line("Contoh", "Contoh", "", figures)]) == []


@pytest.mark.parametrize(
    ("figures", "identity", "total", "difference"),
    [
        pytest.param(
            {"start": 870_156, "new": 40_107, "end": 910_323}, "flow", 910_263, 60, id="Kab Probolinggo 2025"
        ),
        pytest.param(
            {"end_men": 88_205, "end_women": 91_617, "end": 179_823}, "sexes", 179_822, 1, id="Kota DPS 2024"
        ),
        # Of these two only the sum of the parts is known; how it is split does not matter.
        pytest.param(
            {"removed_died": 202_000, "removed_duplicate": 256, "removed": 202_346}, "reasons", 202_256, 90,
            id="TMS inside the DPT 2014",
        ),
        pytest.param(
            {"end_men": 95_000_000, "end_women": 96_023_169, "end": 190_022_169},
            "sexes", 191_023_169, -1_001_000,
            id="a paper's national figures of 2022",
        ),
    ],
)  # fmt: skip
def test_published_figures_that_do_not_agree_are_named_with_both_sides(
    figures: dict[str, int], identity: str, total: int, difference: int
) -> None:
    (failure,) = check([Line("Contoh", "Contoh", "", figures)])

    assert (failure.identity, failure.total, failure.difference) == (identity, total, difference)


def test_changed_never_moves_a_total() -> None:
    assert check([line(start=10, new=0, removed=0, changed=7, end=10)]) == []
    assert [f.identity for f in check([line(start=10, new=0, removed=0, changed=7, end=17)])] == ["flow"]


def test_who_moves_between_parts_is_counted_apart_from_who_is_removed() -> None:
    lines = [
        line(start=20, new=1, arrived=0, removed=2, left=0, end=19),
        line("A", "Kabupaten Contoh", start=10, new=1, arrived=0, removed=2, left=3, end=6),
        line("B", "Kabupaten Contoh", start=10, new=0, arrived=3, removed=0, left=0, end=13),
    ]

    assert check(lines) == []


def test_parts_that_do_not_add_up_name_the_whole() -> None:
    parts = [line(unit, "Kabupaten Contoh", end=10) for unit in ("A", "B")]

    (failure,) = check([line(end=21), *parts])

    assert (failure.unit, failure.identity, failure.figure) == ("Kabupaten Contoh", "parts", "end")
    assert failure.terms == (("A", 10), ("B", 10))


def test_a_part_without_the_figure_leaves_the_sum_open() -> None:
    assert check([line(end=21), line("A", "Kabupaten Contoh", end=10), line("B", "Kabupaten Contoh")]) == []


def test_a_figure_below_nought_fails() -> None:
    assert [(f.identity, f.figure) for f in check([line(end=-1)])] == [("negative", "end")]


_COUNTS = st.integers(0, 10**6)


@given(st.lists(st.tuples(_COUNTS, _COUNTS, _COUNTS, _COUNTS), min_size=1, max_size=6), st.integers(1, 999))
def test_true_figures_always_agree_and_one_false_figure_never_does(
    parts: list[tuple[int, int, int, int]], error: int
) -> None:
    lines = [
        line(
            str(n),
            "whole",
            start=stayed + gone,
            new=new,
            removed=gone,
            end=stayed + new,
            end_men=min(men, stayed + new),
            end_women=max(stayed + new - men, 0),
        )
        for n, (stayed, new, gone, men) in enumerate(parts)
    ]
    whole = {name: sum(part.figures[name] for part in lines) for name in lines[0].figures}

    assert check([Line("whole", "whole", "", whole), *lines]) == []
    for name, figure in whole.items():
        assert check([Line("whole", "whole", "", whole | {name: figure + error}), *lines]) != []


def test_the_checker_of_recaps_loads_no_database() -> None:
    code = "import sys, padan.recap; sys.exit('duckdb' in sys.modules or 'pyarrow' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
