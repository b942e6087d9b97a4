"""Asking the partners by mail to agree, and reminding them."""

import logging
from datetime import date, datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import override

from rembuk.programme import queries
from rembuk.programme.actions import agreements as acts
from rembuk.programme.core.agreement import OPEN_IN, Stand, Subject, reminder_due
from rembuk.programme.models import Asking, Talk
from rembuk.programme.queries import agreements
from rembuk.ui.rendering import text_of

logger = logging.getLogger("rembuk.programme")


def ask_partners(now: datetime) -> int:
    """Send the letters that are due, and ask again where something was changed; return how many went out.

    Whoever is asked anew gets the letter in the next round: a change seldom comes alone.
    """
    sent = 0
    for subject in agreements.subjects():
        for talk in _open_talks(subject, now):
            standing = agreements.standing(talk, subject, now=now)
            if standing.is_complete or standing.content.missing or not standing.has_begun:
                continue
            waiting = {each.body.pk for each in standing.bodies if each.stand is not Stand.AGREED}
            asked = talk.askings.filter(
                subject=subject, version=standing.content.version, institution__in=waiting, spent_at=None
            ).select_related("account", "institution", "talk__programme")
            sent += sum(_send(asking, standing, now) for asking in asked if _is_due(asking, now))
            acts.ask(talk, subject, now=now)
    return sent


def _open_talks(subject: Subject, now: datetime) -> list[Talk]:
    """Return the talks of which something can be agreed to, unless the plan's day has passed."""
    asked = Q(agreements__subject=subject) | Q(askings__subject=subject)
    found = Talk.objects.filter(asked, state__in=OPEN_IN[subject]).select_related("programme", "host")
    if subject is Subject.PLAN:
        # A day of grace, for the programmes east of Greenwich.
        found = found.filter(date__gte=_yesterday(now))
    return [
        talk
        for talk in found.distinct()
        if subject is not Subject.PLAN or talk.date >= queries.today_at(talk.programme, now)
    ]


def _yesterday(now: datetime) -> date:
    return date.fromordinal(now.date().toordinal() - 1)


def _is_due(asking: Asking, now: datetime) -> bool:
    return reminder_due([datetime.fromisoformat(each) for each in asking.sent], now=now)


def _send(asking: Asking, standing: agreements.Standing, now: datetime) -> bool:
    """Send one letter. One that fails is tried again in the next round; the log names no address."""
    body = next(each for each in standing.bodies if each.body.pk == asking.institution_id)
    with override(asking.account.language):
        told = {
            "asking": asking,
            "talk": asking.talk,
            "changes": body.changes,
            "is_reminder": bool(asking.sent),
            "link": f"{settings.SITE_URL}{reverse('programme:agree_by_link', args=[acts.link_of(asking)])}",
        }
        subject = text_of("programme/mail/agreement_subject.txt", told)
        text = text_of("programme/mail/agreement.txt", told)
    try:
        send_mail(" ".join(subject.split()), text, None, [asking.account.email])
    except (SMTPException, OSError) as problem:
        logger.warning("a letter could not be sent: %s", type(problem).__name__)
        return False
    acts.note_sent(asking, now=now)
    return True
