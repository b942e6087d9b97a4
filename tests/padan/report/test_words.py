from datetime import date

from padan.report.words import day, number


def test_numbers_and_days_in_both_languages() -> None:
    assert [number(204807222, "id"), number(204807222, "en")] == ["204.807.222", "204,807,222"]
    assert [day(date(2026, 8, 7), "id"), day(date(2026, 8, 7), "en")] == ["7 Agustus 2026", "7 August 2026"]
