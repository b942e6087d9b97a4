"""Dates and clock times as they are printed, in Indonesian (EYD) and in English."""

from datetime import date, time

WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
        "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
}  # fmt: skip


def weekday(day: date, language: str) -> str:
    """Return the name of the day of the week: "Rabu"."""
    return WEEKDAYS[language][day.weekday()]


def plain_date(day: date, language: str) -> str:
    """Return a date with the month in words: "15 Juni 2021"."""
    return f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"


def full_date(day: date, language: str) -> str:
    """Return a date with its weekday: "Rabu, 30 Juni 2021"."""
    return f"{weekday(day, language)}, {plain_date(day, language)}"


def press_date(day: date) -> str:
    """Return a date as Indonesian news prints it: "Rabu (30/6/2021)"."""
    return f"{weekday(day, 'id')} ({day.day}/{day.month}/{day.year})"


def clock(at: time) -> str:
    """Return a time of day with the Indonesian dot: "13.30"."""
    return f"{at.hour:02}.{at.minute:02}"
