"""From the records of a programme back to the text of its file."""

from dataclasses import asdict
from datetime import date
from typing import Any

import tomli_w

from rembuk.programme.core.talk import Promise
from rembuk.programme.core.talkfile.checks import default_state, owner_of
from rembuk.programme.core.talkfile.document import COMMITMENT, Document, StatementPart, TalkPart


def write(document: Document, *, today: date) -> str:
    """Return the file's text; reading it gives the same document. What its reader would assume is left out."""
    tables = {
        "programme": _told(asdict(document.programme)),
        "institutions": [_told(asdict(part)) for part in document.institutions],
        "people": [_person(asdict(part)) for part in document.people],
        "talks": [_talk(document, part, today) for part in document.talks],
    }
    return tomli_w.dumps({name: table for name, table in tables.items() if table})


def _told(values: dict[str, Any]) -> dict[str, Any]:
    """Keep what says something: neither nothing, nor empty, nor a plain no."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
        if value is not None and value is not False and value not in ("", ())
    }


def _person(values: dict[str, Any]) -> dict[str, Any]:
    return {**_told(values), "positions": [_told(position) for position in values["positions"]]}


def _talk(document: Document, part: TalkPart, today: date) -> dict[str, Any]:
    values = asdict(part)
    attendance = _told({"hall": values.pop("hall"), "online": values.pop("online")})
    rundown = [_told(item) for item in values.pop("rundown")]
    statements = [_statement(document, part, statement) for statement in part.statements]
    del values["statements"]
    if part.state == default_state(part.date, today=today):
        values["state"] = ""
    nested = {"attendance": attendance, "rundown": rundown, "statements": statements}
    return {**_told(values), **{name: value for name, value in nested.items() if value}}


def _statement(document: Document, talk: TalkPart, part: StatementPart) -> dict[str, Any]:
    values = asdict(part)
    if part.kind == COMMITMENT:
        if part.institution == owner_of(document, part.person, talk.date):
            del values["institution"]
        if part.state == Promise.OPEN.value:
            del values["state"]
    return _told(values)
