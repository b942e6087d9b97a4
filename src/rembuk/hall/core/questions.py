"""The life of a question, and the balance between those asked in the hall and those asked by phone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class QuestionState(StrEnum):
    """Where a question stands: pending → approved → on air → answered; or hidden."""

    PENDING = "pending"
    APPROVED = "approved"
    ON_AIR = "on_air"
    ANSWERED = "answered"
    HIDDEN = "hidden"


class Source(StrEnum):
    """Where a question was asked: at the hall's microphone, or on a phone."""

    HALL = "hall"
    PHONE = "phone"


PUBLIC = frozenset({QuestionState.APPROVED, QuestionState.ON_AIR, QuestionState.ANSWERED})
"""States in which everyone sees a question: a person has approved it."""

HEARD = frozenset({QuestionState.ON_AIR, QuestionState.ANSWERED})
"""States of a question that has had its turn."""

# Every step leads back as well, because the next press must be able to undo the last.
MOVES: Mapping[QuestionState, frozenset[QuestionState]] = {
    QuestionState.PENDING: frozenset({QuestionState.APPROVED, QuestionState.HIDDEN}),
    QuestionState.APPROVED: frozenset(
        {QuestionState.PENDING, QuestionState.ON_AIR, QuestionState.ANSWERED, QuestionState.HIDDEN}
    ),
    QuestionState.ON_AIR: frozenset({QuestionState.APPROVED, QuestionState.ANSWERED}),
    QuestionState.ANSWERED: frozenset({QuestionState.ON_AIR, QuestionState.APPROVED}),
    QuestionState.HIDDEN: frozenset({QuestionState.PENDING, QuestionState.APPROVED}),
}
"""Which state may follow which."""


@dataclass(frozen=True, slots=True)
class Balance:
    """How many questions of each source have had their turn, and whose turn would be fair now.

    `turn` is None while both have had as many, or when only one of the two waits.
    """

    hall: int
    phone: int
    turn: Source | None


def balance(heard: Iterable[Source], waiting: Iterable[Source]) -> Balance:
    """Weigh the two sources: of the questions that had their turn, against those approved and waiting."""
    turns = list(heard)
    hall, phone = turns.count(Source.HALL), turns.count(Source.PHONE)
    behind = Source.HALL if hall < phone else Source.PHONE
    both_wait = set(waiting) == set(Source)
    return Balance(hall, phone, behind if both_wait and hall != phone else None)
