"""Writing a letter from the rows as they are when it goes out, or not at all if it has nothing to say."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context, engines
from django.template.backends.django import DjangoTemplates
from django.urls import reverse
from django.utils.translation import override

from rembuk.programme.core.invitation import Reply
from rembuk.programme.core.seats import COMING, Standing
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.models import Invitation, Letter, LetterKind, Registration
from rembuk.programme.queries.events import address_of, calendar_of
from rembuk.programme.queries.invitations import parts_of
from rembuk.programme.queries.papers import invitation_pdf, ticket_pdf

_WITH_CALENDAR = frozenset({LetterKind.TICKET, LetterKind.CHANGE})
"""Letters that bring a calendar up to date: the event keeps its UID, so a moved talk moves in it."""

_FORMAL = "id"
"""The language of official letters."""


def written(letter: Letter, *, now: datetime) -> EmailMessage | None:
    """Write a letter, in the language of its reader; None if it has nothing to say any more."""
    if letter.registration is not None:
        one = letter.registration
        if not one.email or not _TO_VISITORS[LetterKind(letter.kind)](one):
            return None
        with override(one.language):
            return _to_visitor(letter, one, now)
    invited = letter.invitation
    if invited is None or not invited.email or invited.reply != Reply.SENT or invited.talk.state in _OFF:
        return None
    with override(_FORMAL):
        return _to_speaker(letter, invited, now)


def _to_visitor(letter: Letter, one: Registration, now: datetime) -> EmailMessage:
    talk = one.talk
    told = {
        "registration": one,
        "talk": talk,
        "ticket": f"{settings.SITE_URL}{reverse('programme:ticket', args=[one.code])}",
        "address": address_of(talk),
        "answer_by": one.answer_by and one.answer_by.astimezone(ZoneInfo(talk.programme.timezone)),
    }
    message = _message(letter.kind, told, to=one.email)
    has_place = one.standing == Standing.SURE
    if letter.kind == LetterKind.TICKET and has_place:
        message.attach(f"tiket-{one.door_code}.pdf", ticket_pdf(one, at=one.made_at), "application/pdf")
    if letter.kind in _WITH_CALENDAR and has_place:
        message.attach(f"acara-{talk.number}.ics", calendar_of(talk, now=now), "text/calendar")
    return message


def _to_speaker(letter: Letter, invited: Invitation, now: datetime) -> EmailMessage:
    talk = invited.talk
    told = {
        "invitation": invited,
        "talk": talk,
        "parts": parts_of(invited),
        "link": f"{settings.SITE_URL}{reverse('programme:invitation', args=[invited.token])}",
    }
    message = _message(letter.kind, told, to=invited.email)
    if letter.kind == LetterKind.INVITATION:
        message.attach("undangan.pdf", invitation_pdf(invited, at=invited.sent_at or now), "application/pdf")
        message.attach(f"acara-{talk.number}.ics", calendar_of(talk, now=now), "text/calendar")
    return message


def _message(kind: str, told: Mapping[str, object], *, to: str) -> EmailMessage:
    subject = " ".join(in_plain_words(f"programme/mail/{kind}_subject.txt", told).split())
    return EmailMessage(subject, in_plain_words(f"programme/mail/{kind}.txt", told).strip() + "\n", to=[to])


def in_plain_words(template: str, told: Mapping[str, object]) -> str:
    """Fill in a template for a letter of plain text, where < and & are themselves."""
    engine = cast("DjangoTemplates", engines["django"]).engine
    return str(engine.get_template(template).render(Context(dict(told), autoescape=False)))


def _is_coming(one: Registration) -> bool:
    return one.standing in COMING


def _is_offered(one: Registration) -> bool:
    return one.standing in {Standing.OFFERED, Standing.SURE}


def _is_awaited(one: Registration) -> bool:
    return one.standing == Standing.SURE and one.talk.state == State.ANNOUNCED


def _is_changed(one: Registration) -> bool:
    return one.talk.state in {State.POSTPONED, State.CANCELLED} and _is_coming(one)


def _was_there(one: Registration) -> bool:
    return one.talk.state in OVER


_OFF = frozenset({*OVER, State.CANCELLED})
_TO_VISITORS: dict[LetterKind, Callable[[Registration], bool]] = {
    LetterKind.TICKET: _is_coming,
    LetterKind.OFFER: _is_offered,
    LetterKind.REMINDER: _is_awaited,
    LetterKind.CHANGE: _is_changed,
    LetterKind.THANKS: _was_there,
}
"""Whether a letter to a visitor still has something to say."""
