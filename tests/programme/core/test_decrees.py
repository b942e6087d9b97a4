from datetime import date

from rembuk.programme.core.board import OffKind
from rembuk.programme.core.decrees import days_off

# The joint decrees for 2026: SKB 1497/2025, 2/2025, 5/2025.
HOLIDAYS_2026 = (
    "01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 08-25 12-25"
)
LEAVE_2026 = "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24"


def days(year: int, kind: OffKind) -> str:
    return " ".join(f"{off.starts:%m-%d}" for off in days_off(year) if off.kind is kind)


def test_the_year_2026_is_as_decreed_and_certain() -> None:
    assert days(2026, OffKind.HOLIDAY) == HOLIDAYS_2026
    assert days(2026, OffKind.LEAVE) == LEAVE_2026
    assert [off for off in days_off(2026) if off.is_estimate] == []


def test_a_feast_by_the_moon_is_an_estimate_before_its_decree_and_a_fixed_day_is_not() -> None:
    estimated = {off.starts for off in days_off(2028) if off.is_estimate}
    certain = {off.starts for off in days_off(2028) if not off.is_estimate}

    assert {date(2028, 1, 1), date(2028, 5, 1), date(2028, 8, 17), date(2028, 12, 25)} <= certain
    assert any("Idul Fitri" in off.name for off in days_off(2028) if off.starts in estimated)
    assert [off.name for off in days_off(2028) if "perkiraan" in off.name] == []
