"""What a visitor does by the link of the ticket: allow or take back, and show what their phone followed."""

import hashlib
import hmac
from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rembuk.hall.models import Room
from rembuk.institutions.permits import Actor
from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme.actions.entries import note_online
from rembuk.programme.core.talk import OVER
from rembuk.programme.models import Registration, Talk
from rembuk.record.actions.keeping import opened
from rembuk.record.models import Followed, GuestConsent, GuestScope, Rule, SpentPhone
from rembuk.record.queries import guests

VISITOR = "visitor"


class NotOverYet(Refused):
    """The phone may still follow more."""

    words = _("Come back when the talk is over, within a day and on the same phone.")


class PhoneUnknown(Refused):
    """This browser did nothing in the room."""

    words = _(
        "This browser did not follow the talk, or it is more than a day ago. Use the phone you followed on."
    )


class PhoneSpent(Refused):
    """The phone has spoken for another ticket."""

    words = _("This phone has already spoken for another ticket. Ask the secretariat to enter you by hand.")


class RuleEmpty(Refused):
    """Nobody would get a certificate."""

    words = _("Choose at least one way to a certificate.")


@transaction.atomic
def allow(*, registration: Registration, scopes: Collection[GuestScope], now: datetime) -> set[GuestScope]:
    """Allow these things and no other; what was allowed before and is not named is taken back.

    Also long after the talk. The log names nobody.
    """
    current = Registration.objects.select_for_update().get(pk=registration.pk)
    known = {row.scope: row.given for row in current.guest_consents.all()}
    changed = [scope for scope in GuestScope if known.get(scope) != (scope in scopes)]
    for scope in changed:
        facts = {"given": scope in scopes, "at": now}
        GuestConsent.objects.update_or_create(registration=current, scope=scope.value, defaults=facts)
    if changed:
        _record("visitor.allowed", current.talk_id, now, scopes=sorted(scope.value for scope in scopes))
    return set(scopes)


@transaction.atomic
def show_followed(*, registration: Registration, key: str | None, now: datetime) -> Followed:
    """Keep for a ticket what the phone with this key followed, once; the phone itself is not kept.

    :raises NotOverYet, PhoneUnknown, PhoneSpent: as their names say.
    """
    talk = Talk.objects.select_for_update().get(pk=registration.talk_id)
    known = Followed.objects.filter(registration=registration).first()
    if known is not None:
        return known
    if talk.state not in OVER:
        raise NotOverYet
    room = Room.objects.filter(talk=talk, rehearsal=False).first()
    phone = guests.phone_of(room, key) if room is not None and key else None
    if room is None or phone is None:
        raise PhoneUnknown
    _spent, is_new = SpentPhone.objects.get_or_create(talk=talk, mark=_mark(phone.key))
    if not is_new:
        raise PhoneSpent
    note_online(registration=registration, now=now)
    _record("visitor.followed", talk.pk, now)
    return Followed.objects.create(
        registration=registration,
        seconds=guests.followed_seconds(phone),
        right=guests.right_percent(room, phone),
        at=now,
    )


@transaction.atomic
def set_rule(
    *, by: Actor, talk: Talk, door: bool, share: int | None, quiz: int | None, now: datetime
) -> Rule:  # fmt: skip
    """Say who gets a certificate of a talk. :raises RuleEmpty: if nobody would."""
    current = opened(talk, by)
    if not door and share is None and quiz is None:
        raise RuleEmpty
    facts = {"door": door, "share": share, "quiz": quiz}
    known = guests.rule_of(current)
    if {name: getattr(known, name) for name in facts} == facts:
        return known
    rule, _is_new = Rule.objects.update_or_create(talk=current, defaults=facts)
    subject = f"programme.talk:{current.pk}"
    ledger.record("certificates.ruled", by=by.name, subject=subject, at=now, data=facts)
    return rule


def _mark(key: str) -> str:
    return hmac.digest(settings.SECRET_KEY.encode(), f"spent:{key}".encode(), hashlib.sha256).hex()


def _record(kind: str, talk: int, now: datetime, **data: object) -> None:
    ledger.record(kind, by=VISITOR, subject=f"programme.talk:{talk}", at=now, data=data)
