"""All of a talk's record in files that need no site: what a body takes along when it leaves with its data."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from rembuk.institutions.models import Person
from rembuk.institutions.queries import title_on
from rembuk.programme import queries as programme
from rembuk.programme.models import Commitment, Item, Talk
from rembuk.record.core import captions, chapters
from rembuk.record.models import Medium, Statement
from rembuk.record.queries import hall, media, minutes, transcript
from rembuk.record.queries.said import attendance_of, quotable
from rembuk.ui import paper

_DATA = Path(__file__).resolve().parent.parent / "data"
SCHEMA = _DATA / "record.schema.json"

Part = tuple[str, bytes | Path]
"""A file: its name, and its content or where it lies."""

Provider = Callable[[Talk], Sequence[Part]]
"""Gives what a higher room adds, such as the article."""

_providers: list[Provider] = []


def attach(provider: Provider) -> None:
    """Let a higher room add to every handover. Called once by the roof, when the site starts."""
    if provider not in _providers:
        _providers.append(provider)


def parts(talk: Talk) -> Iterator[Part]:
    """Yield every file of a talk's handover, and last the list of their SHA-256 hashes.

    The talk comes from `talks_with_people`. What someone withholds is in none of the files.
    """
    digests: list[tuple[str, str]] = []
    for name, content in _files(talk):
        digests.append((name, _digest(content)))
        yield name, content
    yield "SHA256SUMS", "".join(f"{digest}  {name}\n" for name, digest in digests).encode("ascii")


def content_of(talk: Talk) -> dict[str, object]:
    """Return a talk's record as the schema describes it. A bounded number of queries."""
    statements = list(quotable(talk).select_related("person"))
    promises = list(programme.promises(talk))
    counted, left = attendance_of(talk), hall.left(talk)
    return {
        "format": "rembuk-record/1",
        "programme": {
            "slug": talk.programme.slug,
            "name": talk.programme.name,
            "timezone": talk.programme.timezone,
            "partners": [body.name for body in programme.partners(talk.programme)],
        },
        "talk": _talk(talk),
        "people": [
            {"key": each.key, "name": each.name, "title": title_on(each, talk.date)}
            for each in _people(talk, statements, promises)
        ],
        "rundown": [_item(item) for item in talk.items.all()],
        "chapters": [{"at": each.at, "title": each.title} for each in _chapters(talk)],
        "transcript": [
            {"starts": cue.starts, "ends": cue.ends, "speaker": cue.speaker, "text": cue.text}
            for cue in transcript.cues(talk)
        ],
        "statements": [
            {
                "kind": each.kind,
                "person": each.person.key,
                "text": each.text,
                "at": each.at.isoformat() if each.at else None,
            }
            for each in statements
        ],
        "commitments": [_commitment(each) for each in promises],
        "questions": [_question(each) for each in left.questions],
        "polls": [_poll(each) for each in left.polls],
        "learning": _learning(left),
        "attendance": {
            "hall": counted.hall if counted else None,
            "online": counted.online if counted else None,
        },
        "files": [_listed(each) for each in media.shown(talk)],
    }


def _talk(talk: Talk) -> dict[str, object]:
    return {
        "number": talk.number,
        "title": talk.title,
        "date": talk.date.isoformat(),
        "mode": talk.mode,
        "venue": talk.venue,
        "host": talk.host.name,
        "topics": list(talk.topics),
        "started_at": _moment(talk.started_at),
        "closed_at": _moment(talk.closed_at),
    }


def _people(talk: Talk, statements: Sequence[Statement], promises: Sequence[Commitment]) -> list[Person]:
    """Return everyone whom the record names, once, those on the rundown first."""
    people: dict[Person, None] = {}
    for item in talk.items.all():
        people.update(dict.fromkeys(each.person for each in item.appearances.all()))
        people.update({item.moderator: None} if item.moderator else {})
    people.update(dict.fromkeys(each.person for each in statements))
    people.update(dict.fromkeys(each.person for each in promises))
    return list(people)


def _item(item: Item) -> dict[str, object]:
    return {
        "kind": item.kind,
        "title": item.title,
        "minutes": item.minutes,
        "moderator": item.moderator.key if item.moderator else None,
        "people": [each.person.key for each in item.appearances.all()],
        "points": list(item.points),
        "opened_at": _moment(item.opened_at),
        "closed_at": _moment(item.closed_at),
    }


def _commitment(promise: Commitment) -> dict[str, object]:
    return {
        "person": promise.person.key,
        "body": promise.institution.name,
        "text": promise.text,
        "due": promise.due.isoformat() if promise.due else None,
        "state": promise.state,
        "note": promise.note,
    }


def _question(asked: hall.Answered) -> dict[str, object]:
    return {
        "number": asked.number,
        "text": asked.text,
        "asked_by": asked.asker,
        "answer": asked.answer,
        "by": asked.by,
    }


def _poll(poll: hall.Outcome) -> dict[str, object]:
    return {
        "label": poll.label,
        "kind": poll.kind.value,
        "text": poll.text,
        "people": poll.people,
        "options": [{"text": bar.label, "people": bar.people, "right": bar.is_right} for bar in poll.bars],
        "words": [{"text": word, "people": people} for word, people in poll.words],
    }


def _learning(left: hall.Left) -> dict[str, object] | None:
    if left.gain is None:
        return None
    shares = ("before", "after", "low", "high")
    return {"people": left.gain.people} | {name: round(getattr(left.gain, name), 4) for name in shares}


def _listed(medium: Medium) -> dict[str, object]:
    return {
        "name": _name(medium),
        "title": medium.title,
        "type": medium.type,
        "size": medium.size,
        "sha256": medium.sha256,
    }


def _files(talk: Talk) -> Iterator[Part]:
    yield "BACA-SAYA.txt", (_DATA / "handover.txt").read_bytes()
    content = json.dumps(content_of(talk), ensure_ascii=False, indent=1)
    yield "rekaman.json", content.encode("utf-8")
    yield "rekaman.schema.json", SCHEMA.read_bytes()
    cues = list(transcript.cues(talk))
    if cues:
        yield "transkrip.vtt", captions.vtt(cues).encode("utf-8")
        yield "transkrip.txt", captions.txt(cues).encode("utf-8")
    yield (
        "notulen.pdf",
        paper.pdf(
            "record/document.typ", minutes.minutes(talk), at=minutes.hour_of(talk), standards=paper.ARCHIVAL
        ),
    )
    for medium in media.shown(talk):
        yield _name(medium), media.path_of(medium)
    for provider in _providers:
        yield from provider(talk)


def _chapters(talk: Talk) -> list[chapters.Chapter]:
    return transcript.heard(talk).chapters


def _name(medium: Medium) -> str:
    return f"berkas/{medium.pk}-{medium.name}"


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _digest(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
