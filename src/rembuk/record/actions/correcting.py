"""Correcting a public record: what was agreed to stays public until every partner agrees to what is new."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction

from rembuk.institutions.permits import CONSOLE, Actor
from rembuk.ledger import actions as ledger
from rembuk.programme.core.agreement import Subject
from rembuk.programme.core.talk import RECORDED
from rembuk.programme.models import Talk
from rembuk.programme.queries import agreements, partner_ids
from rembuk.record.actions.keeping import opened
from rembuk.record.models import Correction, Line, Statement
from rembuk.record.models.correction import Edition
from rembuk.record.queries import editions, transcript
from rembuk.record.queries.said import attendance_taken

E = TypeVar("E", bound=Edition)


def correcting(talk: Talk, by: Actor, now: datetime) -> Talk:
    """Return a talk under lock, as `opened` does, for someone who changes what its partners agree to.

    The first change to a public record keeps a copy of it as it was agreed to, which the public goes on
    reading. Whoever holds a programme alone waits for nobody, and is read as it stands.
    """
    current = opened(talk, by)
    waits = current.state in RECORDED and len(partner_ids(current.programme_id)) > 1
    if waits and editions.correction_of(current) is None:
        _keep(current, now)
        _record("record.correction_begun", current, by, now)
    return current


def end_correction(*, by: Actor, talk: Talk, now: datetime) -> None:
    """Let everyone read what is new of a talk, whose row is locked and to which every partner has agreed."""
    correction = Correction.objects.filter(talk=talk).first()
    if correction is None:
        return
    for model in (Statement, Line):
        model.every.filter(talk=talk, agreed=True).delete()
    correction.delete()
    _record("record.corrected", talk, by, now)


def end_settled(*, now: datetime) -> int:
    """End the corrections that were taken back, so that there is nothing new to agree to; return how many."""
    ended = 0
    for correction in editions.corrected():
        with transaction.atomic():
            talk = Talk.objects.select_for_update().select_related("programme").get(pk=correction.talk_id)
            if agreements.standing(talk, Subject.RECORD, now=now).is_complete:
                end_correction(by=CONSOLE, talk=talk, now=now)
                ended += 1
    return ended


def _keep(talk: Talk, now: datetime) -> None:
    counted, tape = attendance_taken(talk), transcript.tape_of(talk)
    Correction.objects.create(
        talk=talk,
        since=now,
        hall=counted.hall if counted else None,
        online=counted.online if counted else None,
        lead=tape.lead,
        stretches=tape.stretches,
        video=tape.video,
        chapters=[[row.at, row.title] for row in talk.chapters.all()],
    )
    _copy(Statement, talk)
    _copy(Line, talk)


def _copy(model: type[E], talk: Talk) -> None:
    rows: list[E] = list(model.objects.filter(talk=talk))
    for row in rows:
        row.pk, row.agreed = None, True
    model.every.bulk_create(rows, batch_size=2_000)


def _record(kind: str, talk: Talk, by: Actor, now: datetime) -> None:
    ledger.record(kind, by=by.name, subject=f"programme.talk:{talk.pk}", at=now, data={})
