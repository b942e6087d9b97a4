from collections.abc import Callable

import pytest

from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record.actions.correcting import correcting
from rembuk.record.models import Chapter, Consent, MediumState, Scope, Tape
from rembuk.record.queries.agreed import MOST_CHANGES, RECORD_EMPTY, STILL_PREPARED, record
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
        lambda talk: talk.commitments.update(text="Lain"),
        lambda talk: Tape.objects.create(talk=talk, lead=5),
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


def test_what_becomes_of_a_commitment_is_no_part_of_the_record() -> None:
    made = talk()
    before = record(made).version

    made.commitments.update(state="kept", note="Sudah dilakukan")

    assert record(made).version == before


def test_nothing_is_agreed_to_while_a_recording_is_prepared() -> None:
    made = talk()
    factory.medium(made, state=MediumState.WAITING)

    assert record(made).missing == (STILL_PREPARED,)


def test_the_bodies_read_chapters_and_where_else_it_can_be_seen() -> None:
    made = talk()
    Chapter.objects.create(talk=made, at=0, title="Buka")
    Tape.objects.create(talk=made, video="https://contoh.id/v")

    assert [(row.label, row.text) for row in record(made).rows][-2:] == [
        ("Bab", "0:00 Buka"),
        ("Video di situs lain", "https://contoh.id/v"),
    ]


def test_a_corrected_transcript_is_told_line_by_line() -> None:
    made = sample.talk(State.PUBLISHED)
    speaker = sample.speaker("Contoh Satu")
    for text in ("Satu", "Dua", "Tiga"):
        factory.line(made, text=text, person=speaker)
    assert record(made).corrected == ()

    correcting(made, sample.officer(), sample.OPENING)
    made = type(made).objects.get(pk=made.pk)
    made.lines.filter(text="Dua").update(text="Duo")
    made.lines.filter(text="Tiga").delete()
    factory.line(made, starts=20_000, ends=21_000, text="Empat")

    assert [(each.label, each.before, each.after) for each in record(made).corrected] == [
        ("0:05", "Contoh Satu: Dua", "Contoh Satu: Duo"),
        ("0:10", "Contoh Satu: Tiga", ""),
        ("0:20", "", "Empat"),
    ]


def test_a_transcript_put_in_the_place_of_another_is_told_in_part() -> None:
    made = sample.talk(State.PUBLISHED)
    factory.line(made, starts=500_000, ends=500_001)
    correcting(made, sample.officer(), sample.OPENING)
    made = type(made).objects.get(pk=made.pk)
    for n in range(MOST_CHANGES + 5):
        factory.line(made, starts=n * 10, ends=n * 10 + 5)

    told = record(made).corrected

    assert (len(told), told[-1].after) == (MOST_CHANGES + 1, "5 baris lagi")


def test_the_bodies_are_told_who_has_not_answered() -> None:
    made = sample.talk(State.HELD)
    speaker = sample.speaker("Contoh Satu")
    made.items.all().delete()
    factory.statement(made, person=speaker)

    (note,) = record(made).notes
    assert str(note) == "Belum menjawab apakah boleh direkam dan dikutip, jadi tetap ditampilkan: Contoh Satu."
    for scope in (Scope.RECORDING, Scope.QUOTE):
        Consent.objects.create(talk=made, person=speaker, scope=scope, given=True, at=sample.OPENING)
    assert record(made).notes == ()
