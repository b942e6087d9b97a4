"""Letters to the bodies whose approval is still missing."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Page

from rembuk.institutions.models import Account
from rembuk.institutions.permits import Permit
from rembuk.institutions.queries import accounts_with
from rembuk.newsroom import queries
from rembuk.newsroom.models import ArticlePage, Reminder
from rembuk.ui.rendering import text_of

AGAIN_AFTER = timedelta(days=2)

logger = logging.getLogger("rembuk.newsroom")


def remind(*, now: datetime) -> int:
    """Ask each body whose approval is missing, at once and then every other day; return how many letters left.

    Once a body has approved, it hears no more; a changed text is a new question. A letter that could not be
    sent is tried again the next time.
    """
    sent = 0
    for article in queries.in_review():
        text = queries.waiting(article)
        for body in text.missing:
            readers = accounts_with(Permit.PUBLISH_NEWS, at=body)
            if readers and (reminder := _due(article, body, text.fingerprint, now=now)):
                sent += _ask(readers, article, reminder)
    return sent


@transaction.atomic
def _due(article: ArticlePage, body: int, text: str, *, now: datetime) -> Reminder | None:
    """Note a letter that is due, so that no second worker sends it too."""
    Page.objects.select_for_update().get(pk=article.pk)
    last = Reminder.objects.filter(article=article, institution=body, fingerprint=text).last()
    if last and now - last.at < AGAIN_AFTER:
        return None
    return Reminder.objects.create(article=article, institution_id=body, fingerprint=text, at=now)


def _ask(readers: list[Account], article: ArticlePage, reminder: Reminder) -> int:
    earlier = Reminder.objects.filter(
        article=article,
        institution=reminder.institution_id,
        fingerprint=reminder.fingerprint,
        pk__lt=reminder.pk,
    )
    again = earlier.exists()
    try:
        for reader in readers:
            _send(reader, article, again=again)
    except (OSError, SMTPException) as problem:
        logger.warning("letters on article %s could not be sent: %s", article.pk, type(problem).__name__)
        reminder.delete()
        return 0
    return len(readers)


def _send(reader: Account, article: ArticlePage, *, again: bool) -> None:
    with override(reader.language):
        words = {
            "title": article.get_latest_revision_as_object().title,
            "url": settings.SITE_URL + reverse("newsroom:review", args=(article.pk,)),
            "again": again,
        }
        subject = " ".join((gettext("Waiting for your approval: %(title)s") % words).split())
        send_mail(subject[:200], text_of("newsroom/mail/reminder.txt", words), None, [reader.email])
