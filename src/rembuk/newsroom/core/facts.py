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
class QuestionFacts:
    """A question from the public with the sense of its answer, which a person gave or, if none, a body."""

    text: str
    answer: str
    by: Speaker | None = None
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PollFacts:
    """A poll of the room: how many answered, each option with its people and percent, or the words given."""

    text: str
    people: int
    results: tuple[tuple[str, int, int], ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningFacts:
    """What a quiz before and after says was learned, in percent; the rise lies between `low` and `high`."""

    people: int
    before: int
    after: int
    low: int
    high: int


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
    """One talk. `zone` is the abbreviation of its time zone that day, such as WIB.

    `spoken` is the transcript: nothing is drafted from it, and whoever quotes it quotes the record.
    """

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
    questions: tuple[QuestionFacts, ...] = ()
    polls: tuple[PollFacts, ...] = ()
    learning: LearningFacts | None = None
    commitments: tuple[CommitmentFacts, ...] = ()
    spoken: tuple[str, ...] = ()
