"""What is read of what was said on a talk, and of how many were there."""

from dataclasses import dataclass
from datetime import time

from django.db.models import QuerySet

from rembuk.institutions.queries import title_on
from rembuk.kit.version import version_of
from rembuk.programme.models import Talk
from rembuk.record.models import Attendance, Scope, Statement
from rembuk.record.queries import consent, editions

STATEMENT_FACTS = ("person_id", "kind", "text", "at")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its speaker as named that day; an unknown title or hour is empty."""

    text: str
    name: str
    title: str
    at: time | None


def statement_version(statement: Statement) -> str:
    """Return the version of what a form of the statement shows."""
    return version_of({name: getattr(statement, name) for name in STATEMENT_FACTS})


def attendance_of(talk: Talk) -> Attendance | None:
    """Return how many took part in a talk, if it was counted, as everyone may read it."""
    kept = editions.correction_of(talk)
    if kept is None:
        return attendance_taken(talk)
    return None if kept.hall is None and kept.online is None else Attendance(hall=kept.hall, online=kept.online)


def attendance_taken(talk: Talk) -> Attendance | None:
    """Return how many took part in a talk, if it was counted, as the desk has it."""
    return Attendance.objects.filter(talk=talk).first()


def quotable(talk: Talk, *, working: bool = False) -> QuerySet[Statement]:
    """Return what may be quoted of a talk, in the order it was taken down; `working`, as the desk has it."""
    silent = consent.withheld(talk, Scope.QUOTE)
    found: QuerySet[Statement] = (
        Statement.objects.filter(talk=talk) if working else editions.public(Statement.every.filter(talk=talk))
    )
    return found.exclude(person__in=silent) if silent else found


def statements_by_kind(talk: Talk) -> list[tuple[str, list[Said]]]:
    """Return what may be quoted of a talk, by kind, in the order it was taken down. Three queries."""
    kinds: dict[str, list[Said]] = {}
    for statement in quotable(talk).select_related("person").prefetch_related("person__positions"):
        said = Said(
            text=statement.text,
            name=statement.person.name,
            title=title_on(statement.person, talk.date),
            at=statement.at,
        )
        kinds.setdefault(statement.get_kind_display(), []).append(said)
    return list(kinds.items())
