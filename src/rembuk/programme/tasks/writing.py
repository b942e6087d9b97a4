"""Writing a letter from the rows as they are when it goes out, or not at all if it has nothing to say."""

from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import override

from rembuk.programme.core.invitation import EXPECTED, Reply
from rembuk.programme.core.seats import COMING, Place, Standing
from rembuk.programme.core.talk import OVER, State
from rembuk.programme.core.whereabouts import concerns
from rembuk.programme.models import Invitation, Letter, LetterKind, Registration, Talk
from rembuk.programme.queries.changes import differences, known_before, whereabouts
from rembuk.programme.queries.events import address_of, calendar_of
from rembuk.programme.queries.invitations import parts_of
from rembuk.programme.queries.papers import invitation_pdf, ticket_pdf
from rembuk.programme.queries.registrations import places_of
from rembuk.ui.rendering import text_of

_WITH_CALENDAR = frozenset({LetterKind.TICKET, LetterKind.CHANGE})
"""Letters that bring a calendar up to date: the event keeps its UID, so a moved talk moves in it."""

_FORMAL = "id"
"""The language of official letters."""


def written(letter: Letter, *, now: datetime) -> EmailMessage | None:
    """Write a letter, in the language of its reader; None if it has nothing to say any more."""
    one, invited = letter.registration, letter.invitation
    if one is not None and one.email and _TO_VISITORS[LetterKind(letter.kind)](letter, one):
        with override(one.language):
            return _to_visitor(letter, one, now)
    if invited is not None and invited.email and _TO_SPEAKERS[LetterKind(letter.kind)](letter, invited):
        with override(_FORMAL):
            return _to_speaker(letter, invited, now)
    return None


def _to_visitor(letter: Letter, one: Registration, now: datetime) -> EmailMessage:
    talk = one.talk
    told = {
        "registration": one,
        "talk": talk,
        "ticket": f"{settings.SITE_URL}{reverse('programme:ticket', args=[one.code])}",
        "address": address_of(talk),
        "answer_by": one.answer_by and one.answer_by.astimezone(ZoneInfo(talk.programme.timezone)),
        **_change(letter, talk),
        "place_is_gone": Place(one.place) not in places_of(talk),
    }
    message = _message(letter.kind, told, to=one.email)
    has_place = one.standing == Standing.SURE
    if letter.kind == LetterKind.TICKET and has_place:
        message.attach(f"tiket-{one.door_code}.pdf", ticket_pdf(one, at=one.made_at), "application/pdf")
    if letter.kind in _WITH_CALENDAR and has_place:
        _attach_calendar(message, talk, now)
    return message


def _to_speaker(letter: Letter, invited: Invitation, now: datetime) -> EmailMessage:
    talk = invited.talk
    told = {
        "invitation": invited,
        "talk": talk,
        "parts": parts_of(invited),
        "link": f"{settings.SITE_URL}{reverse('programme:invitation', args=[invited.token])}",
        **_change(letter, talk),
    }
    is_change = letter.kind == LetterKind.CHANGE
    message = _message("change_to_speaker" if is_change else letter.kind, told, to=invited.email)
    if letter.kind == LetterKind.INVITATION:
        message.attach("undangan.pdf", invitation_pdf(invited, at=invited.sent_at or now), "application/pdf")
    if letter.kind in {LetterKind.INVITATION, LetterKind.CHANGE}:
        _attach_calendar(message, talk, now)
    return message


def _change(letter: Letter, talk: Talk) -> dict[str, object]:
    """Return what a letter tells of a change: each line as it was and as it is."""
    if letter.kind != LetterKind.CHANGE:
        return {}
    before = known_before(talk, letter.sequence)
    return {"changes": differences(before, talk), "is_moved": before.date != talk.date}


def _attach_calendar(message: EmailMessage, talk: Talk, now: datetime) -> None:
    message.attach(f"acara-{talk.number}.ics", calendar_of(talk, now=now), "text/calendar")


def _message(name: str, told: Mapping[str, object], *, to: str) -> EmailMessage:
    subject = " ".join(text_of(f"programme/mail/{name}_subject.txt", told).split())
    return EmailMessage(subject, text_of(f"programme/mail/{name}.txt", told).strip() + "\n", to=[to])


def _is_coming(_letter: Letter, one: Registration) -> bool:
    return one.standing in COMING


def _is_offered(_letter: Letter, one: Registration) -> bool:
    return one.standing in {Standing.OFFERED, Standing.SURE}


def _is_awaited(_letter: Letter, one: Registration) -> bool:
    return one.standing == Standing.SURE and one.talk.state == State.ANNOUNCED


def _must_know(letter: Letter, one: Registration) -> bool:
    return one.standing in COMING and _is_news(letter, one.talk, Place(one.place))


def _was_there(_letter: Letter, one: Registration) -> bool:
    return one.talk.state in OVER


def _is_asked(_letter: Letter, invited: Invitation) -> bool:
    return invited.reply == Reply.SENT and invited.talk.state not in {*OVER, State.CANCELLED}


def _speaker_must_know(letter: Letter, invited: Invitation) -> bool:
    return invited.reply in EXPECTED and _is_news(letter, invited.talk, Place.HALL)


def _is_news(letter: Letter, talk: Talk, place: Place) -> bool:
    """Say whether a talk still to come is otherwise than its reader knows; what was changed back is no news."""
    if talk.state in OVER:
        return False
    return talk.state == State.CANCELLED or concerns(
        known_before(talk, letter.sequence), whereabouts(talk), place
    )


_TO_VISITORS: dict[LetterKind, Callable[[Letter, Registration], bool]] = {
    LetterKind.TICKET: _is_coming,
    LetterKind.OFFER: _is_offered,
    LetterKind.REMINDER: _is_awaited,
    LetterKind.CHANGE: _must_know,
    LetterKind.THANKS: _was_there,
}
"""Whether a letter to a visitor still has something to say."""

_TO_SPEAKERS: dict[LetterKind, Callable[[Letter, Invitation], bool]] = {
    LetterKind.INVITATION: _is_asked,
    LetterKind.NUDGE: _is_asked,
    LetterKind.CHANGE: _speaker_must_know,
}
"""Whether a letter to a speaker still has something to say."""
