"""How much one may do at a time: a bucket that empties with every use and fills again by itself."""

from collections import OrderedDict
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and so many a second after that."""

    burst: int
    per_second: float


class Buckets:
    """One bucket for each key, by a steady clock in seconds; of very many, those longest unused go."""

    def __init__(self, rate: Rate, *, most_keys: int = 100_000) -> None:
        self._rate = rate
        self._most_keys = most_keys
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str, now: float) -> float:
        """Use one and return 0, or use none and return after how many seconds there will be one."""
        level, at = self._levels.pop(key, (float(self._rate.burst), now))
        level = min(float(self._rate.burst), level + (now - at) * self._rate.per_second)
        waits = 0.0 if level >= 1 else (1 - level) / self._rate.per_second
        self._levels[key] = (level if waits else level - 1, now)
        while len(self._levels) > self._most_keys:
            self._levels.popitem(last=False)
        return waits
