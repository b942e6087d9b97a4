"""What the parts of a file must be to one another: known bodies and people, dates and times that can be."""

from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from rembuk.institutions.core.positions import position_on
from rembuk.programme.core import cadence
from rembuk.programme.core.talk import Mode, State
from rembuk.programme.core.talkfile.document import (
    COMMITMENT,
    BadFile,
    Document,
    PersonPart,
    ProgrammePart,
    TalkPart,
)

_PAST_ONLY = {State.HELD.value, State.PUBLISHED.value}
_NEEDS_REASON = {State.POSTPONED.value, State.CANCELLED.value}


def check(document: Document, *, today: date) -> None:
    """Hold the parts of a file against one another. :raises BadFile: at the first that cannot be."""
    bodies = _keys([part.key for part in document.institutions], "institutions")
    people = _keys([part.key for part in document.people], "people")
    _keys([part.number for part in document.talks], "talks", "number")
    _check_programme(
        document.programme, bodies, first=min((talk.date for talk in document.talks), default=today)
    )
    for count, person in enumerate(document.people, start=1):
        _check_person(person, bodies, f"people[{count}]")
    for count, talk in enumerate(document.talks, start=1):
        _TalkCheck(document, talk, f"talks[{count}]", bodies, people).run(today)


def default_state(day: date, *, today: date) -> str:
    """Return the state of a talk whose file gives none: published if its date is past, else draft."""
    return State.PUBLISHED.value if day < today else State.DRAFT.value


def owner_of(document: Document, person: str, day: date) -> str:
    """Return the body for which a person makes a commitment that day, by key; "" if none is held."""
    part = next(part for part in document.people if part.key == person)
    position = position_on(part.positions, day)
    return position.institution if position else ""


def _keys(keys: Sequence[object], place: str, name: str = "key") -> frozenset[object]:
    for count, key in enumerate(keys):
        if key in keys[:count]:
            raise BadFile(f"{place}[{count + 1}].{name}", f"“{key}” stands here twice")
    return frozenset(keys)


def _known(key: str, keys: frozenset[object], place: str, what: str) -> None:
    if key not in keys:
        raise BadFile(place, f"unknown {what} “{key}”")


def _check_programme(part: ProgrammePart, bodies: frozenset[object], *, first: date) -> None:
    for count, key in enumerate(part.partners, start=1):
        _known(key, bodies, f"programme.partners[{count}]", "institution")
    if len(part.partners) < 2:
        raise BadFile("programme.partners", "a programme is held jointly; name at least two institutions")
    try:
        ZoneInfo(part.timezone)
    except (KeyError, ValueError, OSError) as problem:
        # An unknown name is a KeyError, one that leads out of the folder a ValueError, a folder an OSError.
        raise BadFile("programme.timezone", f"unknown time zone “{part.timezone}”") from problem
    if part.cadence:
        try:
            cadence.check(part.cadence, since=part.formulated_on or first)
        except (cadence.UnreadableRule, cadence.NeverHappens) as problem:
            raise BadFile(
                "programme.cadence", f"“{part.cadence}” is no rule of RFC 5545 that ever names a day"
            ) from problem


def _check_person(person: PersonPart, bodies: frozenset[object], place: str) -> None:
    for count, position in enumerate(person.positions, start=1):
        _known(position.institution, bodies, f"{place}.positions[{count}].institution", "institution")
        if position.since and position.until and position.until < position.since:
            raise BadFile(f"{place}.positions[{count}].until", "is before since")


class _TalkCheck:
    """One talk, held against the rest of its file."""

    def __init__(
        self,
        document: Document,
        talk: TalkPart,
        place: str,
        bodies: frozenset[object],
        people: frozenset[object],
    ) -> None:
        self.document, self.talk, self.place, self.bodies, self.people = document, talk, place, bodies, people

    def run(self, today: date) -> None:
        for place, problem in (*self._place_problems(), *self._time_problems(today)):
            raise BadFile(f"{self.place}.{place}", problem)
        self._check_rundown()
        self._check_statements()

    def _place_problems(self) -> Iterator[tuple[str, str]]:
        talk, programme = self.talk, self.document.programme
        if talk.host not in self.bodies:
            yield "host", f"unknown institution “{talk.host}”"
        elif talk.host not in programme.partners:
            yield "host", f"“{talk.host}” is no partner of the programme"
        if programme.modes and talk.mode not in programme.modes:
            yield "mode", f"“{talk.mode}” is none of the programme's modes"
        if talk.mode != Mode.ONLINE.value and not talk.venue:
            yield "venue", "is missing; only a talk held online (daring) has none"

    def _time_problems(self, today: date) -> Iterator[tuple[str, str]]:
        talk = self.talk
        if talk.ends and not talk.starts:
            yield "starts", "is missing although ends is given"
        if talk.starts and talk.ends and talk.ends <= talk.starts:
            yield "ends", "is not later than starts"
        if talk.state in _PAST_ONLY and talk.date > today:
            yield "date", f"is in the future, so the talk cannot be {talk.state}"
        if talk.state in _NEEDS_REASON and not talk.reason:
            yield "reason", f"is missing; people may read why the talk is {talk.state}"
        if talk.postponed_from == talk.date:
            yield "postponed_from", "is the same day as date"
        if talk.started_at and talk.closed_at and talk.closed_at < talk.started_at:
            yield "closed_at", "is before started_at"

    def _check_rundown(self) -> None:
        for count, item in enumerate(self.talk.rundown, start=1):
            place = f"{self.place}.rundown[{count}]"
            if item.moderator:
                _known(item.moderator, self.people, f"{place}.moderator", "person")
            for position, key in enumerate(item.people, start=1):
                _known(key, self.people, f"{place}.people[{position}]", "person")
            if item.opened_at and item.closed_at and item.closed_at < item.opened_at:
                raise BadFile(f"{place}.closed_at", "is before opened_at")

    def _check_statements(self) -> None:
        for count, statement in enumerate(self.talk.statements, start=1):
            place = f"{self.place}.statements[{count}]"
            _known(statement.person, self.people, f"{place}.person", "person")
            if statement.kind != COMMITMENT:
                continue
            if statement.institution:
                _known(statement.institution, self.bodies, f"{place}.institution", "institution")
            elif not owner_of(self.document, statement.person, self.talk.date):
                raise BadFile(f"{place}.institution", "is missing, and the person held no position that day")
