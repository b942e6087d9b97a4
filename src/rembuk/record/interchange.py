"""A programme's file becomes rows: one act, whole or not at all, and nothing where nothing is new."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Model, QuerySet

from rembuk.institutions.models import Institution, Person, Position
from rembuk.institutions.permits import Actor, Permit
from rembuk.ledger import actions as ledger
from rembuk.programme.core.talk import PUBLIC
from rembuk.programme.core.talkfile.checks import default_state
from rembuk.programme.core.talkfile.document import (
    COMMITMENT,
    Document,
    InstitutionPart,
    ItemPart,
    PersonPart,
    ProgrammePart,
    StatementPart,
    TalkPart,
)
from rembuk.programme.models import Appearance, Commitment, Partner, Programme, Talk
from rembuk.record.models import Attendance, Statement

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What loading a file did: how many rows of each kind it added, changed and removed."""

    programme: Programme
    added: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]

    def __bool__(self) -> bool:
        """Say whether anything was new."""
        return bool(self.added or self.changed or self.removed)


@transaction.atomic
def load(*, by: Actor, document: Document, digest: str, now: datetime) -> Outcome:
    """Make the rows say what the file says, and record it if anything was new.

    Talks, items and statements that the file no longer has are removed only within a talk that it does have.
    The state of a talk is taken from the file where the file gives one; a talk that is there already otherwise
    keeps its own.

    :param digest: SHA-256 of the file, in hexadecimal digits, for the log.
    """
    loading = _Loading(document, now)
    programme = loading.run(by)
    outcome = Outcome(
        programme=programme, added=loading.added, changed=loading.changed, removed=loading.removed
    )
    if outcome:
        ledger.record(
            "programme.loaded",
            by=by.name,
            subject=f"programme.programme:{programme.pk}",
            at=now,
            data={"sha256": digest},
        )
    return outcome


class _Loading:
    """One file on its way into the tables, with the tally of what it changes."""

    def __init__(self, document: Document, now: datetime) -> None:
        self.document = document
        self.today = now.astimezone(ZoneInfo(document.programme.timezone)).date()
        self.added, self.changed, self.removed = Counter[str](), Counter[str](), Counter[str]()
        self.bodies: dict[str, Institution] = {}
        self.people: dict[str, Person] = {}

    def run(self, by: Actor) -> Programme:
        self.bodies = {part.key: self._institution(part) for part in self.document.institutions}
        by.must(Permit.FOUND_PROGRAMME, at=[self.bodies[key].pk for key in self.document.programme.partners])
        self.people = {part.key: self._person(part) for part in self.document.people}
        programme = self._programme(self.document.programme)
        for talk in self.document.talks:
            self._talk(programme, talk)
        return programme

    def _institution(self, part: InstitutionPart) -> Institution:
        facts = {"name": part.name, "kind": part.kind, "region": part.region}
        return self._put(Institution.objects.all(), {"key": part.key}, facts)

    def _person(self, part: PersonPart) -> Person:
        person = self._put(Person.objects.all(), {"key": part.key}, {"name": part.name})
        wanted = [
            (self.bodies[position.institution].pk, position.title, position.since, position.until)
            for position in part.positions
        ]
        if list(person.positions.values_list("institution", "title", "since", "until")) != wanted:
            self._replace(
                person.positions.all(),
                [
                    Position(person=person, institution_id=body, title=title, since=since, until=until)
                    for body, title, since, until in wanted
                ],
            )
        return person

    def _programme(self, part: ProgrammePart) -> Programme:
        facts = {**asdict(part), "modes": list(part.modes)}
        del facts["slug"], facts["partners"]
        programme = self._put(Programme.objects.all(), {"slug": part.slug}, facts)
        if list(programme.partnerships.values_list("institution__key", flat=True)) != list(part.partners):
            self._replace(
                programme.partnerships.all(),
                [
                    Partner(programme=programme, institution=self.bodies[key], position=position)
                    for position, key in enumerate(part.partners, start=1)
                ],
            )
        return programme

    def _talk(self, programme: Programme, part: TalkPart) -> None:
        facts: dict[str, Any] = {**asdict(part), "topics": list(part.topics), "tags": list(part.tags)}
        for name in ("number", "hall", "online", "rundown", "statements", "state"):
            del facts[name]
        facts["host"] = self.bodies[part.host]
        known = programme.talks.filter(number=part.number).first()
        if known and (known.date, known.starts, known.ends) != (part.date, part.starts, part.ends):
            facts["sequence"] = known.sequence + 1
        if part.state or known is None:
            facts["state"] = part.state or default_state(part.date, today=self.today)
            if facts["state"] in PUBLIC and (known is None or known.state != facts["state"]):
                facts["was_announced"] = True
        talk = self._put(programme.talks.all(), {"programme": programme, "number": part.number}, facts)
        self._attendance(talk, part)
        for position, item in enumerate(part.rundown, start=1):
            self._item(talk, position, item)
        self._remove(talk.items.filter(position__gt=len(part.rundown)))
        self._statements(talk, part.statements)

    def _attendance(self, talk: Talk, part: TalkPart) -> None:
        rows = Attendance.objects.filter(talk=talk)
        if part.hall is None and part.online is None:
            self._remove(rows)
        else:
            self._put(rows, {"talk": talk}, {"hall": part.hall, "online": part.online})

    def _item(self, talk: Talk, position: int, part: ItemPart) -> None:
        facts = {**asdict(part), "points": list(part.points)}
        del facts["people"]
        facts["moderator"] = self.people[part.moderator] if part.moderator else None
        item = self._put(talk.items.all(), {"talk": talk, "position": position}, facts)
        if list(item.appearances.values_list("person__key", flat=True)) != list(part.people):
            self._replace(
                item.appearances.all(),
                [
                    Appearance(item=item, person=self.people[key], position=place)
                    for place, key in enumerate(part.people, start=1)
                ],
            )

    def _statements(self, talk: Talk, parts: tuple[StatementPart, ...]) -> None:
        # One numbering for both tables keeps the order in which things were said.
        positions: dict[type[Model], list[int]] = {Statement: [], Commitment: []}
        for position, part in enumerate(parts, start=1):
            person = self.people[part.person]
            said = {"person": person, "text": part.text, "at": part.at}
            key = {"talk": talk, "position": position}
            if part.kind == COMMITMENT:
                owner = self.bodies[part.institution]
                promised = {
                    "institution": owner, "due": part.due, "state": part.state, "note": part.note,
                    "evidence": part.evidence,
                }  # fmt: skip
                self._put(talk.commitments.all(), key, {**said, **promised})
                positions[Commitment].append(position)
            else:
                self._put(talk.statements.all(), key, {**said, "kind": part.kind})
                positions[Statement].append(position)
        self._remove(talk.statements.exclude(position__in=positions[Statement]))
        self._remove(talk.commitments.exclude(position__in=positions[Commitment]))

    def _put(self, rows: "QuerySet[M]", key: Mapping[str, Any], facts: Mapping[str, Any]) -> M:
        """Make the row with this key say the facts, and count what that took."""
        row = rows.filter(**key).first()
        name = rows.model.__name__
        if row is None:
            self.added[name] += 1
            row = rows.model(**key, **facts)
            row.save(force_insert=True)
            return row
        different = [field for field, value in facts.items() if getattr(row, field) != value]
        if different:
            self.changed[name] += 1
            for field in different:
                setattr(row, field, facts[field])
            row.save(update_fields=different)
        return row

    def _replace(self, rows: "QuerySet[M]", wanted: Sequence[M]) -> None:
        """Put the wanted rows in place of those there are."""
        there = rows.count()
        rows.delete()
        rows.bulk_create(wanted)
        if wanted:
            tally = self.changed if there else self.added
            tally[rows.model.__name__] += len(wanted)
        elif there:
            self.removed[rows.model.__name__] += there

    def _remove(self, rows: "QuerySet[M]") -> None:
        there = rows.count()
        if there:
            self.removed[rows.model.__name__] += there
            rows.delete()
