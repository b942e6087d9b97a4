"""Taking down what was said on a talk, and counting how many took part."""

from dataclasses import dataclass, fields
from datetime import datetime, time

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Person
from rembuk.institutions.permits import Actor
from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme.actions import Stale
from rembuk.programme.models import Talk
from rembuk.record import queries
from rembuk.record.actions.correcting import correcting
from rembuk.record.actions.keeping import learn
from rembuk.record.models import Attendance, Line, Statement, StatementKind
from rembuk.record.queries.transcript import hour_of_line


class NothingSaid(Refused):
    """A statement has words."""

    words = _("Write down what was said.")
    field = "text"


class NoPlaceThere(Refused):
    """The statement already is the first or the last."""

    words = _("The statement is already at that end of the record.")


class SpeakerUnknown(Refused):
    """A quote is somebody's."""

    words = _("Say first who spoke: choose the person of this line and save it.")


class NothingCounted(Refused):
    """At least one figure is given."""

    words = _("Fill in at least one figure; one that was not counted stays empty.")
    field = "hall"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """Who said what, as what kind of statement, and at what time of the talk."""

    person: Person
    kind: str
    text: str
    at: time | None = None


@transaction.atomic
def take_down(*, by: Actor, talk: Talk, facts: StatementFacts, now: datetime) -> Statement:
    """Add a statement to the end of a talk's record. :raises NothingSaid: without words."""
    current = correcting(talk, by, now)
    last = current.statements.aggregate(last=Max("position"))["last"] or 0
    statement = Statement(talk=current, position=last + 1)
    _take_over(statement, facts)
    _record("statement.taken_down", statement, by, now)
    return statement


@transaction.atomic
def quote_line(*, by: Actor, line: Line, now: datetime) -> Statement:
    """Take down a line of the transcript as a quote, word for word, at the hour it was said.

    :raises SpeakerUnknown: if nobody of the directory is known to have said it.
    """
    talk = correcting(line.talk, by, now)
    spoken = talk.lines.select_related("person").get(pk=line.pk)
    if spoken.person is None:
        raise SpeakerUnknown
    facts = StatementFacts(
        person=spoken.person, kind=StatementKind.QUOTE.value, text=spoken.text, at=hour_of_line(spoken)
    )
    return take_down(by=by, talk=talk, facts=facts, now=now)


@transaction.atomic
def edit_statement(
    *, by: Actor, statement: Statement, facts: StatementFacts, version: str, now: datetime
) -> Statement:
    """Correct a statement; `version` is that of the statement as the actor saw it.

    :raises Stale: if it has changed since. :raises NothingSaid: without words.
    """
    current = correcting(statement.talk, by, now).statements.get(pk=statement.pk)
    if queries.statement_version(current) != version:
        raise Stale
    _take_over(current, facts)
    _record("statement.edited", current, by, now)
    return current


@transaction.atomic
def move_statement(*, by: Actor, statement: Statement, places: int, now: datetime) -> Statement:
    """Move a statement up (-1) or down (+1) by one place. :raises NoPlaceThere: at the end of the record."""
    talk = correcting(statement.talk, by, now)
    current = talk.statements.get(pk=statement.pk)
    beyond = (
        talk.statements.filter(position__lt=current.position).last()
        if places < 0
        else talk.statements.filter(position__gt=current.position).first()
    )
    if beyond is None:
        raise NoPlaceThere
    current.position, beyond.position = beyond.position, current.position
    current.save(update_fields=["position"])
    beyond.save(update_fields=["position"])
    _record("statement.moved", current, by, now)
    return current


@transaction.atomic
def remove_statement(*, by: Actor, statement: Statement, now: datetime) -> None:
    """Take a statement out of the record; the log keeps that it stood there, and not its words."""
    talk = correcting(statement.talk, by, now)
    current = talk.statements.get(pk=statement.pk)
    _record("statement.removed", current, by, now)
    position = current.position
    current.delete()
    talk.statements.filter(position__gt=position).update(position=F("position") - 1)


@transaction.atomic
def count_attendance(
    *, by: Actor, talk: Talk, hall: int | None, online: int | None, now: datetime
) -> Attendance:
    """Set how many took part in the hall and online. :raises NothingCounted: if neither is given."""
    current = correcting(talk, by, now)
    if hall is None and online is None:
        raise NothingCounted
    attendance, _created = Attendance.objects.update_or_create(
        talk=current, defaults={"hall": hall, "online": online}
    )
    data = {"hall": hall, "online": online}
    ledger.record("attendance.counted", by=by.name, subject=f"programme.talk:{current.pk}", at=now, data=data)
    return attendance


def _take_over(statement: Statement, facts: StatementFacts) -> None:
    if not facts.text.strip():
        raise NothingSaid
    for field in fields(facts):
        setattr(statement, field.name, getattr(facts, field.name))
    statement.save()
    learn([statement.text])


def _record(kind: str, statement: Statement, by: Actor, now: datetime) -> None:
    ledger.record(
        kind,
        by=by.name,
        subject=f"record.statement:{statement.pk}",
        at=now,
        data={"talk": statement.talk_id, "version": queries.statement_version(statement)},
    )
