"""What the talks of all programmes left to remember: tips and other statements, by topic and body."""

from dataclasses import dataclass

from django.db.models import QuerySet

from rembuk.institutions.models import Institution
from rembuk.institutions.queries import title_on
from rembuk.programme.core.talk import RECORDED
from rembuk.programme.queries import recorded_talks
from rembuk.record.models import Scope, Statement
from rembuk.record.queries import consent, editions


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be asked for: the topics talked about, and the bodies whose people spoke."""

    topics: list[str]
    bodies: list[Institution]


def remembered(*, kind: str = "", topic: str = "", body: str = "") -> QuerySet[Statement]:
    """Return what may be quoted of all public records, the newest first; empty words ask for everything.

    :param topic: one of the topics of a talk. :param body: the key of a body where the speaker had a position.
    """
    found: QuerySet[Statement] = editions.public(
        Statement.every.filter(~consent.is_withheld(Scope.QUOTE), talk__state__in=RECORDED)
    )
    if kind:
        found = found.filter(kind=kind)
    if topic:
        about = [pk for pk, topics in recorded_talks().values_list("pk", "topics") if topic in topics]
        found = found.filter(talk__in=about)
    if body:
        found = found.filter(person__positions__institution__key=body).distinct()
    return (
        found.select_related("person", "talk__programme")
        .prefetch_related("person__positions")
        .order_by("-talk__date", "-talk__pk", "position")
    )


def choice() -> Choice:
    """Return what can be asked for. Two queries."""
    topics = {topic for topics in recorded_talks().values_list("topics", flat=True) for topic in topics}
    spoke = Institution.objects.filter(positions__person__statements__talk__state__in=RECORDED)
    return Choice(sorted(topics), list(spoke.distinct()))


def title_of(statement: Statement) -> str:
    """Return the title that the speaker bore on the day. No query when the positions are prefetched."""
    return title_on(statement.person, statement.talk.date)
