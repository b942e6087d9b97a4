"""Numbers and dates as Indonesian and English print them."""

from datetime import date

_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def number(value: int, language: str) -> str:
    """Print a whole number: 204.807.222 in Indonesian."""
    text = f"{value:,}"
    return text.replace(",", ".") if language == "id" else text


def day(value: date, language: str) -> str:
    """Print a day: 24 November 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}" if language == "id" else f"{value:%-d %B %Y}"


def decimal(value: float, language: str) -> str:
    """Print a fraction as short as it is: 0,99 in Indonesian."""
    text = f"{value:g}"
    return text.replace(".", ",") if language == "id" else text
