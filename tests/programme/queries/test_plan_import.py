from datetime import date, timedelta
from io import BytesIO

import pytest
import xlsxwriter

from rembuk.programme.core.plansheet import Problem
from rembuk.programme.core.talk import State
from rembuk.programme.queries.plan_import import NotASpreadsheet, preview, sheets_of
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
HEADINGS: list[object] = ["Tanggal", "Topik", "Tuan rumah", "Waktu", "Tempat"]


def workbook(*rows: list[object]) -> bytes:
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet()
    for line, cells in enumerate(rows):
        sheet.write_row(line, 0, cells)
    book.close()
    return file.getvalue()


def test_what_is_new_what_changes_and_what_stays_is_told_apart() -> None:
    programme = sample.programme()
    changes = sample.talk(programme=programme, date=date(2026, 12, 2))
    sample.talk(programme=programme, date=date(2026, 12, 16))
    sample.talk(State.ANNOUNCED, programme=programme, date=date(2026, 12, 30))
    rows = sheets_of(
        workbook(
            HEADINGS,
            [date(2026, 12, 2), "Topik lain", "", "", ""],
            [date(2026, 12, 16), "Contoh topik bincang", "KPU Kota", "13.30–15.30", "Aula Contoh"],
            [date(2026, 12, 30), "Topik lain", "", "", ""],
            ["13/1/2027", "Topik baru", "KPU Kota", "", ""],
        )
    )

    found = preview(programme, rows, today=TODAY)

    assert [(edit.talk, [change[1:] for change in edit.changes]) for edit in found.changed] == [
        (changes, [("Contoh topik bincang", "Topik lain")])
    ]
    assert [(new.date, new.title, new.venue) for new in found.new] == [
        (date(2027, 1, 13), "Topik baru", "Aula Contoh")
    ]
    assert (len(found.same), len(found.kept), found.wrong) == (1, 1, [])


def test_a_new_talk_has_its_host_s_hall_unless_it_is_held_online() -> None:
    programme = sample.programme()
    sample.talk(programme=programme, date=date(2026, 12, 2))
    rows: list[list[object]] = [
        ["Tanggal", "Tuan rumah", "Cara ikut"],
        ["13/1/2027", "KPU Kota", "tatap muka"],
        ["27/1/2027", "KPU Kota", "daring"],
    ]

    found = preview(programme, [("", rows)], today=TODAY)

    assert [(new.mode, new.venue) for new in found.new] == [("luring", "Aula Contoh"), ("daring", "")]


def test_a_row_that_says_only_the_hour_a_talk_begins_keeps_the_hour_it_ends() -> None:
    programme = sample.programme()
    sample.talk(programme=programme, date=date(2026, 12, 2))
    sample.talk(programme=programme, date=date(2026, 12, 16))
    rows: list[list[object]] = [
        HEADINGS,
        ["2/12/2026", "", "", "13.30", ""],
        ["16/12/2026", "", "", "14.00", ""],
    ]

    found = preview(programme, [("", rows)], today=TODAY)

    assert [talk.date for talk in found.same] == [date(2026, 12, 2)]
    assert [[change[1:] for change in edit.changes] for edit in found.changed] == [[("13.30–15.30", "14.00")]]


def test_ten_thousand_rows_half_of_them_wrong_give_one_clear_list() -> None:
    programme = sample.programme(modes=["daring"])
    rows: list[list[object]] = [HEADINGS]
    for n in range(10_000):
        day = TODAY + timedelta(days=n // 2)
        rows.append([day.isoformat() if n % 2 == 0 else "entah", "Contoh", "KPU Kota", "13.30", ""])

    found = preview(programme, sheets_of(workbook(*rows)), today=TODAY)

    assert (len(found.new), len(found.wrong)) == (732, 10_000 - 732)
    assert [(str(words)[:20], count) for words, count, _lines in found.faults] == [
        ("Tanggalnya tidak ter", 5_000),
        ("Tanggalnya lebih dar", 4_268),
    ]
    assert sum(count for _words, count, _lines in found.faults) + len(found.new) == 10_000


def test_a_row_on_a_day_off_in_the_past_or_without_its_hall_is_left_out() -> None:
    programme = sample.programme(modes=["luring"])
    sample.day_off(programme, date(2026, 12, 9))
    rows: list[list[object]] = [
        HEADINGS,
        ["9/12/2026", "Contoh", "KPU Kota", "", "Aula"],
        ["23/11/2026", "Contoh", "KPU Kota", "", "Aula"],
        ["10/12/2026", "Contoh", "KPU Kota", "", ""],
        ["11/12/2026", "Contoh", "", "", "Aula"],
    ]

    assert [row.problem for row in preview(programme, [("", rows)], today=TODAY).wrong] == [
        Problem.DAY_OFF,
        Problem.DAY_PASSED,
        Problem.VENUE_MISSING,
        Problem.HOST_MISSING,
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"bukan lembar kerja", workbook()[:200]])
def test_what_is_no_spreadsheet_is_refused(content: bytes) -> None:
    with pytest.raises(NotASpreadsheet):
        sheets_of(content)


def test_every_sheet_with_headings_is_read_and_a_fault_names_its_sheet() -> None:
    programme = sample.programme(modes=["daring"])
    file = BytesIO()
    book = xlsxwriter.Workbook(file)
    book.add_worksheet("Sampul").write_row(0, 0, ["Rencana Bincang 2027"])
    for name, rows in {
        "Semester 1": [["6/1/2027", "Contoh satu", "KPU Kota"], ["entah", "", ""]],
        "Semester 2": [["7/7/2027", "Contoh dua", "KPU Kota"], ["6/1/2027", "Contoh lagi", "KPU Kota"]],
    }.items():
        sheet = book.add_worksheet(name)
        for line, cells in enumerate([HEADINGS[:3], *rows]):
            sheet.write_row(line, 0, cells)
    book.close()

    found = preview(programme, sheets_of(file.getvalue()), today=TODAY)

    assert [new.title for new in found.new] == ["Contoh satu", "Contoh dua"]
    assert [(str(words), lines) for words, _count, lines in found.faults] == [
        ("Tanggalnya tidak terbaca. Tulis misalnya 30/6/2027.", "Semester 1: 3"),
        ("Baris lain bertanggal sama.", "Semester 2: 3"),
    ]
