"""Agreeing to the plan or the record of a talk: at the desk, by the link in an e-mail, or by letter.

An agreement is bound to the version of what was read. Whatever changes afterwards makes it an agreement to
something else, and every body is asked again. With the last partner's agreement a record becomes public.
"""

from collections.abc import Callable, Sequence
from dataclasses import astuple
from datetime import datetime

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Institution
from rembuk.institutions.permits import Actor, NotPermitted, Permit
from rembuk.institutions.queries import account_behind, actor_of, holders
from rembuk.kit.refusal import Refused
from rembuk.programme import queries
from rembuk.programme.actions import lifecycle
from rembuk.programme.core.agreement import OPEN_IN, Content, Proof, Stand, Subject
from rembuk.programme.core.talk import State
from rembuk.programme.models import Agreement, Asking, Talk
from rembuk.programme.queries import agreements as standings

_SALT = "rembuk.programme.agreement"

Follower = Callable[..., object]
"""An act that follows when every partner has agreed to a record: it takes `by`, `talk` and `now`."""

_followers: list[Follower] = []


def follow(act: Follower) -> None:
    """Let a higher room act, in the same transaction, when a record is agreed to. Called once by the roof."""
    if act not in _followers:
        _followers.append(act)


class ContentChanged(Refused):
    """What was read is no longer what stands there."""

    words = _("This was changed after you opened it. Read it once more before you agree.")


class NotComplete(Refused):
    """Nobody can agree to something that is not finished."""

    def __init__(self, missing: Sequence[object]) -> None:
        super().__init__(*missing)
        self.missing = missing

    def __str__(self) -> str:
        """Name all that is missing."""
        return " ".join(str(each) for each in self.missing)


class NotAgreedYet(Refused):
    """There is no agreement to take back."""

    words = _("Your body has not agreed to this, so there is nothing to take back.")


class LetterMissing(Refused):
    """An agreement on paper names its paper."""

    words = _("Name the letter or the minutes in which these bodies agreed, with number and date.")
    field = "letter"


class BodiesMissing(Refused):
    """An agreement on paper says whose it is."""

    words = _("Choose the bodies that agreed on paper.")
    field = "bodies"


class AgreesItself(Refused):
    """A body with accounts of its own agrees by itself."""

    words = _("A body with accounts on this site agrees by itself.")
    field = "bodies"


class LinkUnknown(Refused):
    """The link is none of ours, or what it asked about is gone."""

    words = _("This link is not valid. Copy it whole from the e-mail, or sign in at the desk.")


class LinkSpent(Refused):
    """The link has been used, or the body agreed by other means."""

    words = _("Your body has already agreed. There is nothing left to do.")


class LinkOutdated(Refused):
    """What the link asks about has been changed since."""

    words = _("This was changed after the e-mail was sent. A new e-mail shows you what changed.")


@transaction.atomic
def agree(
    *, by: Actor, talk: Talk, subject: Subject, body: Institution, version: str, now: datetime
) -> Agreement:
    """Agree in the name of a body to the content that the actor saw in that version; ask the other bodies.

    :raises ContentChanged: if it reads otherwise now. :raises NotComplete: naming what is missing.
    :raises NotNow: by the talk's state. :raises NotPermitted: unless the actor agrees for this partner.
    """
    by.must(Permit.AGREE, at=[body.pk])
    current, content = _opened(by, talk, subject, version)
    made = _put(by, current, subject, body, content, Proof.DESK, now)
    _close(by, current, subject, now)
    return made


@transaction.atomic
def agree_by_link(*, token: str, now: datetime) -> Agreement:
    """Agree by the link in an e-mail, once, to exactly what the e-mail asked about.

    :raises LinkUnknown, LinkSpent, LinkOutdated: as their names say. :raises NotNow: by the talk's state.
    """
    asking = read_link(token)
    by = actor_of(asking.account)
    # Of two who press at once one comes through.
    if not Asking.objects.filter(pk=asking.pk, spent_at=None).update(spent_at=now):
        raise LinkSpent
    try:
        by.must(Permit.AGREE, at=[asking.institution_id])
    except NotPermitted as gone:
        raise LinkUnknown from gone
    subject = Subject(asking.subject)
    current, content = _opened(by, asking.talk, subject, asking.version)
    made = _put(by, current, subject, asking.institution, content, Proof.LINK, now)
    _close(by, current, subject, now)
    return made


@transaction.atomic
def agree_by_letter(
    *,
    by: Actor,
    talk: Talk,
    subject: Subject,
    bodies: Sequence[Institution],
    letter: str,
    version: str,
    now: datetime,
) -> list[Agreement]:
    """Write down that bodies without accounts here agreed on paper; the log says who wrote it down.

    :raises AgreesItself: for a body with an account that may agree.
    :raises BodiesMissing, LetterMissing, ContentChanged, NotComplete, NotNow: as their names say.
    """
    current, content = _opened(by, talk, subject, version)
    if not bodies:
        raise BodiesMissing
    if not letter.strip():
        raise LetterMissing
    if any(holders(Permit.AGREE, [body.pk for body in bodies]).values()):
        raise AgreesItself
    made = [
        _put(by, current, subject, body, content, Proof.LETTER, now, letter=letter.strip()) for body in bodies
    ]
    _close(by, current, subject, now)
    return made


@transaction.atomic
def withdraw(*, by: Actor, talk: Talk, subject: Subject, body: Institution, now: datetime) -> None:
    """Take an agreement back. :raises NotAgreedYet: if there is none. :raises NotNow: by the talk's state."""
    by.must(Permit.AGREE, at=[body.pk])
    current = lifecycle.opened(talk, by=by, permit=Permit.AGREE)
    _must_be_open(current, subject)
    taken, _rows = current.agreements.filter(subject=subject, institution=body).delete()
    if not taken:
        raise NotAgreedYet
    lifecycle.record(f"{subject.value}.agreement_withdrawn", current, by=by, now=now, body=body.pk)
    settle(current, now=now)


def settle(talk: Talk, *, now: datetime) -> None:
    """Let the state of a planned talk, whose row is locked, follow from what was agreed."""
    state = State(talk.state)
    if state not in {State.DRAFT, State.AGREED}:
        return
    found = standings.standing(talk, Subject.PLAN, now=now)
    wanted = State.AGREED if found.is_complete and found.agreed else State.DRAFT
    if state is not wanted:
        lifecycle.move(talk, wanted)


def ask(talk: Talk, subject: Subject, *, now: datetime) -> list[Asking]:
    """Leave for the worker whom to ask by mail to agree to a subject as it stands; return who is new.

    Called within the transaction of an act, or by the worker after something was changed.
    """
    found = standings.standing(talk, subject, now=now)
    if found.is_complete or found.content.missing:
        return []
    accounts = holders(Permit.AGREE, [body.pk for body in found.waiting])
    asked = set(
        talk.askings.filter(subject=subject, version=found.content.version).values_list(
            "institution", "account"
        )
    )
    return Asking.objects.bulk_create(
        Asking(
            talk=talk,
            subject=subject.value,
            version=found.content.version,
            institution=each.body,
            account=account,
            asked_at=now,
        )
        for each in found.bodies
        if each.stand is not Stand.AGREED
        for account in accounts.get(each.body.pk, [])
        if (each.body.pk, account.pk) not in asked
    )


@transaction.atomic
def note_sent(asking: Asking, *, now: datetime) -> None:
    """Note that a letter went out."""
    asking.sent = [*asking.sent, now.isoformat()]
    asking.save(update_fields=["sent"])


def link_of(asking: Asking) -> str:
    """Return the secret word of the link in an e-mail: bound to its account and its version."""
    return signing.dumps([asking.pk, asking.account_id, asking.version], salt=_SALT)


def read_link(token: str) -> Asking:
    """Return what a link asks about, without spending it. :raises LinkUnknown, LinkSpent, LinkOutdated."""
    try:
        pk, account, version = signing.loads(token, salt=_SALT)
    except signing.BadSignature as problem:
        raise LinkUnknown from problem
    asking = (
        Asking.objects.select_related("talk__programme", "talk__host", "institution", "account")
        .filter(pk=pk, account=account, version=version)
        .first()
    )
    if asking is None or not asking.account.is_active:
        raise LinkUnknown
    if asking.spent_at is not None:
        raise LinkSpent
    if standings.content_of(asking.talk, Subject(asking.subject)).version != version:
        raise LinkOutdated
    return asking


def _opened(by: Actor, talk: Talk, subject: Subject, version: str) -> tuple[Talk, Content]:
    current = lifecycle.opened(talk, by=by, permit=Permit.AGREE)
    _must_be_open(current, subject)
    content = standings.content_of(current, subject)
    if content.version != version:
        raise ContentChanged
    if content.missing:
        raise NotComplete(content.missing)
    return current, content


def _must_be_open(talk: Talk, subject: Subject) -> None:
    if State(talk.state) not in OPEN_IN[subject]:
        raise lifecycle.NotNow(State(talk.state))


def _put(
    by: Actor,
    talk: Talk,
    subject: Subject,
    body: Institution,
    content: Content,
    proof: Proof,
    now: datetime,
    *,
    letter: str = "",
) -> Agreement:
    if body.pk not in queries.partner_ids(talk.programme_id):
        raise NotPermitted(Permit.AGREE)
    made, _is_new = Agreement.objects.update_or_create(
        talk=talk,
        subject=subject.value,
        institution=body,
        defaults={
            "version": content.version,
            "rows": [astuple(row) for row in content.rows],
            "account": account_behind(by),
            "proof": proof.value,
            "letter": letter,
            "at": now,
        },
    )
    talk.askings.filter(subject=subject.value, version=content.version, institution=body, spent_at=None).update(
        spent_at=now
    )
    lifecycle.record(
        f"{subject.value}.agreed",
        talk,
        by=by,
        now=now,
        body=body.pk,
        version=content.version,
        proof=proof.value,
    )
    return made


def _close(by: Actor, talk: Talk, subject: Subject, now: datetime) -> None:
    settle(talk, now=now)
    ask(talk, subject, now=now)
    if subject is Subject.RECORD:
        _publish(by, talk, now)


def _publish(by: Actor, talk: Talk, now: datetime) -> None:
    """Open the record of a talk, whose row is locked, to the public if no partner is awaited any more."""
    if not standings.standing(talk, Subject.RECORD, now=now).is_complete:
        return
    if State(talk.state) is State.HELD:
        lifecycle.move(talk, State.PUBLISHED)
        lifecycle.record("talk.published", talk, by=by, now=now)
    for act in _followers:
        act(by=by, talk=talk, now=now)
