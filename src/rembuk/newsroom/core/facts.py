"""Everything that a drafted article may say of a talk. What is not known is empty and is left out."""

import datetime as dt
from dataclasses import dataclass

from rembuk.programme.core.talk import ItemKind, Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person as printed, with the title held on the day of the talk."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """One item of the rundown."""

    kind: ItemKind
    title: str = ""
    moderator: Speaker | None = None
    people: tuple[Speaker, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """Something that was said: a remark, a tip, a closing statement or a quote."""

    kind: str
    speaker: Speaker
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentFacts:
    """Something that was promised for a body, perhaps until a day."""

    speaker: Speaker
    institution: str
    text: str
    due: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeFacts:
    """The series the talk belongs to. `cadence` is a rule of RFC 5545; partners stand in alphabetical order."""

    name: str
    purpose: str
    partners: tuple[str, ...]
    formulated_on: dt.date | None = None
    cadence: str = ""
    modes: tuple[Mode, ...] = ()
    open_to_others: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkFacts:
    """One talk. `zone` is the abbreviation of its time zone that day, such as WIB."""

    programme: ProgrammeFacts
    number: int
    title: str
    date: dt.date
    mode: Mode
    host: str
    has_happened: bool
    is_cancelled: bool = False
    starts: dt.time | None = None
    ends: dt.time | None = None
    zone: str = ""
    venue: str = ""
    link: str = ""
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    byline: str = ""
    dateline: str = ""
    postponed_from: dt.date | None = None
    reason: str = ""
    hall: int | None = None
    online: int | None = None
    items: tuple[ItemFacts, ...] = ()
    statements: tuple[StatementFacts, ...] = ()
    commitments: tuple[CommitmentFacts, ...] = ()
