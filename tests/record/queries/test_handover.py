import hashlib
import json
from pathlib import Path

import jsonschema
import pytest

from rembuk.hall.core.polls import Phase, PollKind
from rembuk.hall.core.questions import QuestionState
from rembuk.hall.models import Answer
from rembuk.programme import queries as programme
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record.actions.correcting import correcting
from rembuk.record.models import Line, Scope, Statement
from rembuk.record.queries import handover
from tests.factories import hall, record
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db


def whole(talk: Talk) -> Talk:
    return programme.talks_with_people().get(pk=talk.pk)


def full() -> Talk:
    talk = sample.talk(State.HELD)
    record.statement(talk, text="Kata terbuka")
    record.line(talk, person=sample.speaker("Contoh Satu"), text="Kalimat terbuka")
    sample.commitment(talk)
    record.attendance(talk)
    record.medium(talk)
    room = hall.room(talk)
    hall.question(room, QuestionState.ANSWERED, text="Apa itu coklit?", answer="Pencocokan dan penelitian.")
    quiz = hall.poll(room, PollKind.QUIZ)
    for n in range(12):
        phone = hall.phone(room)
        for phase, mask in ((Phase.BEFORE, 1), (Phase.AFTER, 2 if n else 1)):
            Answer.objects.create(poll=quiz, participant=phone, phase=phase.value, mask=mask)
    return talk


def read(talk: Talk) -> dict[str, bytes]:
    return {
        name: part.read_bytes() if isinstance(part, Path) else part
        for name, part in handover.parts(whole(talk))
    }


@pytest.mark.parametrize("make", [full, lambda: sample.talk(State.HELD, items=0)])
def test_every_record_keeps_to_its_schema(make: object) -> None:
    talk = make()  # type: ignore[operator]
    schema = json.loads(handover.SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)

    content = json.loads(json.dumps(handover.content_of(whole(talk))))

    jsonschema.validate(content, schema, format_checker=jsonschema.FormatChecker())


def test_every_file_has_its_hash() -> None:
    files = read(full())

    assert list(files)[:6] == [
        "BACA-SAYA.txt",
        "rekaman.json",
        "rekaman.schema.json",
        "transkrip.vtt",
        "transkrip.txt",
        "notulen.pdf",
    ]
    sums = files.pop("SHA256SUMS").decode().splitlines()
    assert sums == [f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in files.items()]


def test_the_facts_are_those_of_the_record() -> None:
    content = json.loads(read(full())["rekaman.json"])

    assert content["statements"] == [
        {"kind": "remark", "person": "contoh-satu", "text": "Kata terbuka", "at": "13:40:00"}
    ]
    assert content["transcript"] == [
        {"starts": 0, "ends": 5000, "speaker": "Contoh Satu", "text": "Kalimat terbuka"}
    ]
    assert content["attendance"] == {"hall": 42, "online": 180}
    assert content["questions"] == [
        {
            "number": 1,
            "text": "Apa itu coklit?",
            "asked_by": "",
            "answer": "Pencocokan dan penelitian.",
            "by": "",
        }
    ]
    assert [(each["label"], each["people"], each["options"][1]) for each in content["polls"]] == [
        ("K1", 12, {"text": "Belum", "people": 11, "right": True})
    ]
    assert (content["learning"]["people"], content["learning"]["after"]) == (12, 0.9167)
    assert content["people"][0] == {
        "key": "contoh-satu",
        "name": "Contoh Satu",
        "title": "Ketua KPU Kota Contoh",
    }


def test_what_someone_withholds_goes_with_nobody() -> None:
    talk = full()
    silent = sample.speaker("Contoh Dua")
    record.statement(talk, person=silent, text="Kutipan rahasia")
    record.line(talk, person=silent, text="Kalimat rahasia")
    for scope in (Scope.QUOTE, Scope.RECORDING):
        record.withheld(talk, silent, scope)

    files = read(talk)

    assert [name for name, content in files.items() if b"rahasia" in content] == []
    assert [name for name in files if name.startswith("berkas/")] == []


def test_a_record_under_correction_is_handed_on_as_everyone_agreed_to_it() -> None:
    talk = sample.talk(State.PUBLISHED)
    record.statement(talk, text="Kata yang disepakati")
    record.line(talk, text="Kalimat yang disepakati")
    agreed = read(talk)
    correcting(talk, sample.officer(), sample.OPENING)
    Statement.objects.filter(talk=talk).update(text="Kata yang dibetulkan")
    Line.objects.filter(talk=talk).update(text="Kalimat yang dibetulkan")
    record.attendance(talk)
    record.medium(talk)

    assert b"Kata yang disepakati" in agreed["rekaman.json"]
    assert b"Kalimat yang disepakati" in agreed["transkrip.txt"]
    assert read(talk) == agreed


def test_a_higher_room_adds_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover, "_providers", [])
    for _ in range(2):
        handover.attach(add)

    assert read(full())["kabar/contoh.txt"] == b"Kabar contoh"


def add(_talk: Talk) -> list[handover.Part]:
    return [("kabar/contoh.txt", b"Kabar contoh")]
