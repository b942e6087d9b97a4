"""Who does not want to be kept or shown, and of what.

A speaker answers by the link of the invitation, and the desk takes down what someone says otherwise. The newest
of the two counts, except that a no given by one's own link is taken back by that link alone. Whoever speaks on
a public talk of public bodies and does not answer has not said no; who that is, the bodies read before they
agree to the record.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from rembuk.institutions.models import Person
from rembuk.programme.models import Consent as OwnAnswer
from rembuk.programme.models import Talk
from rembuk.programme.queries.desk import people_of
from rembuk.record.models import Consent, Scope


def withheld(talk: Talk, scope: Scope) -> frozenset[int]:
    """Return the people, by id, who withhold something on a talk. One query."""
    return frozenset(person for _talk, person, _at in _refused(scope, [talk.pk]))


def withheld_on(talks: Iterable[int], scope: Scope) -> frozenset[tuple[int, int]]:
    """Return (talk, person), both by id, for all that is withheld on these talks. One query."""
    return frozenset((talk, person) for talk, person, _at in _refused(scope, talks))


def withheld_since(talk: Talk, scope: Scope) -> datetime | None:
    """Return when the last one who withholds something on a talk said so; None if nobody does. One query."""
    return max((at for _talk, _person, at in _refused(scope, [talk.pk])), default=None)


def is_withheld(scope: Scope) -> Q:
    """Return the condition that a row with a talk and a person is about something that the person withholds."""
    desk = _by_the_desk(scope).filter(talk=OuterRef("talk"), person=OuterRef("person"))
    link = _by_link(scope).filter(invitation__talk=OuterRef("talk"), invitation__person=OuterRef("person"))
    return Q(Exists(desk)) | Q(Exists(link))


def _refused(scope: Scope, talks: Iterable[int]) -> Iterable[tuple[int, int, datetime]]:
    wanted = list(talks)
    desk = _by_the_desk(scope).filter(talk__in=wanted).values_list("talk", "person", "at")
    link = _by_link(scope).filter(invitation__talk__in=wanted)
    told = link.values_list("invitation__talk", "invitation__person", "withdrawn_at")
    return desk.union(told)


def _by_the_desk(scope: Scope) -> QuerySet[Consent]:
    agreed_after = OwnAnswer.objects.filter(
        invitation__talk=OuterRef("talk"),
        invitation__person=OuterRef("person"),
        scope=scope.value,
        withdrawn_at=None,
        given_at__gt=OuterRef("at"),
    )
    return Consent.objects.filter(~Exists(agreed_after), scope=scope, given=False)


def _by_link(scope: Scope) -> QuerySet[OwnAnswer]:
    return OwnAnswer.objects.filter(scope=scope.value, withdrawn_at__isnull=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What someone said to one question: yes, no, or None where nobody asked; `is_own` if by their own link."""

    scope: Scope
    given: bool | None
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """What someone on a talk agreed to, scope by scope."""

    person: Person
    scopes: list[Answer]


def answers(talk: Talk) -> list[Answers]:
    """Return what everyone on a talk, and whoever spoke besides, answered. Six queries."""
    desk = {(row.person_id, row.scope): row for row in talk.consents.all()}
    own = {
        (row.invitation.person_id, row.scope): row
        for row in OwnAnswer.objects.filter(invitation__talk=talk).select_related("invitation")
    }
    spoke = Q(lines__talk=talk) | Q(statements__talk=talk) | Q(pk__in=people_of(talk))
    return [
        Answers(
            person,
            [
                _counted(scope, desk.get((person.pk, scope.value)), own.get((person.pk, scope.value)))
                for scope in Scope
            ],
        )
        for person in Person.objects.filter(spoke).distinct()
    ]


def unanswered(talk: Talk) -> list[Person]:
    """Return whoever is on a talk and did not say whether they may be recorded and quoted. Six queries."""
    asked = {Scope.RECORDING, Scope.QUOTE}
    return [
        each.person
        for each in answers(talk)
        if any(answer.given is None for answer in each.scopes if answer.scope in asked)
    ]


def withholds_anything(talks: Iterable[int]) -> bool:
    """Say whether somebody withholds being quoted or recorded on one of these talks. Two queries."""
    wanted = list(talks)
    return any(withheld_on(wanted, scope) for scope in (Scope.QUOTE, Scope.RECORDING))


def _counted(scope: Scope, desk: Consent | None, own: OwnAnswer | None) -> Answer:
    if own is not None and own.withdrawn_at is not None:
        return Answer(scope, given=False, is_own=True)
    if desk is not None and (own is None or own.given_at <= desk.at):
        return Answer(scope, given=desk.given)
    return Answer(scope, given=own is not None or None, is_own=own is not None)
