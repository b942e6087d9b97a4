"""What the desk reads: next steps, plans with their gaps, the clock, and whom a form may name."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Count, F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.core.positions import position_on
from rembuk.institutions.models import Institution, Person
from rembuk.institutions.permits import Actor, Permit
from rembuk.institutions.queries import title_on
from rembuk.programme.core.promises import AWAITED
from rembuk.programme.core.rundown import Entry, lay_out, overrun, running
from rembuk.programme.core.talk import Gap, State, Step, gaps, next_step
from rembuk.programme.models import Appearance, Commitment, Item, Programme, Talk
from rembuk.programme.queries import plan_of, today_at

STEP_WORDS = {
    Step.COMPLETE: _("Complete the plan"),
    Step.AGREE: _("Waits for agreement"),
    Step.ANNOUNCE: _("Ready to announce"),
    Step.WAIT: _("Wait for the day"),
    Step.RUN: _("Open the console"),
    Step.ENTER: _("Enter what was held"),
    Step.RECORD: _("Complete the record"),
    Step.NOTHING: "",
}


class TalkRow(NamedTuple):
    """A talk as one line of a list: all that such a line shows, in the reader's language."""

    number: int
    day: date
    topic: str
    host: str
    state: str
    state_words: str
    step_words: str


@dataclass(frozen=True, slots=True)
class DeskTalk:
    """A talk as the desk lists it: with what its plan lacks and the next step."""

    talk: Talk
    gaps: list[Gap]
    step: Step

    @property
    def words(self) -> str:
        """The next step, as a button or a list says it."""
        return str(STEP_WORDS[self.step])

    @property
    def row(self) -> TalkRow:
        """The talk as one line of a list."""
        talk = self.talk
        return TalkRow(
            talk.number,
            talk.date,
            talk.topic,
            talk.host.name,
            talk.state,
            talk.get_state_display(),
            self.words,
        )


@dataclass(frozen=True, slots=True)
class DeskProgramme:
    """A programme as the desk lists it, with the talk that asks for the next step, if there is one."""

    programme: Programme
    next: DeskTalk | None


def desk_talk(talk: Talk, *, today: date, items: int | None = None, people: int | None = None) -> DeskTalk:
    """Return a talk with what its plan lacks and the next step. The counts are as in `plan_of`."""
    lacking = gaps(plan_of(talk, items=items, people=people), today=today)
    return DeskTalk(talk, lacking, next_step(State(talk.state), date=talk.date, gaps=lacking, today=today))


def talk_behind(talk: Talk, *, today: date) -> DeskTalk:
    """Return a talk whose day has passed: what its plan lacked counts no more. No query."""
    return DeskTalk(talk, [], next_step(State(talk.state), date=talk.date, gaps=[], today=today))


def desk_talks(programme: Programme, *, today: date) -> list[DeskTalk]:
    """Return all talks of a programme, the newest first. One query."""
    return [desk_talk(talk, today=today) for talk in talks_with_plans().filter(programme=programme)]


def desk_programmes(actor: Actor, *, now: datetime) -> list[DeskProgramme]:
    """Return the programmes whose desk the actor may see, each with its next step. Two queries."""
    bodies = [body for body in actor.roles if actor.may(Permit.SEE_DESK, at=[body])]
    programmes = Programme.objects.order_by("name")
    if not actor.everywhere:
        programmes = programmes.filter(partnerships__institution__in=bodies).distinct()
    talks = talks_with_plans().filter(programme__in=programmes)
    rows = []
    for programme in programmes:
        today = today_at(programme, now)
        waiting = [desk_talk(talk, today=today) for talk in talks if talk.programme_id == programme.pk]
        rows.append(DeskProgramme(programme, _most_urgent(waiting)))
    return rows


def talks_with_plans() -> QuerySet[Talk]:
    """Return talks, the newest first, with what `plan_of` counts."""
    items = Item.objects.filter(talk=OuterRef("pk")).order_by().values("talk").annotate(n=Count("pk"))
    people = Appearance.objects.filter(item__talk=OuterRef("pk")).order_by().values("item__talk")
    return (
        Talk.objects.select_related("host", "programme")
        .annotate(
            item_count=Coalesce(Subquery(items.values("n")), 0),
            people_count=Coalesce(Subquery(people.annotate(n=Count("pk")).values("n")), 0),
        )
        .order_by("-number")
    )


def opening_of(talk: Talk) -> datetime | None:
    """Return the instant at which the talk opened, or is planned to open; None if no hour is set."""
    return talk.started_at or planned_start(talk)


def entry_of(item: Item) -> Entry:
    """Return what the clock needs to know of an item."""
    planned = None if item.minutes is None else timedelta(minutes=item.minutes)
    return Entry(planned, item.opened_at, item.closed_at)


@dataclass(frozen=True, slots=True)
class RundownRow:
    """An item with the time at which it lies, in the programme's time zone."""

    item: Item
    starts: datetime | None
    ends: datetime | None
    people: list[Person]


def rundown(talk: Talk, *, now: datetime) -> list[RundownRow]:
    """Return the items of a talk with their times and people in order. Four queries at most."""
    people = Prefetch("appearances", Appearance.objects.select_related("person"))
    items = list(talk.items.select_related("moderator").prefetch_related(people))
    slots = lay_out([entry_of(item) for item in items], starts=opening_of(talk), now=now)
    zone = ZoneInfo(talk.programme.timezone)
    return [
        RundownRow(
            item,
            slot.starts and slot.starts.astimezone(zone),
            slot.ends and slot.ends.astimezone(zone),
            [appearance.person for appearance in item.appearances.all()],
        )
        for item, slot in zip(items, slots, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a talk stands by the clock. Minutes of overrun are below zero when it is ahead of its plan."""

    now: datetime
    rows: list[RundownRow]
    running: RundownRow | None
    following: RundownRow | None
    due_at: datetime | None
    overrun: int | None
    speaker: int | None


def clock(talk: Talk, *, now: datetime) -> Clock:
    """Return where a talk stands by the clock. Two queries."""
    rows = rundown(talk, now=now)
    entries = [entry_of(row.item) for row in rows]
    place = running(entries)
    current = None if place is None else rows[place]
    opened = current and current.item.opened_at
    planned = None if place is None else entries[place].planned
    zone = ZoneInfo(talk.programme.timezone)
    start = planned_start(talk)
    return Clock(
        now=now.astimezone(zone),
        rows=rows,
        running=current,
        following=next((row for row in rows if row.item.opened_at is None), None),
        due_at=(opened + planned).astimezone(zone) if opened and planned is not None else None,
        overrun=overrun(entries, starts=start, now=now),
        speaker=current.people[0].pk if current and current.people else None,
    )


def planned_start(talk: Talk) -> datetime | None:
    """Return the instant at which the talk is planned to open; None if no hour is set."""
    if talk.starts is None:
        return None
    return datetime.combine(talk.date, talk.starts, ZoneInfo(talk.programme.timezone))


def open_commitments(programme: Programme) -> QuerySet[Commitment]:
    """Return what was promised on the programme's talks and is open or late, the soonest due first."""
    return (
        Commitment.objects.filter(talk__programme=programme, state__in=AWAITED)
        .select_related("talk", "person", "institution")
        .order_by(F("due").asc(nulls_last=True), "pk")
    )


def people_on(day: date) -> list[tuple[Person, str]]:
    """Return everyone with a label of their own: the name, the title borne that day, for namesakes the key."""
    people = Person.objects.prefetch_related("positions")
    labels = [(person, " · ".join(filter(None, [person.name, title_on(person, day)]))) for person in people]
    borne = Counter(label for _person, label in labels)
    return [(person, label if borne[label] == 1 else f"{label} · {person.key}") for person, label in labels]


def people_of(talk: Talk) -> list[int]:
    """Return those on a talk's rundown by id, in the order in which they come, each once."""
    led = Item.objects.filter(talk=talk, moderator__isnull=False).values_list("position", "moderator")
    heard = Appearance.objects.filter(item__talk=talk).values_list("item__position", "position", "person")
    order = sorted([(place, 0, person) for place, person in led] + list(heard))
    return list(dict.fromkeys(person for _place, _position, person in order))


@dataclass(frozen=True, slots=True)
class Choices:
    """People to choose from, each with a label: those on the talk, then all others; and the body of each."""

    here: list[tuple[Person, str]]
    others: list[tuple[Person, str]]
    bodies: dict[int, Institution]


def people_to_choose(talk: Talk) -> Choices:
    """Return everyone whom a form of the talk's record may name. Five queries."""
    people = people_on(talk.date)
    labelled = {person.pk: (person, label) for person, label in people}
    here = [labelled[pk] for pk in people_of(talk)]
    named = {person.pk for person, _label in here}
    bodies = Institution.objects.in_bulk()
    positions = {person.pk: position_on(person.positions.all(), talk.date) for person, _label in people}
    return Choices(
        here,
        [(person, label) for person, label in people if person.pk not in named],
        {pk: bodies[position.institution_id] for pk, position in positions.items() if position},
    )


def spare_minutes(talk: Talk, rows: list[RundownRow]) -> int | None:
    """Return how many minutes the rundown leaves before the planned end, below zero when it is too long."""
    ends = rows[-1].ends if rows else None
    if talk.ends is None or ends is None or talk.started_at is not None:
        return None
    planned = datetime.combine(talk.date, talk.ends, ZoneInfo(talk.programme.timezone))
    return int((planned - ends) / timedelta(minutes=1))


_URGENCY = (Step.RUN, Step.ENTER, Step.RECORD, Step.COMPLETE, Step.AGREE, Step.ANNOUNCE, Step.WAIT)


def _most_urgent(talks: list[DeskTalk]) -> DeskTalk | None:
    waiting = [each for each in talks if each.step in _URGENCY]
    return min(waiting, key=lambda each: (_URGENCY.index(each.step), each.talk.date), default=None)
