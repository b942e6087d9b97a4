"""A programme and all its records as one document, the form of its file."""

from collections.abc import Sequence

from django.db.models import Q

from rembuk.institutions.models import Institution, Person
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

TALK_FACTS = (
    "number", "title", "date", "starts", "ends", "mode", "venue", "link", "capacity", "byline", "dateline",
    "state", "postponed_from", "reason", "started_at", "closed_at",
)  # fmt: skip
ITEM_FACTS = ("kind", "title", "minutes", "cue", "opened_at", "closed_at")


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
            ),
        )
        for row in talk.commitments.all()
    ]
    return tuple(part for _, part in sorted([*said, *promised], key=lambda pair: pair[0]))


def _people_in(talk: TalkPart) -> set[str]:
    on_rundown = {key for item in talk.rundown for key in (item.moderator, *item.people) if key}
    return on_rundown | {statement.person for statement in talk.statements}
