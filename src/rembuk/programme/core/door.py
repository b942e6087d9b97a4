"""What a door's phone sees, and what it is told."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a door's phone saw: a ticket by its key, or a guest by name. `counter` numbers it on that phone.

    `undo` takes back that someone came in, after a wrong press.
    """

    counter: int
    at: datetime
    key: str = ""
    guest: str = ""
    undo: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of it: `in`, `again` (had come before), `out` (taken back) or `unknown`."""

    counter: int
    word: str
    key: str = ""
