from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rembuk.programme.core.plansheet import NoHeadings, PlannedRow, Problem, WrongRow, day_of, spans
from rembuk.programme.core.plansheet import read as read_sheets
from rembuk.programme.core.talk import Mode


def read(rows: Any, *, hosts: Any) -> Any:
    """Read a workbook of one sheet."""
    return read_sheets([("", rows)], hosts=hosts)


HOSTS = {"KPU Kota Contoh": 1, "KPU Kabupaten Contoh": 2, "Bawaslu Kota Contoh": 3}
HEADINGS = ["No", "Hari/Tanggal", "Tema", "Tuan Rumah", "Waktu", "Metode", "Tempat"]


def test_a_sheet_as_offices_keep_it_is_read_under_its_title() -> None:
    good, wrong = read(
        [
            ["JADWAL BINCANG 2027"],
            [],
            HEADINGS,
            [
                1,
                "Rabu, 6 Januari 2027",
                "Contoh topik",
                "bawaslu kota",
                "13.30 s.d. 15.30 WIB",
                "Luring",
                "Aula",
            ],
            ["", "", "", "", "", "", ""],
            [2.0, datetime(2027, 1, 20, tzinfo=UTC), "", "KPU Kota Contoh", "", "", ""],
        ],
        hosts=HOSTS,
    )

    assert good == [
        PlannedRow(4, date(2027, 1, 6), "Contoh topik", 3, time(13, 30), time(15, 30), Mode.IN_PERSON, "Aula"),
        PlannedRow(6, date(2027, 1, 20), None, 1),
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({1: ""}, Problem.DATE_MISSING),
        ({1: "besok"}, Problem.DATE_UNREADABLE),
        ({1: "31/2/2027"}, Problem.DATE_UNREADABLE),
        ({1: 46000.0}, Problem.DATE_UNREADABLE),
        ({3: "KPU"}, Problem.HOST_UNKNOWN),
        ({3: "Dinas Contoh"}, Problem.HOST_UNKNOWN),
        ({4: "siang"}, Problem.HOURS_UNREADABLE),
        ({4: "15.30–13.30"}, Problem.HOURS_UNREADABLE),
        ({4: "25.00"}, Problem.HOURS_UNREADABLE),
        ({5: "radio"}, Problem.MODE_UNKNOWN),
        ({2: "x" * 201}, Problem.TITLE_TOO_LONG),
    ],
)
def test_a_row_that_cannot_be_read_says_why_and_holds_up_no_other(
    changes: dict[int, object], problem: Problem
) -> None:
    row: list[object] = [1, "6/1/2027", "Contoh", "KPU Kota", "13.30", "daring", ""]
    for place, cell in changes.items():
        row[place] = cell

    good, wrong = read([HEADINGS, row, [2, "20/1/2027"]], hosts=HOSTS)

    assert (wrong, [each.line for each in good]) == ([WrongRow(2, problem)], [3])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("KPU Kab. Contoh", 2),
        ("kpu kab", 2),
        ("Bawaslu", 3),
        ("KPU", Problem.HOST_UNKNOWN),
        ("KPU Ka Contoh", Problem.HOST_UNKNOWN),
        ("KPU Kabupaten Lain", Problem.HOST_UNKNOWN),
        ("–", Problem.HOST_UNKNOWN),
    ],
)
def test_a_host_is_known_by_as_much_of_its_name_as_names_only_one_also_abbreviated(
    typed: str, expected: object
) -> None:
    good, wrong = read([HEADINGS, [1, "6/1/2027", "Contoh", typed, "", "daring", ""]], hosts=HOSTS)

    assert [each.host for each in good] + [each.problem for each in wrong] == [expected]


def test_of_two_rows_on_one_day_the_second_is_wrong() -> None:
    good, wrong = read([HEADINGS, [1, "6/1/2027"], [2, "2027-01-06"]], hosts=HOSTS)

    assert ([each.line for each in good], wrong) == ([2], [WrongRow(3, Problem.DAY_TWICE)])


def test_a_sheet_without_a_column_for_the_date_is_refused() -> None:
    with pytest.raises(NoHeadings):
        read([["Tema", "Tempat"], ["Contoh", "Aula"]], hosts=HOSTS)


@pytest.mark.parametrize(
    "text",
    [
        "30/6/2027", "30-06-2027", "2027-06-30", "Rabu, 30 Juni 2027", "30 JUNI 2027", "Rabu, 30/6/2027",
        "Rabu,30 Juni 2027", "Rabu / 30 Juni 2027", "30 Jun 2027", "30-Jun-2027", "30 June 2027",
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert day_of(text) == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Jum'at, 2 Juli 2027", date(2027, 7, 2)),
        ("Jum’at, 5 Nopember 2027", date(2027, 11, 5)),
        ("6 Agt. 2027", date(2027, 8, 6)),
        ("3 Sept 2027", date(2027, 9, 3)),
        ("3 Ju 2027", Problem.DATE_UNREADABLE),
        ("3 Ma 2027", Problem.DATE_UNREADABLE),
    ],
)
def test_months_and_fridays_have_more_than_one_spelling(text: str, day: date | Problem) -> None:
    assert day_of(text) == day


cells = st.one_of(
    st.text(max_size=12), st.floats(), st.booleans(), st.none(), st.dates(), st.datetimes(), st.times(),
    st.sampled_from(["6/1/2027", "13.30", "KPU Kota", "luring", "\x00", "1/1/0000"]),
)  # fmt: skip


@given(st.lists(st.lists(cells, max_size=9), max_size=30))
def test_every_row_that_is_not_empty_is_either_read_or_told_with_its_reason(rows: list[list[object]]) -> None:
    good, wrong = read([HEADINGS, *rows], hosts=HOSTS)
    lines = sorted([each.line for each in good] + [each.line for each in wrong])
    filled = [
        line
        for line, row in enumerate(rows, start=2)
        if any("".join(c for c in str(cell) if c.isprintable()).strip() for cell in row if cell is not None)
    ]

    assert lines == filled
    assert len({each.date for each in good}) == len(good)


@given(st.sets(st.integers(1, 60)))
def test_spans_name_every_line_once(lines: set[int]) -> None:
    named = [part.split("–") for part in spans(lines).split(", ") if part]

    assert {n for part in named for n in range(int(part[0]), int(part[-1]) + 1)} == lines


def test_spans_are_short() -> None:
    assert spans([4, 5, 6, 7, 9]) == "4–7, 9"
