"""Where a moment of a talk stands on its recording.

A recording runs in stretches: whenever the line to the hall was cut the clock went on, and the tape did not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a recording without a gap: when it began, and how many seconds it has; None if to the end."""

    began_at: datetime
    seconds: float | None = None


def place_of(at: datetime, stretches: Sequence[Stretch]) -> int:
    """Return where a moment stands, in milliseconds of the tape; in a gap, where the tape goes on."""
    passed = 0.0
    for stretch in stretches:
        since = max(0.0, (at - stretch.began_at).total_seconds())
        if stretch.seconds is None or since <= stretch.seconds:
            return round((passed + since) * 1000)
        passed += stretch.seconds
    return round(passed * 1000)


def moment_of(place: int, stretches: Sequence[Stretch]) -> datetime:
    """Return when something was said that stands at a place of the tape, in milliseconds."""
    left = place / 1000
    for stretch in stretches[:-1]:
        if stretch.seconds is None or left < stretch.seconds:
            return stretch.began_at + timedelta(seconds=left)
        left -= stretch.seconds
    return stretches[-1].began_at + timedelta(seconds=left)
