"""Sending the letters that acts have left: each written from the rows as they are when it goes out."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from smtplib import SMTPException
from typing import cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context, engines
from django.template.backends.django import DjangoTemplates
from django.urls import reverse
from django.utils.translation import override

from rembuk.programme.actions import letters as actions
from rembuk.programme.core.seats import COMING, Standing
from rembuk.programme.core.talk import State
from rembuk.programme.models import Letter, LetterKind, Registration
from rembuk.programme.queries.events import address_of, calendar_of
from rembuk.programme.queries.papers import ticket_pdf

logger = logging.getLogger("rembuk.programme")

_WITH_CALENDAR = frozenset({LetterKind.TICKET, LetterKind.CHANGE})
"""Letters that bring a calendar up to date: the event keeps its UID, so a moved talk moves in it."""

MOST_AT_ONCE = 50
"""Letters in one round, so that the worker's other work is not kept waiting."""


def send_letters(*, now: datetime) -> int:
    """Send the letters that are due; return how many went out. The log names no address."""
    sent = 0
    for _round in range(MOST_AT_ONCE):
        letter = actions.claim_letter(now=now)
        if letter is None:
            break
        sent += _send(letter, now)
    return sent


def _send(letter: Letter, now: datetime) -> bool:
    registration = letter.registration
    if not registration.email or not _IS_DUE[LetterKind(letter.kind)](registration):
        actions.drop_letter(letter=letter)
        return False
    with override(registration.language):
        message = _message(letter, registration, now)
    try:
        message.send()
    except (SMTPException, OSError) as problem:
        logger.warning("letter %s could not be sent: %s", letter.pk, type(problem).__name__)
        actions.note_failed(letter=letter, now=now)
        return False
    actions.note_sent(letter=letter, now=now)
    return True


def _message(letter: Letter, registration: Registration, now: datetime) -> EmailMessage:
    talk = registration.talk
    ticket = f"{settings.SITE_URL}{reverse('programme:ticket', args=[registration.code])}"
    told = {
        "registration": registration,
        "talk": talk,
        "ticket": ticket,
        "address": address_of(talk),
        "answer_by": registration.answer_by
        and registration.answer_by.astimezone(ZoneInfo(talk.programme.timezone)),
    }
    subject = in_plain_words(f"programme/mail/{letter.kind}_subject.txt", told)
    message = EmailMessage(
        " ".join(subject.split()),
        in_plain_words(f"programme/mail/{letter.kind}.txt", told).strip() + "\n",
        to=[registration.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    if letter.kind == LetterKind.TICKET and registration.standing == Standing.SURE:
        name = f"tiket-{registration.door_code}.pdf"
        message.attach(name, ticket_pdf(registration, at=registration.made_at), "application/pdf")
    if letter.kind in _WITH_CALENDAR and registration.standing == Standing.SURE:
        message.attach(f"acara-{talk.number}.ics", calendar_of(talk, now=now), "text/calendar")
    return message


def in_plain_words(template: str, told: Mapping[str, object]) -> str:
    """Fill in a template for a letter of plain text, where < and & are themselves."""
    engine = cast("DjangoTemplates", engines["django"]).engine
    return str(engine.get_template(template).render(Context(dict(told), autoescape=False)))


def _is_coming(registration: Registration) -> bool:
    return registration.standing in COMING


def _is_offered(registration: Registration) -> bool:
    return registration.standing in {Standing.OFFERED, Standing.SURE}


def _is_awaited(registration: Registration) -> bool:
    return registration.standing == Standing.SURE and registration.talk.state == State.ANNOUNCED


def _is_changed(registration: Registration) -> bool:
    return registration.talk.state in {State.POSTPONED, State.CANCELLED} and _is_coming(registration)


def _was_there(registration: Registration) -> bool:
    return registration.talk.state in {State.HELD, State.PUBLISHED}


_IS_DUE: dict[LetterKind, Callable[[Registration], bool]] = {
    LetterKind.TICKET: _is_coming,
    LetterKind.OFFER: _is_offered,
    LetterKind.REMINDER: _is_awaited,
    LetterKind.CHANGE: _is_changed,
    LetterKind.THANKS: _was_there,
}
"""Whether a letter still has something to say."""
