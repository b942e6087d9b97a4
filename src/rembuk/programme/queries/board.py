"""The board of a programme: the next twelve months, talk by talk, with what is proposed and what is skipped."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise
from typing import NamedTuple

from django.db.models import QuerySet

from rembuk.institutions.models import Institution
from rembuk.programme.core.agreement import OPEN_IN, Subject
from rembuk.programme.core.board import Off, OffKind, slots, turns, unknown_years
from rembuk.programme.core.cadence import UnreadableRule, days
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import DayOff, Programme, Talk
from rembuk.programme.queries import partners, talk_version
from rembuk.programme.queries.agreements import Tally, tallies
from rembuk.programme.queries.desk import DeskTalk, desk_talk
from rembuk.programme.queries.plan import outlines
from rembuk.ui.templatetags.ui import clock

IN_VIEW = timedelta(days=365)
NEAR = timedelta(days=92)
SWAPPABLE = frozenset({State.DRAFT, State.AGREED})
"""States in which two talks may still change hosts."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What the next talk most likely shares with the last one."""

    starts: time | None = None
    ends: time | None = None
    mode: str = ""

    @property
    def hours(self) -> str:
        """From when until when, as the reader's language writes it; empty if unknown."""
        return "–".join(clock(each) for each in (self.starts, self.ends) if each)


class Proposal(NamedTuple):
    """A proposed day with its host, and the host's usual hall; `hours` are those of the last talk, in words."""

    day: date
    host: int
    host_name: str
    venue: str
    hours: str


@dataclass(frozen=True, slots=True)
class Line:
    """A day of the board: a talk, with where the bodies stand; or a proposal, with its host; or a skipped day.

    `tally` is there once a body has agreed; `swaps_with` is the number of the next talk, if the two can change
    hosts.
    A proposal that is near asks for its topic; one that is far is planned by one press.
    """

    day: date
    talk: DeskTalk | None = None
    tally: Tally | None = None
    version: str = ""
    swaps_with: int | None = None
    proposal: Proposal | None = None
    off: Off | None = None
    is_near: bool = False


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
    behind: int
    """How many talks have their day behind them."""

    @property
    def bodies(self) -> list[Institution]:
        """The partners, in the order of their agreement."""
        return [turn.body for turn in self.turns]

    @property
    def near(self) -> list[date]:
        """The proposed days that ask for their topic."""
        return [line.day for _month, lines in self.months for line in lines if line.is_near]


def board(programme: Programme, *, today: date, now: datetime) -> Board:
    """Return the board. Seven queries, however many talks there are; one more once a body agreed to a plan."""
    until = today + IN_VIEW
    bodies = partners(programme)
    history = _history(programme)
    days_off = list(programme.days_off.filter(ends__gte=date(today.year, 1, 1), starts__lte=until))
    off = _off(days_off, today)
    entered = {each.starts.year for each in days_off if each.kind == OffKind.HOLIDAY}
    return Board(
        months=_by_month(
            [*_talks(programme, bodies, today, now), *_proposed(programme, history, bodies, off, today)]
        ),
        turns=_turns(bodies, history),
        habits=_habits(programme, history),
        unknown_years=unknown_years(entered, since=today, until=until) if programme.cadence else [],
        behind=sum(past.date < today for past in history),
    )


def next_talk_facts(programme: Programme, *, today: date) -> dict[str, object]:
    """Return what a form for another talk begins with: the board's next day and host. Four queries."""
    bodies, history = partners(programme), _history(programme)
    off = _off(programme.days_off.filter(ends__gte=today), today)
    proposed = (line.proposal for line in _proposed(programme, history, bodies, off, today))
    following = next(filter(None, proposed), None)
    hosted = [past.host for past in history if past.state != State.CANCELLED]
    turn = turns([body.pk for body in bodies], hosted, 1)
    host = following.host if following else next(iter(turn), None)
    last = programme.talks.order_by("number").last()
    return {
        "host": next((body for body in bodies if body.pk == host), None),
        "mode": last.mode if last else next(iter(programme.modes), ""),
        "date": following.day if following else None,
        **({name: getattr(last, name) for name in ("starts", "ends", "tags", "dateline")} if last else {}),
    }


def talks_behind(programme: Programme, *, today: date) -> QuerySet[Talk]:
    """Return the talks whose day has passed, the newest first, with what a list shows of them."""
    behind = Talk.objects.filter(programme=programme, date__lt=today).select_related("host")
    return behind.only("number", "title", "date", "state", "host__name").order_by("-date", "-number")


def _off(days_off: Iterable[DayOff], today: date) -> list[Off]:
    return [
        Off(each.starts, each.ends, OffKind(each.kind), each.name, each.is_estimate)
        for each in days_off
        if each.ends >= today
    ]


def _talks(programme: Programme, bodies: list[Institution], today: date, now: datetime) -> Iterator[Line]:
    ahead = programme.talks.filter(date__gte=today)
    talks = list(ahead.select_related("host").order_by("-number"))
    plans = outlines(talks) if talks else {}
    open_plans = [talk for talk in talks if State(talk.state) in OPEN_IN[Subject.PLAN]]
    agreed = tallies(open_plans, bodies, plans, now=now) if open_plans else {}
    swappable = sorted((talk for talk in talks if State(talk.state) in SWAPPABLE), key=lambda talk: talk.date)
    following = {one.pk: other.number for one, other in pairwise(swappable) if one.host_id != other.host_id}
    for talk in talks:
        yield Line(
            talk.date,
            desk_talk(talk, today=today, items=plans[talk.pk].items, people=plans[talk.pk].people),
            agreed.get(talk.pk),
            version=talk_version(talk),
            swaps_with=following.get(talk.pk),
        )


class Past(NamedTuple):
    """What a talk, past or planned, tells about the next ones."""

    date: date
    host: int
    state: str
    venue: str
    starts: time | None
    ends: time | None
    mode: str


History = list[Past]


def _history(programme: Programme) -> History:
    rows = programme.talks.order_by("date", "number").values_list(*Past._fields)
    return [Past(*row) for row in rows]


def _proposed(
    programme: Programme, history: History, bodies: list[Institution], off: list[Off], today: date
) -> list[Line]:
    if not programme.cadence:
        return []
    until = today + IN_VIEW
    since = history[0].date if history else programme.formulated_on or today
    # A day whose talk was cancelled is not proposed again: whoever wants another in its place plans it.
    taken = [past.date for past in history]
    after = max([today, *[past.date for past in history if past.state in OVER]])
    try:
        found = slots(
            days(programme.cadence, since=since, near=after), after=after, until=until, off=off, taken=taken
        )
    except UnreadableRule:
        return []
    open_days = [slot for slot in found if slot.off is None]
    hosted = [past.host for past in history if past.state != State.CANCELLED]
    by_id = {body.pk: body for body in bodies}
    hosts = iter(turns(list(by_id), hosted, len(open_days)))
    halls = {past.host: past.venue for past in history if past.venue}
    usual = _habits(programme, history).hours

    def proposed(day: date, host: int) -> Line:
        proposal = Proposal(day, host, by_id[host].name, halls.get(host, ""), usual)
        return Line(day, proposal=proposal, is_near=day <= today + NEAR)

    return [Line(slot.day, off=slot.off) if slot.off else proposed(slot.day, next(hosts)) for slot in found]


def _turns(bodies: list[Institution], history: History) -> list[Turn]:
    held = Counter(past.host for past in history if past.state in OVER)
    planned = Counter(past.host for past in history if past.state not in {*OVER, State.CANCELLED})
    return [Turn(body, held[body.pk], planned[body.pk]) for body in bodies]


def habits(programme: Programme) -> Habits:
    """Return what the next talk most likely shares with the last one. One query."""
    return _habits(programme, _history(programme))


def _habits(programme: Programme, history: History) -> Habits:
    last = next((past for past in reversed(history) if past.state != State.CANCELLED), None)
    if last is None:
        return Habits(mode=next(iter(programme.modes), ""))
    return Habits(last.starts, last.ends, last.mode)


def _by_month(lines: list[Line]) -> list[tuple[date, list[Line]]]:
    ordered = sorted(lines, key=lambda line: (line.day, line.talk is None))
    return [(month, list(each)) for month, each in groupby(ordered, key=lambda line: line.day.replace(day=1))]
