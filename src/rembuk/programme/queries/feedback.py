"""What visitors said of a talk, summed up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rembuk.programme.models import Measure, Talk


@dataclass(frozen=True, slots=True)
class Summary:
    """How many answered, how they answered, and what they wrote."""

    count: int
    useful: list[tuple[str, int]]
    clear: list[tuple[str, int]]
    better: list[str]
    wishes: list[str]


def summary(talk: Talk) -> Summary:
    """Return what visitors said of a talk; what they wrote stands in the order of the alphabet. One query."""
    rows = list(talk.feedback.all())
    return Summary(
        count=len(rows),
        useful=_counted(row.useful for row in rows),
        clear=_counted(row.clear for row in rows),
        better=sorted(row.better for row in rows if row.better),
        wishes=sorted(row.wish for row in rows if row.wish),
    )


def _counted(answers: Iterable[str]) -> list[tuple[str, int]]:
    counts = Counter(answers)
    return [(str(measure.label), counts[measure.value]) for measure in Measure]
