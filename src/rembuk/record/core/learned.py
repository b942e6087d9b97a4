"""What a quiz before and after a talk says was learned, as it is told and drawn: in points of a hundred."""

from dataclasses import dataclass

from rembuk.hall.core.learning import Gain


@dataclass(frozen=True, slots=True)
class Learned:
    """How many people answered in both rounds, the share of their right answers, and how it changed.

    `low` and `high` are the ends of the 95 % interval of the change, `gain`.
    """

    people: int
    before: int
    after: int
    gain: int
    low: int
    high: int

    @property
    def span(self) -> tuple[int, int]:
        """Where the interval stands on the scale of right answers, 0 to 100: the change starts at `before`."""
        return max(0, self.before + self.low), min(100, self.before + self.high)


def learned_of(gain: Gain) -> Learned:
    """Return a gain in whole points.

    The change is that of the two shares as they are told, so that whoever subtracts them finds it.
    """
    before, after, low, high = (round(100 * share) for share in (gain.before, gain.after, gain.low, gain.high))
    change = after - before
    return Learned(gain.people, before, after, change, min(low, change), max(high, change))


def signed(points: int) -> str:
    """Write a change with its sign: +5, −5, 0."""
    return f"{points:+d}".replace("-", "−") if points else "0"
