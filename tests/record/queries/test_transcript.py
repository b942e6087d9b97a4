import pytest
from pytest_django import DjangoAssertNumQueries

from rembuk.programme.core.talk import State
from rembuk.record.core.captions import Cue
from rembuk.record.core.chapters import Chapter
from rembuk.record.models import Chapter as ChapterRow
from rembuk.record.models import Scope, Tape
from rembuk.record.queries import transcript
from tests.factories import programme as sample
from tests.factories import record

pytestmark = pytest.mark.django_db


def test_the_rundowns_clock_gives_the_chapters_of_the_recording() -> None:
    talk = sample.talk(State.HELD)
    talk.items.filter(position=3).update(opened_at=None, closed_at=None)
    tape = Tape(talk=talk, lead=90)

    assert transcript.chapters(talk, tape) == [
        Chapter(90_000, "Contoh butir 1"),
        Chapter(1_290_000, "Contoh butir 2"),
    ]


def test_chapters_entered_by_hand_go_before_the_clock() -> None:
    talk = sample.talk(State.HELD)
    ChapterRow.objects.create(talk=talk, at=5_000, title="Buka")

    assert transcript.chapters(talk, Tape(talk=talk)) == [Chapter(5_000, "Buka")]


def test_a_talk_without_clock_and_list_has_no_chapters() -> None:
    assert transcript.chapters(sample.talk(State.ANNOUNCED), Tape()) == []


def test_pieces_hold_every_line_once_and_each_chapter_where_it_begins() -> None:
    talk = sample.talk(State.HELD, items=0)
    for number in range(transcript.PIECE + 2):
        record.line(talk, text=f"kalimat {number}", person=sample.speaker("Contoh Satu"))
    last = transcript.PIECE * 5_000
    ChapterRow.objects.create(talk=talk, at=0, title="Awal")
    ChapterRow.objects.create(talk=talk, at=last - 1, title="Akhir")

    pieces = [transcript.piece(talk, number) for number in (1, 2)]

    shown = [line.text for piece in pieces if piece for turn in piece.turns for line in turn.lines]
    headings = [[turn.heading for turn in piece.turns] for piece in pieces if piece]
    assert shown == [f"kalimat {number}" for number in range(transcript.PIECE + 2)]
    assert headings == [["Awal", "Akhir"], [""]]
    assert [transcript.piece(talk, number) for number in (0, 3)] == [None, None]


def test_a_chapter_between_two_pieces_stands_at_the_head_of_the_second() -> None:
    talk = sample.talk(State.HELD, items=0)
    for _ in range(transcript.PIECE + 1):
        record.line(talk)
    ChapterRow.objects.create(talk=talk, at=transcript.PIECE * 5_000, title="Inti")

    second = transcript.piece(talk, 2)

    assert second is not None
    assert [turn.heading for turn in second.turns] == ["Inti"]
    assert transcript.whole(talk, transcript.heard(talk).chapters).contents == [
        (Chapter(transcript.PIECE * 5_000, "Inti"), 2)
    ]


def test_lines_of_one_speaker_stand_together() -> None:
    talk = sample.talk(State.HELD, items=0)
    for name in ("Contoh Satu", "Contoh Satu", "Contoh Dua"):
        record.line(talk, person=sample.speaker(name))
    record.line(talk, speaker="Warga")

    piece = transcript.piece(talk, 1)

    assert piece is not None
    assert [(turn.name, len(turn.lines)) for turn in piece.turns] == [
        ("Contoh Satu", 2),
        ("Contoh Dua", 1),
        ("Warga", 1),
    ]


def test_what_someone_withholds_is_in_no_piece_and_no_file() -> None:
    talk = sample.talk(State.HELD, items=0)
    silent = sample.speaker("Contoh Dua")
    record.line(talk, person=silent, text="rahasia")
    record.line(talk, person=sample.speaker("Contoh Satu"), text="terbuka")
    record.line(talk, text="hadirin")
    record.withheld(talk, silent, Scope.RECORDING)
    record.withheld(talk, sample.speaker("Contoh Satu"), Scope.QUOTE)

    assert [cue.text for cue in transcript.cues(talk)] == ["terbuka", "hadirin"]
    assert next(iter(transcript.cues(talk))) == Cue(5_000, 10_000, "Contoh Satu", "terbuka")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_transcript_at_a_glance_takes_seven_queries(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    talk = sample.talk(State.HELD, items=rows)
    for _ in range(rows):
        record.line(talk, text="x" * 40)

    with django_assert_num_queries(7):
        whole = transcript.whole(talk, transcript.heard(talk).chapters)

    assert (whole.weight, whole.first is not None) == (100 * rows, True)


def test_a_recording_ends_when_its_last_part_does() -> None:
    talk = sample.talk(State.HELD)
    record.line(talk)

    assert transcript.length(talk, [Chapter(9_000, "Akhir")]) == 10_000
    record.medium(talk, seconds=60)
    assert transcript.length(talk, []) == 60_000


def test_a_line_has_a_version_for_what_its_form_shows() -> None:
    line = record.line(sample.talk(State.HELD))
    before = transcript.line_version(line)
    line.text = "lain"

    assert transcript.line_version(line) != before
