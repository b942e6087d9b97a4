"""What higher rooms hang on the pages of a talk: the record, the news, later the live room.

This room knows none of them. The roof hangs a panel once, when the site starts; the pages of a talk ask every
panel what it has to show of that talk.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rembuk.programme.models import Registration, Talk


@dataclass(frozen=True, slots=True)
class Way:
    """A way from a talk to a page of a higher room; a `main` one is the button of its moment."""

    label: str
    url: str
    note: str = ""
    main: bool = False


Panel = Callable[[Talk], Sequence[Way]]
"""Says which ways a higher room opens from a talk, in the language of the moment; none is fine."""

_hung: list[Panel] = []


def hang(panel: Panel) -> None:
    """Show a panel on the pages of every talk."""
    if panel not in _hung:
        _hung.append(panel)


def ways(talk: Talk) -> list[Way]:
    """Return the ways that all panels open from a talk, in the order in which they were hung."""
    return [way for panel in _hung for way in panel(talk)]


TicketPanel = Callable[[Registration], Sequence[Way]]
"""Says which ways a higher room opens for whoever holds a ticket."""

_on_tickets: list[TicketPanel] = []


def hang_on_tickets(panel: TicketPanel) -> None:
    """Show a panel on every ticket."""
    if panel not in _on_tickets:
        _on_tickets.append(panel)


def ways_of_ticket(registration: Registration) -> list[Way]:
    """Return the ways that all panels open for a ticket's holder, in the order in which they were hung."""
    return [way for panel in _on_tickets for way in panel(registration)]
