"""Which of a person's positions counts on a day."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Held(Protocol):
    """A position, as far as the rule reads it: a row of the table or a record of a file."""

    @property
    def since(self) -> date | None:
        """The first day; None when it is not known."""

    @property
    def until(self) -> date | None:
        """The last day, included; None while the position is held."""


P = TypeVar("P", bound=Held)


def is_held(position: Held, day: date) -> bool:
    """Say whether the position was held that day, its first and last day included."""
    return (position.since is None or position.since <= day) and (
        position.until is None or day <= position.until
    )


def position_on(positions: Iterable[P], day: date) -> P | None:
    """Return the position a person bears that day: the latest begun of those held, or None.

    :param positions: in the order they were recorded; of two begun on one day the later recorded counts.
    """
    held = [position for position in positions if is_held(position, day)]
    # max() keeps the first of equals; the list is turned round so that this is the last recorded.
    return max(reversed(held), key=lambda position: position.since or date.min, default=None)
