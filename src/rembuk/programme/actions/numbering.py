"""Giving official letters their numbers: gap-free within a body and year, or written by hand."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rembuk.institutions.models import Institution
from rembuk.institutions.permits import Actor, Permit
from rembuk.kit.refusal import Refused
from rembuk.ledger import actions as ledger
from rembuk.programme.core.numbering import BadPattern, check
from rembuk.programme.models import Invitation, LetterStyle, OfficialLetter
from rembuk.programme.queries.invitations import letter_style, next_number


class PatternUnreadable(Refused):
    """The pattern cannot give a number."""

    words = _("Write {number} where the number goes; {month}, {roman} and {year} may be used as well.")
    field = "pattern"


class NumberTaken(Refused):
    """Another letter of the body has this number."""

    words = _("Another letter of this body has this number already.")
    field = "number"


@transaction.atomic
def set_letter_style(
    *,
    by: Actor,
    institution: Institution,
    pattern: str,
    city: str,
    signer: str,
    signer_title: str,
    now: datetime,
) -> LetterStyle:
    """Say how a body numbers and signs its letters. :raises PatternUnreadable: if it gives no number."""
    by.must(Permit.PLAN_TALK, at=[institution.pk])
    try:
        check(pattern)
    except BadPattern as problem:
        raise PatternUnreadable from problem
    facts = {"pattern": pattern, "city": city, "signer": signer, "signer_title": signer_title}
    style, _is_new = LetterStyle.objects.update_or_create(institution=institution, defaults=facts)
    subject = f"institutions.institution:{institution.pk}"
    ledger.record("letters.styled", by=by.name, subject=subject, at=now, data={"pattern": pattern})
    return style


def give_number(invitation: Invitation, *, day: date, by_hand: str = "") -> OfficialLetter:
    """Give the letter of an invitation its number, once, inside the transaction of the act that sends it.

    Whoever holds the body's row gives out the next number of the year; one written by hand takes none.

    :raises NumberTaken: if another letter of the body has the number that is written by hand.
    """
    known = OfficialLetter.objects.filter(invitation=invitation).first()
    if known:
        return known
    body = Institution.objects.select_for_update().get(pk=invitation.talk.host_id)
    serial, number = (None, by_hand) if by_hand else next_number(letter_style(body), day=day)
    if by_hand and OfficialLetter.objects.filter(institution=body, number=number).exists():
        raise NumberTaken
    return OfficialLetter.objects.create(
        institution=body, year=day.year, serial=serial, number=number, day=day, invitation=invitation
    )
