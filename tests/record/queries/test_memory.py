import pytest

from rembuk.programme.core.talk import State
from rembuk.record.models import Scope, StatementKind
from rembuk.record.queries.memory import choice, remembered, title_of
from tests.factories import programme as sample
from tests.factories import record

pytestmark = pytest.mark.django_db


def test_what_was_said_is_found_by_kind_topic_and_body() -> None:
    first = sample.talk(State.PUBLISHED, topics=["Coklit"])
    second = sample.talk(State.PUBLISHED, topics=["Partisipasi"])
    record.statement(first, StatementKind.TIP, text="kiat coklit")
    record.statement(second, StatementKind.TIP, text="kiat warga", person=sample.speaker("Contoh Dua"))
    record.statement(second, text="sambutan")
    record.statement(sample.talk(State.LIVE), StatementKind.TIP, text="belum selesai")

    assert [row.text for row in remembered(kind="tip")] == ["kiat warga", "kiat coklit"]
    assert [row.text for row in remembered(topic="Coklit")] == ["kiat coklit"]
    assert [row.text for row in remembered(body="kampus")] == ["kiat warga"]
    assert len(remembered()) == 3
    assert (choice().topics, [body.key for body in choice().bodies]) == (
        ["Coklit", "Partisipasi"],
        ["kampus", "kpu-kota"],
    )
    assert title_of(remembered(topic="Coklit")[0]) == "Ketua KPU Kota Contoh"


def test_what_someone_does_not_let_be_quoted_is_forgotten_on_that_talk_alone() -> None:
    silent = sample.speaker("Contoh Dua")
    for _ in range(2):
        record.statement(sample.talk(State.PUBLISHED), person=silent)
    record.withheld(remembered()[0].talk, silent, Scope.QUOTE)

    assert [row.talk.number for row in remembered()] == [1]
