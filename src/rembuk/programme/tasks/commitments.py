"""Commitments become late by themselves, and their bodies are asked by mail what became of them."""

import logging
from datetime import date, datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import override

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Actor, Permit
from rembuk.institutions.queries import holders
from rembuk.programme import queries
from rembuk.programme.actions import commitments as acts
from rembuk.programme.core.promises import AWAITED, letter_due
from rembuk.programme.core.talk import Promise
from rembuk.programme.models import Commitment
from rembuk.ui.rendering import text_of

logger = logging.getLogger("rembuk.programme")

WORKER = Actor(name="worker", everywhere=True)
"""Who acts when a date has passed and nobody pressed anything."""


def follow_up(now: datetime) -> int:
    """Mark what has become late, and ask the bodies whose answer is due; return how many letters went out."""
    waiting = Commitment.objects.filter(state__in=AWAITED, due__isnull=False).select_related(
        "talk__programme", "institution", "person"
    )
    sent = 0
    for commitment in waiting:
        acts.mark_late(by=WORKER, commitment=commitment, now=now)
        commitment.refresh_from_db(fields=["state"])
        today = queries.today_at(commitment.talk.programme, now)
        asked = [date.fromisoformat(each) for each in commitment.asked]
        if letter_due(Promise(commitment.state), commitment.due, asked, today=today):
            sent += _ask(commitment, today)
    return sent


def _ask(commitment: Commitment, today: date) -> int:
    """Ask all who answer for the body. If no letter goes out, the next round tries again."""
    accounts = holders(Permit.AGREE, [commitment.institution_id])[commitment.institution_id]
    sent = sum(_send(commitment, account) for account in accounts)
    if sent or not accounts:
        acts.note_asked(commitment, day=today)
    return sent


def _send(commitment: Commitment, account: Account) -> bool:
    address = reverse("programme:answer_by_link", args=[acts.answer_link(commitment, account)])
    with override(account.language):
        told = {"commitment": commitment, "account": account, "link": f"{settings.SITE_URL}{address}"}
        subject = text_of("programme/mail/commitment_subject.txt", told)
        text = text_of("programme/mail/commitment.txt", told)
    try:
        send_mail(" ".join(subject.split()), text, None, [account.email])
    except (SMTPException, OSError) as problem:
        logger.warning("a letter could not be sent: %s", type(problem).__name__)
        return False
    return True
