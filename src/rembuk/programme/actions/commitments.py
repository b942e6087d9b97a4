"""Writing down what was promised on a talk, and what became of it."""

from dataclasses import dataclass, fields
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Institution, Person
from rembuk.institutions.permits import Actor, Permit
from rembuk.kit.refusal import Refused
from rembuk.programme import queries
from rembuk.programme.actions import lifecycle
from rembuk.programme.core.talk import Promise, State
from rembuk.programme.models import Commitment, Talk


class NothingPromised(Refused):
    """A commitment has words."""

    words = _("Write down what was promised.")
    field = "text"


class DueBeforePromised(Refused):
    """A commitment is due on the day of the talk or later."""

    words = _("The due date is before the day of the talk.")
    field = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentFacts:
    """Who promised what, for which body, at what time of the talk, and until when."""

    person: Person
    institution: Institution
    text: str
    at: time | None = None
    due: date | None = None


@transaction.atomic
def add_commitment(*, by: Actor, talk: Talk, facts: CommitmentFacts, now: datetime) -> Commitment:
    """Write down a promise made on a talk. :raises NothingPromised, DueBeforePromised, NotNow: as named."""
    current = lifecycle.opened(talk, by=by, permit=Permit.KEEP_RECORD)
    if State(current.state) is State.CANCELLED:
        raise lifecycle.NotNow(State.CANCELLED)
    last = current.commitments.aggregate(last=Max("position"))["last"] or 0
    commitment = Commitment(talk=current, position=last + 1)
    _take_over(commitment, facts)
    _record("commitment.made", commitment, by, now)
    return commitment


@transaction.atomic
def edit_commitment(
    *, by: Actor, commitment: Commitment, facts: CommitmentFacts, version: str, now: datetime
) -> Commitment:
    """Correct a promise; `version` is that of the promise as the actor saw it.

    :raises Stale: if it has changed since. :raises NothingPromised, DueBeforePromised: as their names say.
    """
    current = _opened(commitment, by, version)
    _take_over(current, facts)
    _record("commitment.edited", current, by, now)
    return current


@transaction.atomic
def settle_commitment(
    *, by: Actor, commitment: Commitment, state: Promise, note: str, version: str, now: datetime
) -> Commitment:
    """Say what became of a promise: kept, late, dropped, or open again.

    :raises Stale: if it has changed since the actor saw that version.
    """
    current = _opened(commitment, by, version)
    current.state = state.value
    current.note = note.strip()
    current.save(update_fields=["state", "note"])
    _record("commitment.settled", current, by, now)
    return current


@transaction.atomic
def remove_commitment(*, by: Actor, commitment: Commitment, now: datetime) -> None:
    """Take off a promise that was written down by mistake."""
    talk = lifecycle.opened(commitment.talk, by=by, permit=Permit.KEEP_RECORD)
    current = talk.commitments.get(pk=commitment.pk)
    _record("commitment.removed", current, by, now)
    current.delete()


def _opened(commitment: Commitment, by: Actor, version: str) -> Commitment:
    talk = lifecycle.opened(commitment.talk, by=by, permit=Permit.KEEP_RECORD)
    current = talk.commitments.get(pk=commitment.pk)
    if queries.commitment_version(current) != version:
        raise lifecycle.Stale
    return current


def _take_over(commitment: Commitment, facts: CommitmentFacts) -> None:
    if not facts.text.strip():
        raise NothingPromised
    if facts.due is not None and facts.due < commitment.talk.date:
        raise DueBeforePromised
    for field in fields(facts):
        setattr(commitment, field.name, getattr(facts, field.name))
    commitment.save()


def _record(kind: str, commitment: Commitment, by: Actor, now: datetime) -> None:
    due = commitment.due.isoformat() if commitment.due else None
    lifecycle.record(
        kind,
        commitment.talk,
        by=by,
        now=now,
        commitment=commitment.pk,
        body=commitment.institution_id,
        due=due,
        state=commitment.state,
    )
