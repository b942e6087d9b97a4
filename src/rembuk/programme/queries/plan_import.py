"""What would change if a plan from a spreadsheet were read in."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from python_calamine import CalamineError, CalamineWorkbook

from rembuk.programme.core.plansheet import PlannedRow, Problem, WrongRow, read, spans
from rembuk.programme.core.talk import Mode, State
from rembuk.programme.models import ModeChoice, Programme, Talk
from rembuk.programme.queries import partners, talk_version
from rembuk.programme.queries.board import SWAPPABLE, Habits, habits

FARTHEST = timedelta(days=731)
MOST_ROWS = 20_000
_LARGEST = 100 * 2**20

PROBLEM_WORDS = {
    Problem.DATE_MISSING: _("The date is missing."),
    Problem.DATE_UNREADABLE: _("The date cannot be read. Write for example 30/6/2027."),
    Problem.DAY_TWICE: _("Another row has the same date."),
    Problem.DAY_PASSED: _("The date has passed."),
    Problem.DAY_OFF: _("No talk is held on this day."),
    Problem.TOO_FAR: _("The date is more than two years ahead."),
    Problem.HOST_MISSING: _("The host is missing."),
    Problem.HOST_UNKNOWN: _("The host is none of the partners, or the name fits several."),
    Problem.HOURS_UNREADABLE: _("The hours cannot be read. Write for example 13.30–15.30."),
    Problem.MODE_UNKNOWN: _("The way to take part is none that the programme offers."),
    Problem.TITLE_TOO_LONG: _("The topic or the venue is longer than 200 characters."),
    Problem.VENUE_MISSING: _("The venue is missing."),
}


class NotASpreadsheet(Exception):
    """The file is no spreadsheet, or one too large to read."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row makes of a talk; `version` is that of the talk it changes, empty for a new one."""

    line: int
    date: date
    title: str
    host: int
    starts: time | None
    ends: time | None
    mode: str
    venue: str
    version: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A talk that would change, and what of it."""

    talk: Talk
    wanted: Wanted
    changes: list[tuple[object, str, str]]


@dataclass(frozen=True, slots=True)
class Preview:
    """What reading in would do: talks made, changed, left as they are; and the rows with each kind of fault."""

    new: list[Wanted] = field(default_factory=list)
    changed: list[Edit] = field(default_factory=list)
    same: list[Talk] = field(default_factory=list)
    kept: list[Talk] = field(default_factory=list)
    wrong: list[WrongRow] = field(default_factory=list)

    @property
    def faults(self) -> list[tuple[object, int, str]]:
        """Each kind of fault in words, with how many rows of a sheet have it and which."""
        lines: dict[tuple[Problem, str], list[int]] = defaultdict(list)
        for row in self.wrong:
            lines[row.problem, row.sheet].append(row.line)
        return [
            (PROBLEM_WORDS[problem], len(each), f"{sheet}: {spans(each)}" if sheet else spans(each))
            for (problem, sheet), each in lines.items()
        ]

    @property
    def wanted(self) -> list[Wanted]:
        """What would be written."""
        return [*self.new, *(edit.wanted for edit in self.changed)]


Sheet = tuple[str, list[list[object]]]
"""The name of a sheet, empty if it is the only one, and its cells."""


def sheets_of(content: bytes) -> list[Sheet]:
    """Return the sheets of a workbook; nothing in it is run. :raises NotASpreadsheet: else."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                raise NotASpreadsheet
    except BadZipFile:
        pass  # The older format of spreadsheets is no archive.
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        names = book.sheet_names
        sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in names]
    except (CalamineError, ValueError) as problem:
        raise NotASpreadsheet from problem
    if sum(len(rows) for _name, rows in sheets) > MOST_ROWS:
        raise NotASpreadsheet
    return [(name if len(names) > 1 else "", [list(row) for row in rows]) for name, rows in sheets]


def preview(programme: Programme, sheets: Sequence[Sheet], *, today: date) -> Preview:
    """Return what reading these sheets in would change. Four queries. :raises NoHeadings: without a date."""
    bodies = partners(programme)
    good, wrong = read(sheets, hosts={body.name: body.pk for body in bodies})
    talks = {
        talk.date: talk
        for talk in programme.talks.exclude(state=State.CANCELLED.value).select_related("host", "programme")
    }
    off = list(programme.days_off.values_list("starts", "ends"))
    halls = {talk.host_id: talk.venue for _day, talk in sorted(talks.items()) if talk.venue}
    names = {body.pk: body.name for body in bodies}
    habit = habits(programme)
    found = Preview(wrong=wrong)
    for row in good:
        talk = talks.get(row.date)
        wanted = _wanted(row, talk, halls, habit)
        problem = _problem(wanted, off, programme, today)
        if isinstance(wanted, Problem) or problem is not None:
            found.wrong.append(WrongRow(row.line, problem or Problem.HOST_MISSING, row.sheet))
        elif talk is None:
            found.new.append(wanted)
        elif State(talk.state) not in SWAPPABLE:
            found.kept.append(talk)
        elif changes := _changes(talk, wanted, names):
            found.changed.append(Edit(talk, wanted, changes))
        else:
            found.same.append(talk)
    found.wrong.sort(key=lambda each: (each.sheet, each.line))
    return found


def _problem(
    wanted: Wanted | Problem, off: Sequence[tuple[date, date]], programme: Programme, today: date
) -> Problem | None:
    if isinstance(wanted, Problem):
        return wanted
    problems = {
        Problem.DAY_PASSED: wanted.date < today,
        Problem.TOO_FAR: wanted.date > today + FARTHEST,
        Problem.DAY_OFF: any(starts <= wanted.date <= ends for starts, ends in off),
        Problem.MODE_UNKNOWN: wanted.mode not in programme.modes,
        Problem.VENUE_MISSING: wanted.mode != Mode.ONLINE and not wanted.venue,
    }
    return next((problem for problem, is_so in problems.items() if is_so), None)


def _wanted(row: PlannedRow, talk: Talk | None, halls: dict[int, str], habit: Habits) -> Wanted | Problem:
    """Let the row say what it says, and the talk, or the habits for a new one, the rest."""
    host = row.host or (talk.host_id if talk else None)
    if host is None:
        return Problem.HOST_MISSING
    known = talk or habit
    mode = row.mode.value if row.mode else known.mode
    # Who holds a talk online needs no hall, though the last one had its own.
    hall = "" if mode == Mode.ONLINE else halls.get(host, "")
    ends = row.ends or (known.ends if row.starts in {None, known.starts} else None)
    return Wanted(
        line=row.line,
        date=row.date,
        title=row.title or (talk.title if talk else ""),
        host=host,
        starts=row.starts or known.starts,
        ends=ends,
        mode=mode,
        venue=row.venue or (talk.venue if talk else hall),
        version=talk_version(talk) if talk else "",
    )


def _changes(talk: Talk, wanted: Wanted, names: dict[int, str]) -> list[tuple[object, str, str]]:
    def hours(starts: time | None, ends: time | None) -> str:
        return "–".join(f"{each:%H.%M}" for each in (starts, ends) if each)

    pairs = [
        (_("Topic of the talk"), talk.title, wanted.title),
        (_("Host"), names.get(talk.host_id, ""), names[wanted.host]),
        (pgettext_lazy("of a talk", "Hours"), hours(talk.starts, talk.ends), hours(wanted.starts, wanted.ends)),
        (_("Ways to take part"), ModeChoice(talk.mode).label, ModeChoice(wanted.mode).label),
        (_("Venue"), talk.venue, wanted.venue),
    ]
    return [(label, str(before), str(after)) for label, before, after in pairs if before != after]
