"""Who does not want to be kept or shown, and of what."""

from collections.abc import Iterable

from django.db.models import QuerySet

from rembuk.programme.models import Talk
from rembuk.record.models import Consent, Scope


def withheld(talk: Talk, scope: Scope) -> frozenset[int]:
    """Return the people, by id, who withhold something on a talk. One query."""
    return frozenset(_refused(scope).filter(talk=talk).values_list("person", flat=True))


def withheld_on(talks: Iterable[int], scope: Scope) -> frozenset[tuple[int, int]]:
    """Return (talk, person), both by id, for all that is withheld on these talks. One query."""
    return frozenset(_refused(scope).filter(talk__in=talks).values_list("talk", "person"))


def _refused(scope: Scope) -> QuerySet[Consent]:
    return Consent.objects.filter(scope=scope, given=False)
