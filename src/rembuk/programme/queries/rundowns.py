"""The versions of a rundown, with what each changed, and the template of a programme."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rembuk.programme.core.agreement import Change, Row, changes
from rembuk.programme.models import Item, RundownVersion, Talk
from rembuk.programme.queries.plan import rundown_rows

TEMPLATE_FACTS = ("kind", "title", "minutes", "cue")
"""What a template keeps of an item: nobody's name."""


@dataclass(frozen=True, slots=True)
class Step:
    """One version, and what it changed of the one before."""

    version: RundownVersion
    changes: list[Change]


def steps(talk: Talk) -> list[Step]:
    """Return the versions of a talk's rundown, the newest first. One query."""
    versions = list(talk.rundown_versions.select_related("account"))
    before: Sequence[Row] = ()
    found = []
    for version in versions:
        rows = [Row(*row) for row in version.rows]
        found.append(Step(version, changes(before, rows)))
        before = rows
    return found[::-1]


def items_of(items: Iterable[Item]) -> list[dict[str, object]]:
    """Return the items of a rundown as a version keeps them: facts, and people by id. Three queries at most."""
    return [
        {
            "id": item.pk,
            "kind": item.kind,
            "title": item.title,
            "minutes": item.minutes,
            "cue": item.cue,
            "moderator": item.moderator_id,
            "people": [appearance.person_id for appearance in item.appearances.all()],
            "points": item.points,
        }
        for item in items
    ]


def read_rundown(talk: Talk) -> tuple[list[dict[str, object]], list[tuple[str, str, str]]]:
    """Return a rundown as a version keeps it: its items, and its lines as they read. Three queries."""
    items = list(talk.items.select_related("moderator").prefetch_related("appearances__person"))
    return items_of(items), [(row.key, row.label, row.text) for row in rundown_rows(items)]
