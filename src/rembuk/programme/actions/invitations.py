"""Inviting people to speak, and what they answer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Person
from rembuk.institutions.permits import Actor, Permit
from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme.actions import lifecycle, numbering
from rembuk.programme.core import codes
from rembuk.programme.core.contact import is_mail
from rembuk.programme.core.invitation import OPEN_REPLIES, Reply, Scope
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import Consent, Invitation, Letter, LetterKind, Talk

SPEAKER = "speaker"
"""How the log names whoever answers an invitation."""


class InvitedAlready(Refused):
    """The person is invited to this talk."""

    words = _("This person is invited to this talk already.")
    field = "person"


class NobodyIsInvitedNow(Refused):
    """One is invited to a talk that is still to come."""

    words = _("The talk is over or cancelled, so nobody is invited to it.")


class InvitationClosed(Refused):
    """The invitation was withdrawn, or the talk is over."""

    words = _("This invitation is closed. Ask the host if you think that is a mistake.")


class PhotoUndescribed(Refused):
    """Whoever cannot see a photo reads what it shows."""

    words = _("Say in a few words what the photo shows, for those who cannot see it.")
    field = "photo_alt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How someone wants to be shown. A file that is None stays as it was."""

    printed_title: str = ""
    biography: str = ""
    photo: bytes | None = None
    photo_kind: str = "jpg"
    photo_alt: str = ""
    slides: bytes | None = None


@transaction.atomic
def invite(*, by: Actor, talk: Talk, person: Person, contact: str, now: datetime) -> Invitation:
    """Set someone down as invited; the letter goes out when it is sent.

    :raises InvitedAlready, NobodyIsInvitedNow: as named.
    """
    current = _planned(by, talk)
    if current.invitations.filter(person=person).exists():
        raise InvitedAlready
    made = Invitation.objects.create(
        talk=current, person=person, contact=contact, token=codes.new_code(codes.OPENING)
    )
    _record("invitation.made", made, by=by.name, now=now)
    return made


@transaction.atomic
def send_invitation(*, by: Actor, invitation: Invitation, number: str, now: datetime) -> Invitation:
    """Give the letter its number and send it; without an e-mail address its link is passed on by hand.

    :param number: of the letter, written by hand; "" takes the body's next one.
    :raises NumberTaken, NobodyIsInvitedNow, InvitationClosed: as named.
    """
    talk = _planned(by, invitation.talk)
    current = _row(invitation)
    if current.reply not in {Reply.DRAFT, Reply.SENT}:
        raise InvitationClosed
    current.talk = talk
    letter = numbering.give_number(current, day=lifecycle.today(talk, now), by_hand=number.strip())
    first = current.reply == Reply.DRAFT
    current.reply, current.sent_at = Reply.SENT.value, current.sent_at or now
    current.save(update_fields=["reply", "sent_at"])
    _write(current, LetterKind.INVITATION if first else LetterKind.NUDGE, now)
    _record("invitation.sent", current, by=by.name, now=now, number=letter.number)
    return current


@transaction.atomic
def withdraw_invitation(*, by: Actor, invitation: Invitation, now: datetime) -> Invitation:
    """Withdraw an invitation; its page says so, and no letter follows."""
    lifecycle.opened(invitation.talk, by=by, permit=Permit.PLAN_TALK)
    current = _row(invitation)
    current.reply = Reply.WITHDRAWN.value
    current.save(update_fields=["reply"])
    current.letters.filter(sent_at=None).delete()
    _record("invitation.withdrawn", current, by=by.name, now=now)
    return current


@transaction.atomic
def answer(*, invitation: Invitation, accepts: bool, word: str, now: datetime) -> Invitation:
    """Accept or decline, with a word to the host; the last answer counts. Reminders stop.

    :raises InvitationClosed: if it was withdrawn or the talk is over.
    """
    current = _open(invitation)
    current.reply = (Reply.ACCEPTED if accepts else Reply.DECLINED).value
    current.word, current.answered_at = word.strip(), now
    current.save(update_fields=["reply", "word", "answered_at"])
    current.letters.filter(sent_at=None).delete()
    _record("invitation.answered", current, now=now, reply=current.reply)
    return current


@transaction.atomic
def show_oneself(*, invitation: Invitation, profile: Profile, now: datetime) -> Invitation:
    """Say how one wants to be shown: title, biography, photo, slides.

    :raises PhotoUndescribed: if a photo comes without words. :raises InvitationClosed: as above.
    """
    current = _open(invitation)
    if (profile.photo is not None or current.photo) and not profile.photo_alt.strip():
        raise PhotoUndescribed
    current.printed_title, current.biography = profile.printed_title.strip(), profile.biography.strip()
    current.photo_alt = profile.photo_alt.strip()
    name = codes.new_code(codes.OPENING)
    if profile.photo is not None:
        current.photo.save(f"{name}.{profile.photo_kind}", ContentFile(profile.photo), save=False)
    if profile.slides is not None:
        current.slides.save(f"{name}.pdf", ContentFile(profile.slides), save=False)
    current.save(update_fields=["printed_title", "biography", "photo", "photo_alt", "slides"])
    _record("invitation.profiled", current, now=now)
    return current


@transaction.atomic
def consent(*, invitation: Invitation, scopes: Collection[Scope], now: datetime) -> set[Scope]:
    """Agree to these scopes and to no other; what was agreed to before and is not named is withdrawn.

    Also after the talk: a consent can be withdrawn for as long as what it allowed exists. A scope that was
    looked at and not agreed to is an answer as well: its row is withdrawn in the moment it is made.
    """
    current = _row(invitation)
    if current.reply not in OPEN_REPLIES:
        raise InvitationClosed
    before = {Scope(each.scope): each for each in current.consents.all()}
    for scope in Scope:
        known = before.get(scope)
        if scope in scopes and (known is None or known.withdrawn_at is not None):
            facts = {"given_at": now, "withdrawn_at": None}
            Consent.objects.update_or_create(invitation=current, scope=scope.value, defaults=facts)
        elif scope not in scopes and known is None:
            Consent.objects.create(invitation=current, scope=scope.value, given_at=now, withdrawn_at=now)
        elif scope not in scopes and known is not None and known.withdrawn_at is None:
            Consent.objects.filter(pk=known.pk).update(withdrawn_at=now)
    _record("invitation.consented", current, now=now, scopes=sorted(scope.value for scope in scopes))
    return set(scopes)


def ask_again(*, invitation: Invitation, now: datetime) -> None:
    """Leave a letter that asks again for an answer."""
    _write(invitation, LetterKind.NUDGE, now)


def _planned(by: Actor, talk: Talk) -> Talk:
    current = lifecycle.opened(talk, by=by, permit=Permit.PLAN_TALK)
    if current.state in {*OVER, State.CANCELLED}:
        raise NobodyIsInvitedNow
    return current


def _open(invitation: Invitation) -> Invitation:
    current = _row(invitation)
    if current.reply not in OPEN_REPLIES or current.talk.state in {*OVER, State.CANCELLED}:
        raise InvitationClosed
    return current


def _row(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("talk__programme", "person")
    return rows.get(pk=invitation.pk)


def _write(invitation: Invitation, kind: LetterKind, now: datetime) -> None:
    if is_mail(invitation.contact):
        Letter.objects.create(kind=kind, invitation=invitation, due_at=now)


def _record(kind: str, invitation: Invitation, *, now: datetime, by: str = SPEAKER, **data: object) -> None:
    subject = f"programme.invitation:{invitation.pk}"
    ledger.record(kind, by=by, subject=subject, at=now, data={"talk": invitation.talk_id, **data})
