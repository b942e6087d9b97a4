from collections.abc import Callable

import pytest

from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record.models import Chapter
from rembuk.record.queries.agreed import RECORD_EMPTY, record
from tests.factories import programme as sample
from tests.factories import record as factory

pytestmark = pytest.mark.django_db


def talk() -> Talk:
    made = sample.talk(State.HELD)
    factory.statement(made, text="Kata")
    factory.line(made)
    sample.commitment(made)
    factory.attendance(made)
    return made


def test_the_bodies_read_what_they_agree_to() -> None:
    content = record(talk())

    assert [(row.label, row.text) for row in content.rows][:3] == [
        ("Sambutan · Contoh Satu", "Kata"),
        ("Janji tindak lanjut · KPU Kota Contoh", "Contoh janji tindak lanjut (9 Desember 2026)"),
        ("Kehadiran", "42 di aula, 180 daring"),
    ]
    assert content.rows[3].text.startswith("1 baris, tanda ")
    assert content.missing == ()


def test_an_empty_record_is_nothing_to_agree_to() -> None:
    assert record(sample.talk(State.HELD)).missing == (RECORD_EMPTY,)


@pytest.mark.parametrize(
    "change",
    [
        lambda talk: talk.statements.update(text="Lain"),
        lambda talk: talk.commitments.update(state="kept"),
        lambda talk: talk.lines.update(text="Lain"),
        lambda talk: Chapter.objects.create(talk=talk, at=0, title="Buka"),
        factory.medium,
        lambda talk: type(talk.attendance).objects.update(hall=43),
    ],
)
def test_whatever_changes_is_another_record(change: Callable[[Talk], object]) -> None:
    made = talk()
    before = record(made).version
    assert record(made).version == before

    change(made)

    assert record(made).version != before
