"""Telling by mail who asked a question that it was answered in writing."""

import logging
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import override

from rembuk.hall.actions import askers as acts
from rembuk.hall.core.sealed import SealBroken, unseal
from rembuk.hall.models import Asker
from rembuk.programme.core.bounces import is_for_good
from rembuk.ui.rendering import text_of

logger = logging.getLogger("rembuk.hall")

MOST_AT_ONCE = 50
"""Letters in one round, so that the worker's other work is not kept waiting."""


def tell_askers(*, now: datetime) -> int:
    """Tell those whose question was answered; return how many letters went out. The log names no address."""
    sent = 0
    for _round in range(MOST_AT_ONCE):
        asker = acts.claim_asker(now=now)
        if asker is None:
            break
        sent += _tell(asker, now)
    return sent


def _tell(asker: Asker, now: datetime) -> bool:
    try:
        _letter(asker).send()
    except (SMTPException, OSError, SealBroken) as problem:
        logger.warning("an answer could not be sent: %s", type(problem).__name__)
        # An address that cannot be read is as far away as one that is not there.
        if isinstance(problem, SealBroken) or is_for_good(problem):
            acts.asker_told(asker=asker, reached=False, now=now)
        return False
    acts.asker_told(asker=asker, reached=True, now=now)
    return True


def _letter(asker: Asker) -> EmailMessage:
    address = unseal(settings.SECRET_KEY.encode(), asker.contact)
    question = asker.question
    talk = question.room.talk
    with override(asker.language):
        room = reverse("hall:room", kwargs={"slug": talk.programme.slug, "number": talk.number})
        told = {
            "question": question,
            "answered": question if question.answer else question.leader,
            "talk": talk,
            "room": f"{settings.SITE_URL}{room}#ask",
        }
        subject = " ".join(text_of("hall/mail/answered_subject.txt", told).split())
        text = text_of("hall/mail/answered.txt", told).strip() + "\n"
    return EmailMessage(subject, text, to=[address], headers={"Auto-Submitted": "auto-generated"})
