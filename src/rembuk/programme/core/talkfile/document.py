"""What a programme's file says, as plain records. Dates and clock times are local to the programme."""

import datetime as dt
from dataclasses import dataclass

DEFAULT_TIMEZONE = "Asia/Jakarta"
COMMITMENT = "commitment"


class BadFile(Exception):
    """The file says something that cannot be. The message is one line that begins with the place."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}" if place else problem)
        self.place = place


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionPart:
    """A title at a body, from a day to a day, both included."""

    institution: str
    title: str
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionPart:
    """A body. `region` is a Kemendagri code."""

    key: str
    name: str
    kind: str
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPart:
    """A person as printed, and the positions in the order given."""

    key: str
    name: str
    positions: tuple[PositionPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePart:
    """The series. `partners` are keys of bodies in the order of the agreement."""

    slug: str
    name: str
    purpose: str
    partners: tuple[str, ...]
    formulated_on: dt.date | None = None
    cadence: str = ""
    timezone: str = DEFAULT_TIMEZONE
    modes: tuple[str, ...] = ()
    open_to_others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPart:
    """One item of a rundown. People are keys, in the order they are named."""

    kind: str
    title: str = ""
    minutes: int | None = None
    moderator: str = ""
    people: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    cue: str = ""
    opened_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPart:
    """Something said. The last four fields belong to commitments only."""

    person: str
    kind: str
    text: str
    at: dt.time | None = None
    due: dt.date | None = None
    institution: str = ""
    state: str = ""
    note: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPart:
    """One edition. An empty `state` means: published if the date is past, else draft."""

    number: int
    title: str
    date: dt.date
    mode: str
    host: str
    starts: dt.time | None = None
    ends: dt.time | None = None
    venue: str = ""
    link: str = ""
    capacity: int | None = None
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    byline: str = ""
    dateline: str = ""
    state: str = ""
    postponed_from: dt.date | None = None
    reason: str = ""
    started_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    hall: int | None = None
    online: int | None = None
    rundown: tuple[ItemPart, ...] = ()
    statements: tuple[StatementPart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole file."""

    programme: ProgrammePart
    institutions: tuple[InstitutionPart, ...] = ()
    people: tuple[PersonPart, ...] = ()
    talks: tuple[TalkPart, ...] = ()
