"""The public holidays and collective leave days of Indonesia, as the first rows of a table that people keep.

Source: the library `holidays`, which follows the joint decrees of three ministers and estimates the feasts of
the years for which there is none yet. A year it knows nothing certain about is taken over all the same, marked.
"""

from collections.abc import Iterator

import holidays

from rembuk.programme.core.board import Off, OffKind

_ESTIMATE = " (perkiraan)"
_LEAVE = "Cuti Bersama"
_BY_THE_MOON = (
    "Isra Mikraj",
    "Idul Fitri",
    "Idul Adha",
    "Tahun Baru Islam",
    "Maulid",
    "Imlek",
    "Nyepi",
    "Waisak",
)
DECREED = frozenset({2021, 2022, 2023, 2024, 2025, 2026})
"""Years whose decrees are out; every movable feast of another year is an estimate."""


def days_off(year: int) -> Iterator[Off]:
    """Yield the holidays and leave days of a year, those that may still move marked as estimates."""
    found = holidays.country_holidays(
        "ID", years=year, language="id", categories=("public", "government"), expand=False
    )
    for day, names in sorted(found.items()):
        for name in names.split("; "):
            is_leave = name.startswith(_LEAVE)
            may_move = is_leave or any(feast in name for feast in _BY_THE_MOON)
            yield Off(
                day,
                day,
                OffKind.LEAVE if is_leave else OffKind.HOLIDAY,
                name.removesuffix(_ESTIMATE),
                is_estimate=name.endswith(_ESTIMATE) or (year not in DECREED and may_move),
            )
