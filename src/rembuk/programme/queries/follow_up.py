"""The commitments of a programme, as the public and the next talk see them."""

from django.db.models import Case, Count, F, Q, QuerySet, Value, When

from rembuk.programme.core.promises import AWAITED
from rembuk.programme.core.talk import RECORDED, Promise
from rembuk.programme.models import Commitment, Programme, Talk

_ORDER = (Promise.LATE, Promise.OPEN, Promise.KEPT, Promise.DROPPED)


def all_promises(programme: Programme) -> QuerySet[Commitment]:
    """Return what was promised in public records: late first, then open, kept, dropped; each by its date."""
    order = Case(*[When(state=state, then=Value(place)) for place, state in enumerate(_ORDER)])
    return (
        Commitment.objects.filter(talk__programme=programme, talk__state__in=RECORDED)
        .select_related("talk__programme", "institution", "person")
        .order_by(order, F("due").asc(nulls_last=True), "-talk__number", "position")
    )


def counts(programme: Programme) -> dict[str, int]:
    """Return how many commitments stand in each state. One query."""
    found = all_promises(programme).order_by().values_list("state").annotate(n=Count("pk"))
    return {**dict.fromkeys((state.value for state in _ORDER), 0), **dict(found)}


def awaited_before(talk: Talk) -> QuerySet[Commitment]:
    """Return what was promised before a talk and is still open or late: what its rundown opens with."""
    before = Q(talk__date__lt=talk.date) | Q(talk__date=talk.date, talk__number__lt=talk.number)
    return (
        all_promises(talk.programme)
        .filter(before, state__in=AWAITED)
        .order_by(F("due").asc(nulls_last=True), "pk")
    )
