"""From the text of a programme's file to its records; the first thing that cannot be is refused."""

import tomllib
from dataclasses import replace
from datetime import date

from rembuk.programme.core.talk import ItemKind, Mode, Promise, State
from rembuk.programme.core.talkfile.checks import check, default_state, owner_of
from rembuk.programme.core.talkfile.document import (
    COMMITMENT,
    DEFAULT_TIMEZONE,
    BadFile,
    Document,
    InstitutionPart,
    ItemPart,
    PersonPart,
    PositionPart,
    ProgrammePart,
    StatementPart,
    TalkPart,
)
from rembuk.programme.core.talkfile.table import (
    Table,
    choice,
    clock,
    day,
    distinct,
    flag,
    instant,
    many,
    number,
    slug,
    text,
)

INSTITUTION_KINDS = ("kpu", "bawaslu", "university", "government", "civil", "media", "other")
STATEMENT_KINDS = ("remark", "tip", "closing", "quote", COMMITMENT)
_LONG = 5_000
_UNCOUNTED: tuple[int | None, int | None] = (None, None)
_MOST = 2_147_483_647


def read(source: str, *, today: date) -> Document:
    """Read a file's text as it stands on a day.

    :raises BadFile: with one line that names the place: bad TOML, an unknown key, a wrong type, an unknown
        body or person, a date that cannot be.
    """
    try:
        raw = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, ValueError) as problem:
        # A date such as 2021-02-30 is a ValueError of Python's own; both say where or what in one line.
        raise BadFile("", f"not readable as TOML: {problem}") from problem
    table = Table(raw, "")
    document = Document(
        programme=table.required("programme", _programme),
        institutions=table.optional("institutions", many(_institution), ()),
        people=table.optional("people", many(_person), ()),
        talks=table.optional("talks", many(_talk), ()),
    )
    table.finish()
    check(document, today=today)
    return _spelled_out(document, today)


def _spelled_out(document: Document, today: date) -> Document:
    """Fill in what a commitment leaves to its person's position, and drop a state that goes without saying."""
    talks = tuple(
        replace(
            talk,
            state="" if talk.state == default_state(talk.date, today=today) else talk.state,
            statements=tuple(
                replace(
                    part,
                    institution=part.institution or owner_of(document, part.person, talk.date),
                    state=part.state or Promise.OPEN.value,
                )
                if part.kind == COMMITMENT
                else part
                for part in talk.statements
            ),
        )
        for talk in document.talks
    )
    return replace(document, talks=talks)


def _programme(value: object, place: str) -> ProgrammePart:
    table = Table(value, place)
    part = ProgrammePart(
        slug=table.required("slug", slug),
        name=table.required("name", text(200)),
        purpose=table.required("purpose", text(_LONG)),
        partners=table.required("partners", distinct(slug)),
        formulated_on=table.optional("formulated_on", day, None),
        cadence=table.optional("cadence", text(200), ""),
        timezone=table.optional("timezone", text(64), DEFAULT_TIMEZONE),
        modes=table.optional("modes", distinct(choice([mode.value for mode in Mode])), ()),
        open_to_others=table.optional("open_to_others", flag, default=False),
    )
    table.finish()
    return part


def _institution(value: object, place: str) -> InstitutionPart:
    table = Table(value, place)
    part = InstitutionPart(
        key=table.required("key", slug),
        name=table.required("name", text(200)),
        kind=table.required("kind", choice(INSTITUTION_KINDS)),
        region=table.optional("region", text(13), ""),
    )
    table.finish()
    return part


def _person(value: object, place: str) -> PersonPart:
    table = Table(value, place)
    part = PersonPart(
        key=table.required("key", slug),
        name=table.required("name", text(200)),
        positions=table.optional("positions", many(_position), ()),
    )
    table.finish()
    return part


def _position(value: object, place: str) -> PositionPart:
    table = Table(value, place)
    part = PositionPart(
        institution=table.required("institution", slug),
        title=table.required("title", text(200)),
        since=table.optional("since", day, None),
        until=table.optional("until", day, None),
    )
    table.finish()
    return part


def _talk(value: object, place: str) -> TalkPart:
    table = Table(value, place)
    hall, online = table.optional("attendance", _attendance, _UNCOUNTED)
    part = TalkPart(
        number=table.required("number", number(1, _MOST)),
        title=table.required("title", text(200)),
        date=table.required("date", day),
        mode=table.required("mode", choice([mode.value for mode in Mode])),
        host=table.required("host", slug),
        starts=table.optional("starts", clock, None),
        ends=table.optional("ends", clock, None),
        venue=table.optional("venue", text(200), ""),
        link=table.optional("link", _link, ""),
        capacity=table.optional("capacity", number(1, _MOST), None),
        topics=table.optional("topics", many(text(200)), ()),
        tags=table.optional("tags", distinct(text(100)), ()),
        byline=table.optional("byline", text(100), ""),
        dateline=table.optional("dateline", text(100), ""),
        state=table.optional("state", choice([state.value for state in State]), ""),
        postponed_from=table.optional("postponed_from", day, None),
        reason=table.optional("reason", text(_LONG), ""),
        started_at=table.optional("started_at", instant, None),
        closed_at=table.optional("closed_at", instant, None),
        hall=hall,
        online=online,
        rundown=table.optional("rundown", many(_item), ()),
        statements=table.optional("statements", many(_statement), ()),
    )
    table.finish()
    return part


def _attendance(value: object, place: str) -> tuple[int | None, int | None]:
    table = Table(value, place)
    figures = table.optional("hall", number(0, _MOST), None), table.optional("online", number(0, _MOST), None)
    table.finish()
    return figures


def _link(value: object, place: str) -> str:
    link = text(200)(value, place)
    if not link.startswith(("https://", "http://")) or " " in link:
        raise BadFile(place, "must be an address that begins with https://")
    return link


def _item(value: object, place: str) -> ItemPart:
    table = Table(value, place)
    part = ItemPart(
        kind=table.required("kind", choice([kind.value for kind in ItemKind])),
        title=table.optional("title", text(200), ""),
        minutes=table.optional("minutes", number(1, 1_440), None),
        moderator=table.optional("moderator", slug, ""),
        people=table.optional("people", distinct(slug), ()),
        points=table.optional("points", many(text(_LONG)), ()),
        cue=table.optional("cue", text(200), ""),
        opened_at=table.optional("opened_at", instant, None),
        closed_at=table.optional("closed_at", instant, None),
    )
    table.finish()
    return part


def _statement(value: object, place: str) -> StatementPart:
    table = Table(value, place)
    kind = table.required("kind", choice(STATEMENT_KINDS))
    part = StatementPart(
        person=table.required("person", slug),
        kind=kind,
        text=table.required("text", text(_LONG)),
        at=table.optional("at", clock, None),
    )
    if kind == COMMITMENT:
        part = StatementPart(
            person=part.person,
            kind=kind,
            text=part.text,
            at=part.at,
            due=table.optional("due", day, None),
            institution=table.optional("institution", slug, ""),
            state=table.optional("state", choice([promise.value for promise in Promise]), ""),
            note=table.optional("note", text(_LONG), ""),
        )
    table.finish()
    return part
