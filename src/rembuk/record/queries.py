"""What is read of a talk's record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Q

from rembuk.institutions.models import Institution, Person
from rembuk.institutions.queries import title_on
from rembuk.kit.version import version_of
from rembuk.programme.core.talkfile.document import (
    COMMITMENT,
    Document,
    InstitutionPart,
    ItemPart,
    PersonPart,
    PositionPart,
    ProgrammePart,
    StatementPart,
    TalkPart,
)
from rembuk.programme.models import Item, Programme, Talk
from rembuk.record.models import Attendance, Statement

STATEMENT_FACTS = ("person_id", "kind", "text", "at")
TALK_FACTS = (
    "number", "title", "date", "starts", "ends", "mode", "venue", "link", "capacity", "byline", "dateline",
    "state", "postponed_from", "reason", "started_at", "closed_at",
)  # fmt: skip
ITEM_FACTS = ("kind", "title", "minutes", "cue", "opened_at", "closed_at")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its speaker as named that day; an unknown title or hour is empty."""

    text: str
    name: str
    title: str
    at: time | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a talk and when it began, by the programme's clock."""

    title: str
    began: datetime


def statement_version(statement: Statement) -> str:
    """Return the version of what a form of the statement shows."""
    return version_of({name: getattr(statement, name) for name in STATEMENT_FACTS})


def attendance_of(talk: Talk) -> Attendance | None:
    """Return how many took part in a talk, if it was counted."""
    return Attendance.objects.filter(talk=talk).first()


def document_of(programme: Programme) -> Document:
    """Return everything a programme's file says of it, as records.

    Besides its partners and the people of its talks, the file holds whoever has a position at one of the
    bodies named, so that nobody who was entered is lost.
    """
    talks = list(
        programme.talks.select_related("host", "attendance")
        .prefetch_related(
            "items__appearances__person",
            "items__moderator",
            "statements__person",
            "commitments__person",
            "commitments__institution",
        )
        .order_by("number")
    )
    parts = tuple(_talk_part(talk) for talk in talks)
    named = {person for part in parts for person in _people_in(part)}
    partners = [partnership.institution for partnership in programme.partnerships.select_related("institution")]
    bodies = {part.host for part in parts} | {body.key for body in partners}
    bodies |= {
        statement.institution for part in parts for statement in part.statements if statement.institution
    }
    people = list(
        Person.objects.filter(Q(key__in=named) | Q(positions__institution__key__in=bodies))
        .distinct()
        .order_by("pk")
        .prefetch_related("positions__institution")
    )
    bodies |= {position.institution.key for person in people for position in person.positions.all()}
    others = Institution.objects.filter(key__in=bodies - {body.key for body in partners}).order_by("pk")
    return Document(
        programme=_programme_part(programme, partners),
        institutions=tuple(
            InstitutionPart(key=body.key, name=body.name, kind=body.kind, region=body.region)
            for body in (*partners, *others)
        ),
        people=tuple(_person_part(person) for person in people),
        talks=parts,
    )


def _programme_part(programme: Programme, partners: Sequence[Institution]) -> ProgrammePart:
    return ProgrammePart(
        slug=programme.slug,
        name=programme.name,
        purpose=programme.purpose,
        partners=tuple(body.key for body in partners),
        formulated_on=programme.formulated_on,
        cadence=programme.cadence,
        timezone=programme.timezone,
        modes=tuple(programme.modes),
        open_to_others=programme.open_to_others,
    )


def _person_part(person: Person) -> PersonPart:
    return PersonPart(
        key=person.key,
        name=person.name,
        positions=tuple(
            PositionPart(
                institution=position.institution.key,
                title=position.title,
                since=position.since,
                until=position.until,
            )
            for position in person.positions.all()
        ),
    )


def _talk_part(talk: Talk) -> TalkPart:
    attendance = getattr(talk, "attendance", None)
    return TalkPart(
        **{name: getattr(talk, name) for name in TALK_FACTS},
        host=talk.host.key,
        topics=tuple(talk.topics),
        tags=tuple(talk.tags),
        hall=attendance.hall if attendance else None,
        online=attendance.online if attendance else None,
        rundown=tuple(_item_part(item) for item in talk.items.all()),
        statements=_statement_parts(talk),
    )


def _item_part(item: Item) -> ItemPart:
    return ItemPart(
        **{name: getattr(item, name) for name in ITEM_FACTS},
        moderator=item.moderator.key if item.moderator else "",
        people=tuple(appearance.person.key for appearance in item.appearances.all()),
        points=tuple(item.points),
    )


def _statement_parts(talk: Talk) -> tuple[StatementPart, ...]:
    """Return statements and commitments as one list, in the order in which they were taken down."""
    said = [
        (row.position, StatementPart(person=row.person.key, kind=row.kind, text=row.text, at=row.at))
        for row in talk.statements.all()
    ]
    promised = [
        (
            row.position,
            StatementPart(
                person=row.person.key,
                kind=COMMITMENT,
                text=row.text,
                at=row.at,
                due=row.due,
                institution=row.institution.key,
                state=row.state,
                note=row.note,
                evidence=row.evidence,
            ),
        )
        for row in talk.commitments.all()
    ]
    return tuple(part for _, part in sorted([*said, *promised], key=lambda pair: pair[0]))


def _people_in(talk: TalkPart) -> set[str]:
    on_rundown = {key for item in talk.rundown for key in (item.moderator, *item.people) if key}
    return on_rundown | {statement.person for statement in talk.statements}


def statements_by_kind(talk: Talk) -> list[tuple[str, list[Said]]]:
    """Return what was said on a talk, by kind, in the order it was taken down. Two queries."""
    kinds: dict[str, list[Said]] = {}
    for statement in talk.statements.select_related("person").prefetch_related("person__positions"):
        said = Said(
            text=statement.text,
            name=statement.person.name,
            title=title_on(statement.person, talk.date),
            at=statement.at,
        )
        kinds.setdefault(statement.get_kind_display(), []).append(said)
    return list(kinds.items())


def chapters(talk: Talk) -> list[Chapter]:
    """Return the items whose clock was pressed, each with when it began. No query when they are prefetched."""
    zone = ZoneInfo(talk.programme.timezone)
    return [
        Chapter(title=item.title or item.get_kind_display(), began=item.opened_at.astimezone(zone))
        for item in talk.items.all()
        if item.opened_at
    ]
