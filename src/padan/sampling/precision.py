"""How sure a spot check makes: the margin of error of a share, and what a sample without fault says.

Simple random sampling without replacement within each stratum; the normal approximation with the finite
population correction, at the share of one half, where the margin is widest (Cochran, Sampling Techniques,
3rd ed., sections 3.2 and 5.3). A sample without fault: the largest number of faults that would still leave it
without one in at least one of twenty draws, exact by the hypergeometric distribution.
"""

from collections.abc import Mapping
from math import exp, lgamma, sqrt
from statistics import NormalDist

LEVEL = 0.95


def margin(population: int, size: int) -> float:
    """Give half the width of the interval for a share, from 0 to 1, at the level of 95 %."""
    return margin_of_strata({"": (population, size)})


def margin_of_strata(strata: Mapping[str, tuple[int, int]]) -> float:
    """Give the margin for the whole from (population, size) of each stratum, weighted by population.

    A stratum of which nothing was drawn could be anything: its whole weight is added.
    """
    whole = sum(population for population, _ in strata.values())
    variance, unknown = 0.0, 0.0
    for population, size in strata.values():
        weight = population / whole if whole else 0.0
        if not size:
            unknown += weight / 2
        elif size < population:
            variance += weight**2 * 0.25 / size * (population - size) / (population - 1)
    return min(NormalDist().inv_cdf((1 + LEVEL) / 2) * sqrt(variance) + unknown, 0.5)


def most_faults(population: int, size: int) -> int:
    """Count the faults that a population may hold at most, at 95 %, when a sample of it shows none."""
    low, high = 0, population - size
    while low < high:
        middle = (low + high + 1) // 2
        if _chance_of_none(population, size, middle) >= 1 - LEVEL:
            low = middle
        else:
            high = middle - 1
    return low


def _chance_of_none(population: int, size: int, faults: int) -> float:
    if faults > population - size:
        return 0.0
    logs = _log_ways(population - faults, size) - _log_ways(population, size)
    return exp(logs)


def _log_ways(items: int, taken: int) -> float:
    return lgamma(items + 1) - lgamma(taken + 1) - lgamma(items - taken + 1)
