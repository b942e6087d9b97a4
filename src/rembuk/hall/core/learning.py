"""How much a quiz before and after the talk says that people learned.

Each person is compared with themselves: only who answered in both rounds counts. Gain is the mean rise of the
share of right answers, with the two-sided 95 % interval of a paired t-test; `normalized` is that rise over what
was left to learn (Hake, 1998). Of fewer than ten people nothing is said: they could be recognized.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import NormalDist, fmean, stdev

FEWEST = 10
"""Of fewer people than this, nothing is published."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One person's share of right answers, 0 to 1, before and after."""

    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Gain:
    """What was learned, as shares from -1 to 1. `normalized` is None when nothing was left to learn."""

    people: int
    before: float
    after: float
    gain: float
    low: float
    high: float
    normalized: float | None


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


def gain(pairs: Sequence[Pair]) -> Gain | None:
    """Return the gain with its interval, or None of fewer than `FEWEST` people."""
    people = len(pairs)
    if people < FEWEST:
        return None
    rises = [pair.after - pair.before for pair in pairs]
    before, after = fmean(pair.before for pair in pairs), fmean(pair.after for pair in pairs)
    rise = fmean(rises)
    margin = t_quantile(people - 1) * stdev(rises) / sqrt(people)
    left = 1 - before
    return Gain(
        people=people,
        before=before,
        after=after,
        gain=rise,
        low=max(-1.0, rise - margin),
        high=min(1.0, rise + margin),
        normalized=rise / left if left > 1e-9 else None,
    )


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


def t_quantile(freedom: int, probability: float = 0.975) -> float:
    """Return a quantile of Student's t, by its expansion around the normal one (Abramowitz and Stegun 26.7.5).

    Right to a thousandth from eight degrees of freedom on.
    """
    z = NormalDist().inv_cdf(probability)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + fsum(term / freedom**power for power, term in enumerate(terms, start=1))
