"""The words of a talk: taken in from a file of captions, corrected line by line, cut into chapters."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rembuk.hall.models import Caption
from rembuk.institutions.models import Person
from rembuk.institutions.permits import Actor
from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme.actions import Stale
from rembuk.programme.models import Talk
from rembuk.programme.queries.desk import people_of
from rembuk.record.actions.correcting import correcting
from rembuk.record.actions.keeping import learn
from rembuk.record.core import captions, chapters
from rembuk.record.core.captions import Cue, Fault
from rembuk.record.core.tape import place_of
from rembuk.record.models import Chapter, Line, Tape
from rembuk.record.queries.transcript import line_version, stretches_of, tape_of

LONGEST_LINE = 6_000
"""Milliseconds that a line of the live captions counts at most."""


class CaptionsUnreadable(Refused):
    """The file of captions cannot be taken whole."""

    field = "file"

    def __init__(self, fault: Fault, line: int) -> None:
        super().__init__()
        self.fault, self.line = fault, line

    def __str__(self) -> str:
        """Say what is wrong, and in which line."""
        return str(FAULT_WORDS[self.fault]) % {"line": self.line} + " " + str(_("Nothing was changed."))


FAULT_WORDS: Mapping[Fault, str | Promise] = {
    Fault.NO_CAPTIONS: _("This file holds no captions. Choose a WebVTT (.vtt) or SRT (.srt) file."),
    Fault.TIME: _("Line %(line)s: this time cannot be read. It looks like 00:01:02.500 --> 00:01:05.000."),
    Fault.BACKWARDS: _("Line %(line)s: this caption ends before it starts."),
    Fault.TOO_LATE: _("Line %(line)s: this time is more than a day after the start."),
}


class NotText(Refused):
    """The file is no text in UTF-8."""

    words = _("This file is not a text in UTF-8. Save it as UTF-8 and choose it again.")
    field = "file"


class TranscriptThere(Refused):
    """There are lines already, and nobody said that they may go."""

    words = _("There is a transcript already. Tick the box to put this one in its place.")
    field = "replace"


class NoHallCaptions(Refused):
    """Nothing was captioned in the live room, or its clock was never started."""

    words = _("The live room of this talk left no captions.")


class LineEmpty(Refused):
    """A line has words; one that should go is taken out."""

    words = _("Write down what was said, or take the line out.")
    field = "text"


class ChaptersUnreadable(Refused):
    """The list of chapters cannot be taken."""

    field = "chapters"

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line

    def __str__(self) -> str:
        """Say which line is wrong."""
        if not self.line:
            return str(_("No line begins with a time. Write one chapter a line: 12:30 Title."))
        words = _("Line %(line)s: begin with a time later than that of the line before, as in 12:30 Title.")
        return str(words) % {"line": self.line}


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file of captions gave: how many lines, and the speakers whom the directory does not know."""

    lines: int
    strangers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """Who spoke a line, by the directory or as the captions had it, and the words."""

    person: Person | None
    text: str
    speaker: str = ""


def text_of(content: bytes) -> str:
    """Return an uploaded file's text. :raises NotText: if it is none in UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise NotText from problem


@transaction.atomic
def import_captions(*, by: Actor, talk: Talk, source: str, replace: bool, now: datetime) -> Taken:
    """Make a file of captions, WebVTT or SRT, the transcript of a talk.

    A speaker whom the captions name as the directory does becomes that person; any other keeps the name given.

    :raises CaptionsUnreadable: naming the line. :raises TranscriptThere: unless `replace`.
    """
    current = correcting(talk, by, now)
    if current.lines.exists() and not replace:
        raise TranscriptThere
    people = {person.name.casefold(): person for person in Person.objects.filter(pk__in=people_of(current))}
    try:
        cues = [captions.attributed(cue, people) for cue in captions.read(source)]
    except captions.Unreadable as problem:
        raise CaptionsUnreadable(problem.fault, problem.line) from problem
    current.lines.all().delete()
    keep_lines(current, cues, people)
    digest = hashlib.sha256(source.encode("utf-8")).hexdigest()
    _record("transcript.imported", current, by, now, lines=len(cues), sha256=digest)
    strangers = {cue.speaker for cue in cues if cue.speaker and cue.speaker.casefold() not in people}
    return Taken(len(cues), tuple(sorted(strangers)))


@transaction.atomic
def keep_hall_captions(*, by: Actor, talk: Talk, replace: bool, now: datetime) -> Taken:
    """Make what was captioned in the live room the transcript of its talk.

    A line lasts until the next one begins, six seconds at most.

    :raises NoHallCaptions: if there are none. :raises TranscriptThere: unless `replace`.
    """
    current = correcting(talk, by, now)
    if current.lines.exists() and not replace:
        raise TranscriptThere
    current.lines.all().delete()
    kept = lines_of_hall(current)
    if not kept:
        raise NoHallCaptions
    _record("transcript.kept", current, by, now, lines=kept)
    return Taken(kept, ())


def lines_of_hall(talk: Talk, *, since: datetime | None = None) -> int:
    """Write what was captioned in the live room, or only that since a moment, as lines; return how many."""
    ran = stretches_of(talk, tape_of(talk))
    captioned = Caption.objects.filter(room__talk=talk, room__rehearsal=False, withdrawn=False)
    if since is not None:
        captioned = captioned.filter(said_at__gt=since)
    said = list(captioned.select_related("speaker").order_by("said_at", "pk"))
    if not said or not ran:
        return 0
    starts = [place_of(each.said_at, ran) for each in said]
    stops = [*starts[1:], starts[-1] + LONGEST_LINE]
    cues = [
        Cue(start, min(max(start, stop), start + LONGEST_LINE), str(each.speaker or ""), each.text)
        for each, start, stop in zip(said, starts, stops, strict=True)
    ]
    people = {each.speaker.name.casefold(): each.speaker for each in said if each.speaker}
    keep_lines(talk, cues, people)
    return len(cues)


def keep_lines(talk: Talk, cues: list[Cue], people: Mapping[str, Person]) -> None:
    """Write captions as lines of a talk, each with its speaker where the folded name is one of `people`."""
    rows = []
    for cue in cues:
        person = people.get(cue.speaker.casefold())
        named = "" if person else cue.speaker[:200]
        rows.append(
            Line(talk=talk, starts=cue.starts, ends=cue.ends, person=person, speaker=named, text=cue.text)
        )
    Line.objects.bulk_create(rows, batch_size=2_000)
    learn(cue.text for cue in cues)


@transaction.atomic
def correct_line(*, by: Actor, line: Line, facts: LineFacts, version: str, now: datetime) -> Line:
    """Correct a line; its words as they came in are kept. `version` is that of the line as the actor saw it.

    :raises Stale: if it has changed since. :raises LineEmpty: without words.
    """
    talk = correcting(line.talk, by, now)
    current = talk.lines.select_for_update().get(pk=line.pk)
    if line_version(current) != version:
        raise Stale
    if not facts.text.strip():
        raise LineEmpty
    if facts.text != current.text and not current.source:
        current.source = current.text
    current.person, current.text = facts.person, facts.text.strip()
    current.speaker = "" if facts.person else facts.speaker.strip()
    current.save(update_fields=["person", "speaker", "text", "source"])
    learn([current.text])
    _record("transcript.corrected", talk, by, now, line=current.pk, version=line_version(current))
    return current


@transaction.atomic
def remove_line(*, by: Actor, line: Line, now: datetime) -> None:
    """Take a line out of the transcript."""
    talk = correcting(line.talk, by, now)
    current = talk.lines.get(pk=line.pk)
    _record("transcript.shortened", talk, by, now, line=current.pk)
    current.delete()


@transaction.atomic
def import_chapters(*, by: Actor, talk: Talk, text: str, now: datetime) -> int:
    """Make a list, one "12:30 Title" a line, the chapters of a talk; an empty one gives them back to the clock.

    :raises ChaptersUnreadable: naming the line.
    """
    current = correcting(talk, by, now)
    found: list[chapters.Chapter] = []
    if text.strip():
        try:
            found = chapters.read(text)
        except chapters.NoChapters as problem:
            raise ChaptersUnreadable(0) from problem
        except chapters.ChapterUnreadable as problem:
            raise ChaptersUnreadable(problem.line) from problem
    current.chapters.all().delete()
    Chapter.objects.bulk_create(Chapter(talk=current, at=each.at, title=each.title) for each in found)
    _record("chapters.set", current, by, now, chapters=len(found))
    return len(found)


@transaction.atomic
def set_tape(*, by: Actor, talk: Talk, lead: int, video: str, now: datetime) -> Tape:
    """Say how many seconds the recording ran before the talk was opened, and where else it can be seen."""
    current = correcting(talk, by, now)
    told: dict[str, object] = {"lead": lead, "video": video}
    if lead != tape_of(current).lead:
        # Another recording than our own stream is meant, which ran from its start to its end.
        told["stretches"] = []
    tape, _is_new = Tape.objects.update_or_create(talk=current, defaults=told)
    _record("tape.set", current, by, now, lead=lead)
    return tape


def _record(kind: str, talk: Talk, by: Actor, now: datetime, **data: object) -> None:
    ledger.record(kind, by=by.name, subject=f"programme.talk:{talk.pk}", at=now, data=data)
