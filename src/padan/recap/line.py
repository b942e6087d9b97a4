"""One line of a recap: the figures of one region."""

from collections.abc import Mapping
from dataclasses import dataclass

# In the order of a table. `left` and `arrived` are voters who moved to and from another region of the same
# recap: they keep their vote, and are counted apart from `removed`.
MEASURES = ("start", "new", "arrived", "removed", "left", "changed", "end")
SEXES = ("men", "women")


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one region.

    `unit` is its code, or its name where there is none; `parent` the unit it is part of, or empty. `figures`
    holds what was counted: a measure, `<measure>_men` and `<measure>_women`, `removed_<reason>`, and
    `end_disability_<code>`. A figure that is missing was not counted.
    """

    unit: str
    name: str
    parent: str
    figures: Mapping[str, int]
