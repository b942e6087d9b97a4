"""Who does not want to be kept or shown, and of what."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from rembuk.institutions.models import Person
from rembuk.programme.models import Talk
from rembuk.programme.queries.desk import people_of
from rembuk.record.models import Consent, Scope


def withheld(talk: Talk, scope: Scope) -> frozenset[int]:
    """Return the people, by id, who withhold something on a talk. One query."""
    return frozenset(_refused(scope).filter(talk=talk).values_list("person", flat=True))


def withheld_on(talks: Iterable[int], scope: Scope) -> frozenset[tuple[int, int]]:
    """Return (talk, person), both by id, for all that is withheld on these talks. One query."""
    return frozenset(_refused(scope).filter(talk__in=talks).values_list("talk", "person"))


def _refused(scope: Scope) -> QuerySet[Consent]:
    return Consent.objects.filter(scope=scope, given=False)


@dataclass(frozen=True, slots=True)
class Answers:
    """What someone on a talk agreed to: for each scope the answer, None where nobody asked."""

    person: Person
    scopes: list[tuple[Scope, bool | None]]


def answers(talk: Talk) -> list[Answers]:
    """Return what everyone on a talk, and whoever spoke besides, answered. Five queries."""
    known = {(row.person_id, row.scope): row.given for row in talk.consents.all()}
    spoke = Q(lines__talk=talk) | Q(statements__talk=talk) | Q(pk__in=people_of(talk))
    return [
        Answers(person, [(scope, known.get((person.pk, scope.value))) for scope in Scope])
        for person in Person.objects.filter(spoke).distinct()
    ]
