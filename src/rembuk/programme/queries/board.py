"""The board of a programme: the next twelve months, talk by talk, with what is proposed and what is skipped."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise

from django.db.models import QuerySet

from rembuk.institutions.models import Institution
from rembuk.programme.core.agreement import OPEN_IN, Subject
from rembuk.programme.core.board import Off, OffKind, slots, turns, unknown_years
from rembuk.programme.core.cadence import UnreadableRule, days
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import DayOff, Programme, Talk
from rembuk.programme.queries import partners, talk_version
from rembuk.programme.queries.agreements import Standing, standings
from rembuk.programme.queries.desk import DeskTalk, desk_talk, talks_with_plans
from rembuk.programme.queries.plan import with_rundowns

IN_VIEW = timedelta(days=365)
SWAPPABLE = frozenset({State.DRAFT, State.AGREED})
"""States in which two talks may still change hosts."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What the next talk most likely shares with the last one."""

    starts: time | None = None
    ends: time | None = None
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A day of the board: a talk, with where the bodies stand; or a proposal, with its host; or a skipped day.

    `swaps_with` is the number of the next talk, if the two can change hosts; `venue` is the host's usual hall.
    """

    day: date
    talk: DeskTalk | None = None
    standing: Standing | None = None
    version: str = ""
    swaps_with: int | None = None
    venue: str = ""
    host: Institution | None = None
    off: Off | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """How often a body has hosted, and how often it will, by what is planned."""

    body: Institution
    held: int
    planned: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.held + self.planned


@dataclass(frozen=True, slots=True)
class Board:
    """What a secretariat sees of the year ahead."""

    months: list[tuple[date, list[Line]]]
    turns: list[Turn]
    habits: Habits
    unknown_years: list[int]

    @property
    def proposals(self) -> int:
        """How many days are proposed."""
        return sum(line.host is not None for _month, lines in self.months for line in lines)


def board(programme: Programme, *, today: date, now: datetime) -> Board:
    """Return the board. Twelve queries, however many talks there are."""
    until = today + IN_VIEW
    bodies = partners(programme)
    history = list(programme.talks.order_by("date", "number").values_list("date", "host", "state", "venue"))
    ahead = list(with_rundowns(talks_with_plans().filter(programme=programme, date__gte=today)))
    off = [
        Off(each.starts, each.ends, OffKind(each.kind), each.name, each.is_estimate)
        for each in programme.days_off.filter(ends__gte=today, starts__lte=until)
    ]
    return Board(
        months=_by_month(
            [*_talks(ahead, today, now), *_proposed(programme, history, bodies, off, today, until)]
        ),
        turns=_turns(bodies, history),
        habits=habits(programme),
        unknown_years=_unknown_years(programme, today, until) if programme.cadence else [],
    )


def talks_behind(programme: Programme, *, today: date) -> QuerySet[Talk]:
    """Return the talks whose day has passed, the newest first, with what `plan_of` counts."""
    return talks_with_plans().filter(programme=programme, date__lt=today).order_by("-date", "-number")


def _talks(talks: list[Talk], today: date, now: datetime) -> Iterator[Line]:
    waiting = [talk for talk in talks if State(talk.state) in OPEN_IN[Subject.PLAN]]
    stand = standings(waiting, Subject.PLAN, now=now) if waiting else {}
    swappable = sorted((talk for talk in talks if State(talk.state) in SWAPPABLE), key=lambda talk: talk.date)
    following = {one.pk: other.number for one, other in pairwise(swappable) if one.host_id != other.host_id}
    for talk in talks:
        yield Line(
            talk.date,
            desk_talk(talk, today=today),
            stand.get(talk.pk),
            version=talk_version(talk),
            swaps_with=following.get(talk.pk),
        )


History = list[tuple[date, int, str, str]]


def _proposed(
    programme: Programme, history: History, bodies: list[Institution], off: list[Off], today: date, until: date
) -> list[Line]:
    if not programme.cadence:
        return []
    since = history[0][0] if history else programme.formulated_on or today
    taken = [day for day, _host, state, _venue in history if state != State.CANCELLED]
    after = max([today, *[day for day, _host, state, _venue in history if state in OVER]])
    try:
        found = slots(days(programme.cadence, since=since), after=after, until=until, off=off, taken=taken)
    except UnreadableRule:
        return []
    open_days = [slot for slot in found if slot.off is None]
    hosted = [host for _day, host, state, _venue in history if state != State.CANCELLED]
    by_id = {body.pk: body for body in bodies}
    hosts = iter(turns(list(by_id), hosted, len(open_days)))
    halls = {host: venue for _day, host, _state, venue in history if venue}
    return [
        Line(slot.day, off=slot.off) if slot.off else _proposal(slot.day, by_id[next(hosts)], halls)
        for slot in found
    ]


def _proposal(day: date, host: Institution, halls: dict[int, str]) -> Line:
    return Line(day, host=host, venue=halls.get(host.pk, ""))


def _turns(bodies: list[Institution], history: History) -> list[Turn]:
    held = Counter(host for _day, host, state, _venue in history if state in OVER)
    planned = Counter(host for _day, host, state, _venue in history if state not in {*OVER, State.CANCELLED})
    return [Turn(body, held[body.pk], planned[body.pk]) for body in bodies]


def habits(programme: Programme) -> Habits:
    """Return what the next talk most likely shares with the last one. One query."""
    last = programme.talks.exclude(state=State.CANCELLED).order_by("-date", "-number").first()
    if last is None:
        return Habits(mode=next(iter(programme.modes), ""))
    return Habits(last.starts, last.ends, last.mode)


def _unknown_years(programme: Programme, today: date, until: date) -> list[int]:
    entered = DayOff.objects.filter(programme=programme, kind=OffKind.HOLIDAY)
    return unknown_years((day.year for day in entered.dates("starts", "year")), since=today, until=until)


def _by_month(lines: list[Line]) -> list[tuple[date, list[Line]]]:
    ordered = sorted(lines, key=lambda line: (line.day, line.talk is None))
    return [(month, list(each)) for month, each in groupby(ordered, key=lambda line: line.day.replace(day=1))]
