"""Writing down what was promised on a talk, and what became of it."""

from dataclasses import dataclass, fields
from datetime import date, datetime, time

from django.core import signing
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Account, Institution, Person
from rembuk.institutions.permits import Actor, Permit
from rembuk.institutions.queries import actor_of
from rembuk.kit.refusal import Refused
from rembuk.programme import queries
from rembuk.programme.actions import lifecycle
from rembuk.programme.core.promises import is_overdue
from rembuk.programme.core.talk import RECORDED, Promise, State
from rembuk.programme.models import Commitment, Talk

_SALT = "rembuk.programme.commitment"


class NothingPromised(Refused):
    """A commitment has words."""

    words = _("Write down what was promised.")
    field = "text"


class DueBeforePromised(Refused):
    """A commitment is due on the day of the talk or later."""

    words = _("The due date is before the day of the talk.")
    field = "due"


class AgreedAlready(Refused):
    """What was promised is part of a record that every partner has agreed to."""

    words = _(
        "This record is public, and what was promised in it was agreed to as it stands. "
        "Say here what became of it; a new commitment belongs to the next talk."
    )
    field = "text"


class WhyDropped(Refused):
    """The public may read why a commitment is given up."""

    words = _("Say why it is dropped. The public reads it.")
    field = "note"


class AnswerUnknown(Refused):
    """The link is none of ours, or its account may not answer any more."""

    words = _("This link is not valid. Copy it whole from the e-mail, or sign in at the desk.")


class AnswerGiven(Refused):
    """Something was written down about the commitment since the e-mail."""

    words = _("This commitment was answered or changed after the e-mail. Thank you; nothing is left to do.")


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
    """Write down a promise made on a talk.

    :raises NothingPromised, DueBeforePromised, NotNow, AgreedAlready: as their names say.
    """
    current = lifecycle.opened(talk, by=by, permit=Permit.KEEP_RECORD)
    if State(current.state) is State.CANCELLED:
        raise lifecycle.NotNow(State.CANCELLED)
    _must_be_open(current)
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

    :raises Stale: if it has changed since. :raises NothingPromised, DueBeforePromised, AgreedAlready: as named.
    """
    current = _opened(commitment, by, version)
    _must_be_open(current.talk)
    _take_over(current, facts)
    _record("commitment.edited", current, by, now)
    return current


@transaction.atomic
def settle_commitment(
    *,
    by: Actor,
    commitment: Commitment,
    state: Promise,
    note: str,
    version: str,
    now: datetime,
    evidence: str = "",
) -> Commitment:
    """Say what became of a promise: kept, late, dropped, or open again; `evidence` is where one can see it.

    :raises Stale: if it has changed since the actor saw that version. :raises WhyDropped: without a reason.
    """
    current = _opened(commitment, by, version)
    _settle(current, state, note, evidence)
    _record("commitment.settled", current, by, now)
    return current


@transaction.atomic
def answer_by_link(*, token: str, state: Promise, note: str, now: datetime, evidence: str = "") -> Commitment:
    """Say what became of a promise by the link in an e-mail, once.

    :raises AnswerUnknown, AnswerGiven, WhyDropped: as their names say.
    """
    account, commitment = read_answer_link(token)
    by = actor_of(account)
    current = Commitment.objects.select_for_update(of=("self",)).get(pk=commitment.pk)
    if current.answers != commitment.answers:
        raise AnswerGiven
    _settle(current, state, note, evidence)
    _record("commitment.settled", current, by, now, proof="link")
    return current


@transaction.atomic
def mark_late(*, by: Actor, commitment: Commitment, now: datetime) -> bool:
    """Mark an open promise whose day has passed; return whether it was one."""
    current = Commitment.objects.select_for_update(of=("self",)).get(pk=commitment.pk)
    today = queries.today_at(commitment.talk.programme, now)
    if not is_overdue(Promise(current.state), current.due, today=today):
        return False
    current.state = Promise.LATE.value
    current.save(update_fields=["state"])
    _record("commitment.late", current, by, now)
    return True


@transaction.atomic
def note_asked(commitment: Commitment, *, day: date) -> None:
    """Note that the body was asked by mail."""
    commitment.asked = [*commitment.asked, day.isoformat()]
    commitment.save(update_fields=["asked"])


def answer_link(commitment: Commitment, account: Account) -> str:
    """Return the secret word of a link by which an account answers for its body, once."""
    return signing.dumps([commitment.pk, account.pk, commitment.answers], salt=_SALT)


def read_answer_link(token: str) -> tuple[Account, Commitment]:
    """Return whose link it is and what it asks about, and spend nothing. :raises AnswerUnknown, AnswerGiven."""
    try:
        pk, account_pk, answers = signing.loads(token, salt=_SALT)
    except signing.BadSignature as problem:
        raise AnswerUnknown from problem
    commitment = (
        Commitment.objects.select_related("talk__programme", "institution", "person").filter(pk=pk).first()
    )
    account = Account.objects.filter(pk=account_pk, is_active=True).first()
    if commitment is None or account is None:
        raise AnswerUnknown
    if not actor_of(account).may(Permit.AGREE, at=[commitment.institution_id]):
        raise AnswerUnknown
    if commitment.answers != answers:
        raise AnswerGiven
    return account, commitment


def _settle(commitment: Commitment, state: Promise, note: str, evidence: str) -> None:
    if state is Promise.DROPPED and not note.strip():
        raise WhyDropped
    commitment.state = state.value
    commitment.note = note.strip()
    commitment.evidence = evidence
    # Whatever was answered, every link in the mail is spent.
    commitment.answers += 1
    commitment.save(update_fields=["state", "note", "evidence", "answers"])


@transaction.atomic
def remove_commitment(*, by: Actor, commitment: Commitment, now: datetime) -> None:
    """Take off a promise that was written down by mistake. :raises AgreedAlready: if its record is public."""
    talk = lifecycle.opened(commitment.talk, by=by, permit=Permit.KEEP_RECORD)
    _must_be_open(talk)
    current = talk.commitments.get(pk=commitment.pk)
    _record("commitment.removed", current, by, now)
    current.delete()


def _opened(commitment: Commitment, by: Actor, version: str) -> Commitment:
    talk = lifecycle.opened(commitment.talk, by=by, permit=Permit.KEEP_RECORD)
    current = talk.commitments.get(pk=commitment.pk)
    if queries.commitment_version(current) != version:
        raise lifecycle.Stale
    return current


def _must_be_open(talk: Talk) -> None:
    """Go on unless what was promised has been agreed to and is public."""
    if State(talk.state) in RECORDED:
        raise AgreedAlready


def _take_over(commitment: Commitment, facts: CommitmentFacts) -> None:
    if not facts.text.strip():
        raise NothingPromised
    if facts.due is not None and facts.due < commitment.talk.date:
        raise DueBeforePromised
    for field in fields(facts):
        setattr(commitment, field.name, getattr(facts, field.name))
    commitment.save()


def _record(kind: str, commitment: Commitment, by: Actor, now: datetime, **data: object) -> None:
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
        **data,
    )
