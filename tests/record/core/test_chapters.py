import pytest
import webvtt

from rembuk.record.core.chapters import Chapter, ChapterUnreadable, NoChapters, listed, podcast, read, track

CHAPTERS = [Chapter(0, "Sambutan"), Chapter(750_000, "Acara inti"), Chapter(3_723_000, "Penutup")]


def test_a_list_comes_in_as_people_write_it() -> None:
    text = "Bincang pertama\n\n0:00 Sambutan\n[12:30] - Acara inti\n• 1:02:03 Penutup\n"

    assert read(text) == CHAPTERS


def test_what_goes_out_comes_in_again() -> None:
    assert listed(CHAPTERS, opening="Pembuka") == "0:00 Sambutan\n12:30 Acara inti\n1:02:03 Penutup\n"
    assert read(listed(CHAPTERS, opening="Pembuka")) == CHAPTERS


def test_a_list_begins_at_its_beginning() -> None:
    assert listed(CHAPTERS[1:2], opening="Pembuka") == "0:00 Pembuka\n12:30 Acara inti\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [("0:00 A\ntanpa waktu\n", 2), ("5:00 A\n\n4:00 B", 3), ("0:00 A\n0:00 B", 2), ("0:00 A\n99:00:00 B", 2)],
)
def test_a_line_that_breaks_the_order_is_named(text: str, line: int) -> None:
    with pytest.raises(ChapterUnreadable) as refusal:
        read(text)

    assert refusal.value.line == line


def test_a_text_without_times_holds_no_chapters() -> None:
    with pytest.raises(NoChapters):
        read("Sambutan\nAcara inti")


def test_a_podcast_counts_in_seconds() -> None:
    assert podcast(CHAPTERS[1:2]) == {
        "version": "1.2.0",
        "chapters": [{"startTime": 750.0, "title": "Acara inti"}],
    }


def test_a_player_is_told_where_each_chapter_ends() -> None:
    cues = webvtt.from_string(track(CHAPTERS, ends=4_000_000)).captions

    assert [(cue.start, cue.end, cue.text) for cue in cues] == [
        ("00:00:00.000", "00:12:30.000", "Sambutan"),
        ("00:12:30.000", "01:02:03.000", "Acara inti"),
        ("01:02:03.000", "01:06:40.000", "Penutup"),
    ]
