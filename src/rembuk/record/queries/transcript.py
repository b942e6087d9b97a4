"""What is read of a talk's transcript: its lines in pieces, its chapters, and all of it as files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Length

from rembuk.kit.version import version_of
from rembuk.programme.models import Talk
from rembuk.record.core.captions import Cue
from rembuk.record.core.chapters import Chapter
from rembuk.record.core.tape import Stretch, moment_of, place_of
from rembuk.record.models import Line, Scope, Tape
from rembuk.record.queries import consent, editions

PIECE = 60
"""Lines of a transcript on one page: some five minutes of talk."""

LINE_FACTS = ("person_id", "speaker", "text")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Lines of one speaker that follow each other; `heading` is the chapter that begins with the first."""

    name: str
    heading: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a transcript, which of how many, both from 1."""

    number: int
    count: int
    turns: list[Spoken]


def lines(talk: Talk, *, working: bool = False) -> QuerySet[Line]:
    """Return the lines of a talk that may be shown, in the order of their times, each with its speaker.

    :param working: as the desk has them, whatever the public reads meanwhile.
    """
    every = Line.objects.filter(talk=talk) if working else editions.public(Line.every.filter(talk=talk))
    found: QuerySet[Line] = every.select_related("person")
    silent = consent.withheld(talk, Scope.RECORDING)
    # SQL's NOT IN passes over rows without a person, so it is asked only where someone is silent.
    return found.filter(~Q(person__in=silent) | Q(person=None)) if silent else found


def line_version(line: Line) -> str:
    """Return the version of what a form of the line shows."""
    return version_of({name: getattr(line, name) for name in LINE_FACTS})


def hour_of_line(line: Line) -> time | None:
    """Return the hour at which a line was said, by the clock of its talk; None if nobody opened the talk."""
    talk = line.talk
    if talk.started_at is None:
        return None
    said = moment_of(line.starts, stretches_of(talk, tape_of(talk)))
    return said.astimezone(ZoneInfo(talk.programme.timezone)).time().replace(second=0, microsecond=0)


def cues(talk: Talk) -> Iterator[Cue]:
    """Yield all that may be shown of a talk's transcript, as captions."""
    for line in lines(talk).iterator():
        yield Cue(line.starts, line.ends, name_of(line), line.text)


def name_of(line: Line) -> str:
    """Return who spoke, or "" if nobody knows."""
    return line.person.name if line.person else line.speaker


def piece(talk: Talk, number: int) -> Piece | None:
    """Return a piece of the transcript, or None if there is no such piece. Six queries at most."""
    found = lines(talk)
    count = -(-found.count() // PIECE)
    return _piece(found, number, count, heard(talk).chapters) if 1 <= number <= count else None


@dataclass(frozen=True, slots=True)
class Whole:
    """A transcript at a glance.

    Each chapter comes with the piece it begins in (0 if there is no line); `first` is the first
    piece if there is one; `weight` is about how many bytes all of it has as a file.
    """

    contents: list[tuple[Chapter, int]]
    first: Piece | None
    weight: int


def whole(talk: Talk, headings: list[Chapter]) -> Whole:
    """Return a transcript at a glance, under the chapters that are `heard`. Three queries at most."""
    found = lines(talk)
    measured = list(found.values_list("ends", Length("text")))
    count = -(-len(measured) // PIECE)
    before = [(chapter, sum(1 for ends, _letters in measured if ends <= chapter.at)) for chapter in headings]
    return Whole(
        contents=[(chapter, min(gone // PIECE + 1, count)) for chapter, gone in before],
        first=_piece(found, 1, count, headings) if count else None,
        weight=sum(letters + 60 for _ends, letters in measured),
    )


def length(talk: Talk, found: list[Chapter]) -> int:
    """Return where the recording of a talk ends at the earliest, in milliseconds. Two queries."""
    last = max((chapter.at for chapter in found), default=0)
    spoken = lines(talk).aggregate(ends=Max("ends"))["ends"] or 0
    played = talk.media.aggregate(seconds=Max("seconds"))["seconds"] or 0
    return max(last + 1000, spoken, played * 1000)


@dataclass(frozen=True, slots=True)
class Heard:
    """How the recording that everyone may hear stands to the clock, and its chapters."""

    tape: Tape
    chapters: list[Chapter]


def heard(talk: Talk) -> Heard:
    """Return the clock and the chapters of the recording that everyone may hear. Three queries at most."""
    kept = editions.correction_of(talk)
    if kept is None:
        tape = tape_of(talk)
        return Heard(tape, chapters(talk, tape))
    tape = Tape(talk=talk, lead=kept.lead, stretches=kept.stretches, video=kept.video)
    return Heard(tape, [Chapter(at, title) for at, title in kept.chapters] or _by_the_clock(talk, tape))


def tape_of(talk: Talk) -> Tape:
    """Return how the recording stands to the clock, as the desk has it; unsaved by default. One query."""
    return Tape.objects.filter(talk=talk).first() or Tape(talk=talk)


def stretches_of(talk: Talk, tape: Tape) -> list[Stretch]:
    """Return when the recording of a talk ran; none if nobody opened the talk."""
    if talk.started_at is None:
        return []
    if tape.stretches:
        return [Stretch(datetime.fromisoformat(began), seconds) for began, seconds in tape.stretches]
    return [Stretch(talk.started_at - timedelta(seconds=tape.lead))]


def chapters(talk: Talk, tape: Tape) -> list[Chapter]:
    """Return the chapters as the desk has them: those entered, or else those of the rundown's clock.

    At most two queries; the items cost none when they are prefetched.
    """
    return [Chapter(row.at, row.title) for row in talk.chapters.all()] or _by_the_clock(talk, tape)


def _by_the_clock(talk: Talk, tape: Tape) -> list[Chapter]:
    """Return the items whose clock was pressed, as chapters of the recording."""
    ran = stretches_of(talk, tape)
    return [
        Chapter(place_of(item.opened_at, ran), item.title or item.get_kind_display())
        for item in talk.items.all()
        if item.opened_at and ran
    ]


def _piece(found: QuerySet[Line], number: int, count: int, headings: list[Chapter]) -> Piece:
    start = (number - 1) * PIECE
    shown = list(found[max(0, start - 1) : start + PIECE])
    # The line before tells which chapters have begun already.
    since = shown.pop(0).ends if start else 0
    return Piece(number, count, _turns(shown, [chapter for chapter in headings if chapter.at >= since]))


def _turns(shown: list[Line], ahead: list[Chapter]) -> list[Spoken]:
    """Put the lines of a piece together by speaker, beginning anew at each of the chapters ahead."""
    turns: list[Spoken] = []
    for line in shown:
        heading = ""
        # A chapter begins at the first line that is not over when it opens.
        while ahead and ahead[0].at < line.ends:
            heading = ahead.pop(0).title
        if heading or not turns or turns[-1].name != name_of(line):
            turns.append(Spoken(name_of(line), heading, []))
        turns[-1].lines.append(line)
    return turns
