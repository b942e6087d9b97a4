from datetime import date, time

from rembuk.kit import dates

DAY = date(2021, 6, 30)


def test_dates_are_printed_as_each_language_does() -> None:
    assert dates.full_date(DAY, "id") == "Rabu, 30 Juni 2021"
    assert dates.full_date(DAY, "en") == "Wednesday, 30 June 2021"
    assert dates.plain_date(date(2021, 5, 1), "en") == "1 May 2021"


def test_news_puts_the_date_behind_the_weekday() -> None:
    assert dates.press_date(DAY) == "Rabu (30/6/2021)"


def test_a_clock_has_a_dot() -> None:
    assert dates.clock(time(9, 5)) == "09.05"
