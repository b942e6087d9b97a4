"""What a visitor allows by the link of the ticket, and what their phone followed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, Sum

from rembuk.hall.core.polls import Phase, PollKind
from rembuk.hall.models import Answer, Participant, Question, Room
from rembuk.programme.models import Registration, Talk
from rembuk.programme.queries.registrations import folded
from rembuk.record.models import GuestConsent, GuestScope, Rule


def allowed(registration: Registration) -> set[GuestScope]:
    """Return what a visitor allows. One query."""
    given = registration.guest_consents.filter(given=True).values_list("scope", flat=True)
    return {GuestScope(scope) for scope in given}


@dataclass(frozen=True, slots=True)
class Photographed:
    """Whom photographs may show as they answered: the names of who allows it, and of who does not."""

    agree: list[str]
    decline: list[str]


def photographed(talk: Talk) -> Photographed:
    """Return who may be recognized in photographs of a talk, by name. One query."""
    rows = list(
        GuestConsent.objects.filter(registration__talk=talk, scope=GuestScope.PHOTO)
        .exclude(registration__name="")
        .order_by("registration__name")
        .values_list("registration__name", "given")
    )
    return Photographed(
        [name for name, given in rows if given], [name for name, given in rows if not given]
    )  # fmt: skip


def named(talk: Talk, questions: Iterable[Question]) -> dict[int, str]:
    """Return by question, as id, the name of the asker where that visitor allows it.

    A phone is a stranger in its room, so the name it gave has to be that of one registered visitor alone.
    One query, none if nobody gave a name.
    """
    given = {question.pk: question.name for question in questions if question.name.strip()}
    if not given:
        return {}
    agrees = Q(guest_consents__scope=GuestScope.NAME, guest_consents__given=True)
    everyone = Counter(folded(name) for name in talk.registrations.values_list("name", flat=True))
    agreed = {folded(name) for name in talk.registrations.filter(agrees).values_list("name", flat=True)}
    return {
        pk: name for pk, name in given.items() if folded(name) in agreed and everyone[folded(name)] == 1
    }  # fmt: skip


def rule_of(talk: Talk) -> Rule:
    """Return who gets a certificate; the usual rule, unsaved, where nobody set another. One query."""
    return Rule.objects.filter(talk=talk).first() or Rule(talk=talk)


def live_seconds(talk: Talk) -> int:
    """Return how long a talk was live, in whole seconds; 0 if nobody opened or closed it."""
    if talk.started_at is None or talk.closed_at is None:
        return 0
    return max(0, round((talk.closed_at - talk.started_at).total_seconds()))


def phone_of(room: Room, key: str) -> Participant | None:
    """Return a phone by its key. One query."""
    return room.participants.filter(key=key).first()


def followed_seconds(phone: Participant) -> int:
    """Return how long a phone followed its room, in whole seconds, no longer than the longest of its ways.

    Text and sound followed at once are the same time. One query.
    """
    ways = phone.presences.values("mode").annotate(seconds=Sum("seconds"))
    return max((way["seconds"] for way in ways), default=0)


def right_percent(room: Room, phone: Participant) -> int | None:
    """Return the part of right answers that a phone gave after the talk, in percent; None without a quiz."""
    rights = {
        pk: 1 << right
        for pk, right in room.polls.filter(kind=PollKind.QUIZ).values_list("pk", "right")
        if right is not None
    }
    if not rights:
        return None
    given = Answer.objects.filter(participant=phone, poll__in=rights, phase=Phase.AFTER.value)
    right = sum(mask == rights[poll] for poll, mask in given.values_list("poll", "mask"))
    return round(100 * right / len(rights))
