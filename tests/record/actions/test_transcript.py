from dataclasses import replace

import pytest

from rembuk.institutions.permits import NotPermitted, Role
from rembuk.programme.actions import Stale
from rembuk.programme.core.talk import State
from rembuk.programme.models import Talk
from rembuk.record import actions
from rembuk.record.models import Line, Word
from rembuk.record.queries.transcript import line_version
from tests import logbook
from tests.factories import institutions, record
from tests.factories import programme as sample

pytestmark = pytest.mark.django_db
NOW = sample.OPENING

CAPTIONS = """WEBVTT

00:00:03.000 --> 00:00:05.000
Contoh Dua: Daftar pemilih dirapikan.

00:00:01.000 --> 00:00:02.000
<v Pembawa Acara>Selamat siang.
"""


def taken_in(talk: Talk, source: str = CAPTIONS, *, replace: bool = False) -> actions.Taken:
    return actions.import_captions(by=sample.officer(), talk=talk, source=source, replace=replace, now=NOW)


def rows(talk: Talk) -> list[tuple[int, str, str, str]]:
    return [
        (line.starts, line.person.name if line.person else "", line.speaker, line.text)
        for line in talk.lines.select_related("person")
    ]


def test_captions_become_lines_with_the_people_of_the_talk_and_the_log_keeps_no_word() -> None:
    talk = sample.talk(State.HELD)

    taken = taken_in(talk)

    assert rows(talk) == [
        (1000, "", "Pembawa Acara", "Selamat siang."),
        (3000, "Contoh Dua", "", "Daftar pemilih dirapikan."),
    ]
    assert taken == actions.Taken(2, ("Pembawa Acara",))
    entry = logbook.last()
    assert (entry.kind, entry.subject) == ("transcript.imported", f"programme.talk:{talk.pk}")
    assert sorted(entry.data) == ["lines", "sha256"]


def test_the_search_learns_the_words_of_the_captions() -> None:
    taken_in(sample.talk(State.HELD))

    assert set(Word.objects.values_list("word", flat=True)) == {
        "selamat", "siang", "daftar", "pemilih", "dirapikan",
    }  # fmt: skip


def test_a_second_file_takes_the_place_of_the_first_only_when_that_is_said() -> None:
    talk = sample.talk(State.HELD)
    taken_in(talk)

    with pytest.raises(actions.TranscriptThere):
        taken_in(talk, "WEBVTT\n\n00:01.000 --> 00:02.000\nLain\n")
    assert len(rows(talk)) == 2

    taken_in(talk, "WEBVTT\n\n00:01.000 --> 00:02.000\nLain\n", replace=True)
    assert rows(talk) == [(1000, "", "", "Lain")]


def test_a_broken_file_changes_nothing_and_names_its_line() -> None:
    talk = sample.talk(State.HELD)
    taken_in(talk)
    before, length = rows(talk), logbook.length()

    with pytest.raises(actions.CaptionsUnreadable) as refusal:
        taken_in(talk, "WEBVTT\n\n00:00:05.000 --> 00:00:02.000\nMundur\n", replace=True)

    assert str(refusal.value) == "Baris 3: takarir ini berakhir sebelum dimulai. Tidak ada yang diubah."
    assert (rows(talk), logbook.length()) == (before, length)


def test_only_utf_8_is_a_text() -> None:
    assert actions.text_of("\ufeffé".encode()) == "é"
    with pytest.raises(actions.NotText):
        actions.text_of(b"\xff\xfe\x00")


def test_a_corrected_line_keeps_the_words_it_came_with() -> None:
    talk = sample.talk(State.HELD)
    line = record.line(talk, text="Coklit terbatass")
    facts = actions.LineFacts(person=sample.speaker("Contoh Satu"), text="Coklit terbatas")

    first = actions.correct_line(
        by=sample.officer(), line=line, facts=facts, version=line_version(line), now=NOW
    )
    again = actions.correct_line(
        by=sample.officer(),
        line=first,
        facts=replace(facts, person=None, speaker="Warga", text="Coklit terbatas."),
        version=line_version(first),
        now=NOW,
    )

    assert (again.text, again.source, again.person, again.speaker) == (
        "Coklit terbatas.",
        "Coklit terbatass",
        None,
        "Warga",
    )
    assert logbook.last().data == {"line": line.pk, "version": line_version(again)}


def test_two_who_correct_one_line_do_not_undo_each_other() -> None:
    line = record.line(sample.talk(State.HELD))
    facts = actions.LineFacts(person=None, text="Lain")

    with pytest.raises(Stale):
        actions.correct_line(by=sample.officer(), line=line, facts=facts, version="old", now=NOW)
    with pytest.raises(actions.LineEmpty):
        actions.correct_line(
            by=sample.officer(), line=line, facts=replace(facts, text=" "), version=line_version(line), now=NOW
        )
    line.refresh_from_db()
    assert line.text == "Contoh kalimat yang diucapkan"


def test_remove_line_takes_out_the_one() -> None:
    talk = sample.talk(State.HELD)
    kept, gone = record.line(talk), record.line(talk)

    actions.remove_line(by=sample.officer(), line=gone, now=NOW)

    assert list(Line.objects.all()) == [kept]
    assert logbook.last().kind == "transcript.shortened"


def test_chapters_are_set_from_a_list_and_given_back_to_the_clock() -> None:
    talk = sample.talk(State.HELD)

    actions.import_chapters(by=sample.officer(), talk=talk, text="0:00 Buka\n1:00 Inti", now=NOW)
    assert list(talk.chapters.values_list("at", "title")) == [(0, "Buka"), (60_000, "Inti")]

    actions.import_chapters(by=sample.officer(), talk=talk, text=" ", now=NOW)
    assert talk.chapters.count() == 0
    assert logbook.last().data == {"chapters": 0}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Buka", "Tidak ada baris yang diawali waktu. Tulis satu bab per baris: 12:30 Judul."),
        (
            "1:00 A\n0:30 B",
            "Baris 2: awali dengan waktu yang lebih akhir dari baris sebelumnya, misalnya 12:30 Judul.",
        ),
    ],
)
def test_a_list_that_cannot_be_taken_leaves_the_chapters(text: str, words: str) -> None:
    talk = sample.talk(State.HELD)
    actions.import_chapters(by=sample.officer(), talk=talk, text="0:00 Buka", now=NOW)

    with pytest.raises(actions.ChaptersUnreadable) as refusal:
        actions.import_chapters(by=sample.officer(), talk=talk, text=text, now=NOW)

    assert (str(refusal.value), talk.chapters.count()) == (words, 1)


def test_set_tape_says_how_the_recording_stands_to_the_clock() -> None:
    talk = sample.talk(State.HELD)

    for lead in (90, 95):
        actions.set_tape(by=sample.officer(), talk=talk, lead=lead, video="https://video.example.id/1", now=NOW)

    assert (talk.tape.lead, talk.tape.video) == (95, "https://video.example.id/1")


def test_only_a_partner_who_keeps_the_record_may_touch_it() -> None:
    talk = sample.talk(State.HELD)
    line = record.line(talk)
    for by in (institutions.outsider(), sample.officer(Role.OBSERVER)):
        acts = (
            lambda by=by: actions.import_captions(by=by, talk=talk, source=CAPTIONS, replace=True, now=NOW),
            lambda by=by: actions.correct_line(
                by=by, line=line, facts=actions.LineFacts(person=None, text="x"), version="", now=NOW
            ),
            lambda by=by: actions.remove_line(by=by, line=line, now=NOW),
            lambda by=by: actions.import_chapters(by=by, talk=talk, text="0:00 A", now=NOW),
            lambda by=by: actions.set_tape(by=by, talk=talk, lead=1, video="", now=NOW),
        )
        for act in acts:
            with pytest.raises(NotPermitted):
                act()

    assert (talk.lines.count(), logbook.length()) == (1, 0)
