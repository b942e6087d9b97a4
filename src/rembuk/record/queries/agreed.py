"""The record of a talk as its partners agree to it before it is published."""

import hashlib
from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from rembuk.kit.version import version_of
from rembuk.programme.core.agreement import Change, Content, Row
from rembuk.programme.models import Commitment, Talk
from rembuk.record.core.captions import clock
from rembuk.record.core.chapters import Chapter, listed
from rembuk.record.models import Line, Medium, MediumState, Statement, Tape
from rembuk.record.queries import consent, editions, transcript
from rembuk.record.queries.beginning import awaits_beginning
from rembuk.record.queries.said import attendance_taken, quotable

RECORD_EMPTY = _("The record holds neither a statement nor a transcript yet.")
STILL_BEGUN = _("What the live room left is still being taken in; in two minutes it can be agreed to.")
STILL_PREPARED = _("A recording is still being prepared; in a few minutes it can be agreed to.")

MOST_CHANGES = 60
"""Lines of a transcript that are shown one by one when they differ."""


def record(talk: Talk) -> Content:
    """Return what there is to agree to in a talk's record, as the desk has it. Twenty queries at most.

    The lines are in Indonesian, the language in which the bodies deal with each other. Of the transcript they
    tell its length and a mark that changes with every word; what a correction changes in it is told line by
    line. What becomes of a commitment is its body's to say, and no part of what is agreed.
    """
    statements = list(quotable(talk, working=True).select_related("person"))
    promises = list(talk.commitments.select_related("person", "institution"))
    lines = list(transcript.lines(talk, working=True))
    chapters = [Chapter(row.at, row.title) for row in talk.chapters.all()]
    media, tape = list(talk.media.all()), transcript.tape_of(talk)
    counted = attendance_taken(talk)
    attendance = [counted.hall, counted.online] if counted else []
    mark = hashlib.sha256(repr([_facts(line) for line in lines]).encode()).hexdigest()
    facts = {
        "statements": [(row.person_id, row.kind, row.text, str(row.at)) for row in statements],
        "commitments": [(row.person_id, row.institution_id, row.text, str(row.due)) for row in promises],
        "lines": mark,
        "chapters": [(row.at, row.title) for row in chapters],
        "tape": [tape.lead, tape.stretches, tape.video],
        "media": [(row.sha256, row.title) for row in media],
        "attendance": attendance,
    }
    with override("id"):
        rows = [*(_said(row) for row in statements), *(_promised(row) for row in promises)]
        rows += _counted(attendance)
        if lines:
            rows.append(_transcript(len(lines), mark))
        rows += _recorded(chapters, media, tape)
        corrected = tuple(_corrected(talk, lines)) if editions.correction_of(talk) else ()
    missing = tuple(_missing(talk, statements, lines, media))
    return Content(version_of(facts), tuple(rows), missing, corrected, _notes(talk))


def _notes(talk: Talk) -> tuple[object, ...]:
    silent = ", ".join(person.name for person in consent.unanswered(talk))
    told = gettext("Not answered yet whether they may be recorded and quoted, and so not withheld: %(names)s.")
    return (told % {"names": silent},) if silent else ()


def _missing(
    talk: Talk, statements: list[Statement], lines: list[Line], media: list[Medium]
) -> Iterator[object]:
    if not statements and not lines:
        yield RECORD_EMPTY
    if awaits_beginning(talk):
        yield STILL_BEGUN
    if any(each.state == MediumState.WAITING for each in media):
        yield STILL_PREPARED


def _said(row: Statement) -> Row:
    return Row(f"statement {row.pk}", f"{row.get_kind_display()} · {row.person.name}", row.text)


def _promised(row: Commitment) -> Row:
    due = f" ({date_format(row.due, 'j F Y')})" if row.due else ""
    return Row(f"commitment {row.pk}", f"{gettext('Commitment')} · {row.institution.name}", f"{row.text}{due}")


def _counted(attendance: list[int | None]) -> list[Row]:
    if not attendance:
        return []
    figures = {"hall": _or_dash(attendance[0]), "online": _or_dash(attendance[1])}
    told = gettext("%(hall)s in the hall, %(online)s online") % figures
    return [Row("attendance", gettext("Attendance"), told)]


def _transcript(count: int, mark: str) -> Row:
    told = gettext("%(n)d lines, mark %(mark)s") % {"n": count, "mark": mark[:12]}
    return Row("transcript", gettext("Transcript"), told)


def _recorded(chapters: list[Chapter], media: list[Medium], tape: Tape) -> Iterator[Row]:
    if chapters:
        yield Row("chapters", gettext("Chapters"), listed(chapters, opening=gettext("Opening")).strip())
    if tape.video:
        yield Row("video", gettext("Video on another site"), tape.video)
    for each in media:
        yield Row(f"file {each.sha256}", gettext("File"), each.title)


def _corrected(talk: Talk, lines: list[Line]) -> Iterator[Change]:
    """Tell which lines of a transcript differ from those that are public, by their time."""
    public = list(transcript.lines(talk))
    now, before = {_facts(line) for line in lines}, {_facts(line) for line in public}
    old = {line.starts: _read(line) for line in public if _facts(line) not in now}
    new = {line.starts: _read(line) for line in lines if _facts(line) not in before}
    changed = sorted({*old, *new})
    for starts in changed[:MOST_CHANGES]:
        yield Change(clock(starts), old.get(starts, ""), new.get(starts, ""))
    more = len(changed[MOST_CHANGES:])
    if more:
        yield Change("…", "", ngettext("%(n)d more line", "%(n)d more lines", more) % {"n": more})


def _facts(line: Line) -> tuple[object, ...]:
    return (line.starts, line.ends, line.person_id, line.speaker, line.text)


def _read(line: Line) -> str:
    name = transcript.name_of(line)
    return f"{name}: {line.text}" if name else line.text


def _or_dash(figure: int | None) -> str:
    return "–" if figure is None else str(figure)
